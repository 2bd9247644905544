package org.duly.events.disclosure;

/** What a bundle can be about. */
public enum SubjectKind {
    /** A decision, with what it rests on. */
    DECISION,
    /** A body's sign-off of a document. */
    SIGN_OFF,
    /** An engagement with everything in it. */
    ENGAGEMENT,
    /** A merger case. */
    MERGER;
}
