package org.duly.events.ballot;

/** What is counted. */
public enum BallotMeasure {
    /** Each member once. */
    MEMBERS,
    /** Each member by their weight. */
    WEIGHT;
}
