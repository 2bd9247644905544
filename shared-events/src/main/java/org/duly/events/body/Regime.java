package org.duly.events.body;

/** The law a body meets and publishes under. */
public enum Regime {
    /** The executive of an English council: Local Authorities (Executive Arrangements) (Meetings and Access to Information) (England) Regulations 2012. */
    COUNCIL_EXECUTIVE,
    /** A council or its committees: Local Government Act 1972, Part VA. */
    COUNCIL_NON_EXECUTIVE,
    /** A body of the National Health Service: Public Bodies (Admission to Meetings) Act 1960 and its own constitution. */
    NHS_BODY,
    /** Its own rules alone. */
    OTHER;
}
