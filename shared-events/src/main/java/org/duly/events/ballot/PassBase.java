package org.duly.events.ballot;

/** What the votes for are a share of. */
public enum PassBase {
    /** Papers for and against: neither abstentions nor spoilt ones. */
    CAST,
    /** Papers for, against and abstaining: not spoilt ones, so that an abstention weighs against. */
    WITH_ABSTENTIONS,
    /** The whole electorate. */
    ELIGIBLE;
}
