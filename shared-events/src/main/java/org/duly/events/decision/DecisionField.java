package org.duly.events.decision;

/** What in a decision record may be corrected or completed. */
public enum DecisionField {
    /** Its title. */
    TITLE,
    /** What was decided. */
    TEXT,
    /** Why. */
    REASONS,
    /** The alternatives considered and rejected. */
    ALTERNATIVES_REJECTED,
    /** The interests declared. */
    CONFLICTS,
    /** What it relied on. */
    BACKGROUND_PAPERS;
}
