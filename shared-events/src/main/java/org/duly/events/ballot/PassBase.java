package org.duly.events.ballot;

/** What the votes for are a share of. */
public enum PassBase {
    /** Papers for and against: neither abstentions nor spoilt ones. */
    CAST,
    /** The whole electorate. */
    ELIGIBLE;
}
