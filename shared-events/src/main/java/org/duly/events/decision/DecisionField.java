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
    /** The interests declared, rulings on them and dispensations. */
    CONFLICTS,
    /** What it relied on. */
    BACKGROUND_PAPERS,
    /** By what right it was decided. */
    AUTHORITY,
    /** The vote or the quorum. */
    VOTE,
    /** Why it came when it did. */
    EXPLANATION,
    /** Anything else, as the reason says. */
    OTHER;
}
