package org.duly.events.decision;

/** What was decided. */
public enum DecisionOutcome {
    /** Yes. */
    APPROVED,
    /** Yes, on conditions. */
    APPROVED_WITH_CONDITIONS,
    /** No. */
    REJECTED,
    /** Not now. */
    DEFERRED,
    /** Taken note of. */
    NOTED,
    /** Put to another body. */
    REFERRED,
    /** Anything else, as the text of the decision says. */
    OTHER;
}
