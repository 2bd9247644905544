package org.duly.events.signoff;

/** What a ruling on an interest has the member do. */
public enum ConflictAction {
    /** Take part as everyone. */
    NO_ACTION,
    /** Take part and vote, the interest being known. */
    STAY_AND_VOTE,
    /** Speak, but not vote. */
    SPEAK_NOT_VOTE,
    /** Leave the room for the item. */
    LEAVE,
    /** Leave, and not receive the papers. */
    PAPERS_WITHHELD;
}
