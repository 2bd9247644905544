package org.duly.events.merger;

/** What a regulator determined. */
public enum Determination {
    /** Yes. */
    APPROVED,
    /** Yes, on conditions. */
    APPROVED_WITH_CONDITIONS,
    /** No. */
    REJECTED,
    /** Not yet. */
    DEFERRED;
}
