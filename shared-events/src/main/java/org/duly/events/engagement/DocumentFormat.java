package org.duly.events.engagement;

/** The form in which a document is published, so that everyone can read it. */
public enum DocumentFormat {
    STANDARD,
    EASY_READ,
    LARGE_PRINT,
    TRANSLATION
}
