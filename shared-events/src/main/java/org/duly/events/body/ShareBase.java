package org.duly.events.body;

/** What a share of votes is taken of. */
public enum ShareBase {
    /** Votes for and against; abstentions are not cast. */
    CAST,
    /** Eligible members present, so that an abstention weighs against. */
    PRESENT,
    /** All members entitled to vote on the item. */
    ELIGIBLE;
}
