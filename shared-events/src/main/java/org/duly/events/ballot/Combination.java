package org.duly.events.ballot;

/** How constituencies make one result. */
public enum Combination {
    /** Each is quorate and carries. */
    ALL,
    /** One that is quorate and carries is enough. */
    ANY,
    /** All are counted as one, quorum and share alike. */
    OVERALL;
}
