package org.duly.events.ballot;

/** What a paper says. */
public enum BallotChoice {
    /** For. */
    APPROVE,
    /** Against. */
    REJECT,
    /** Neither. */
    ABSTAIN,
    /** Not to be read, or more than one. */
    SPOILT;
}
