package org.duly.events.governance;

/** Whose decision it is under the scheme of reservation and delegation. */
public enum AuthorityKind {
    /** Kept for the body itself. */
    RESERVED,
    /** Given to the body or office that decides. */
    DELEGATED;
}
