package org.duly.events.response;

/** In what capacity someone responds. */
public enum RespondentKind {
    INDIVIDUAL,
    ORGANISATION,
    ELECTED_REPRESENTATIVE,
    MEMBER_PRACTICE,
    STAFF,
    ANONYMOUS
}
