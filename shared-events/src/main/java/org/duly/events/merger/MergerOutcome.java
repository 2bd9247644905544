package org.duly.events.merger;

/** What was decided on a merger. */
public enum MergerOutcome {
    /** It goes ahead. */
    APPROVED,
    /** It does not. */
    REJECTED,
    /** Not now. */
    DEFERRED;
}
