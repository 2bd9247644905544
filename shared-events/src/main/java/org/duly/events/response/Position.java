package org.duly.events.response;

/** Where a response stands on a proposal or a theme. The same words and the same codes throughout. */
public enum Position {
    SUPPORT,
    CONCERN,
    OPPOSE,
    UNCLEAR,
    NONE
}
