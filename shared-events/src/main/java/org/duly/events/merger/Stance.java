package org.duly.events.merger;

/** Where a stakeholder stands. */
public enum Stance {
    /** For it. */
    SUPPORTS,
    /** For it under conditions. */
    SUPPORTS_WITH_CONDITIONS,
    /** Neither. */
    NEUTRAL,
    /** Against it. */
    OPPOSES;
}
