package org.duly.events.engagement;

/** The form in which a document is published, so that everyone can take it in. */
public enum DocumentFormat {
    STANDARD,
    EASY_READ,
    LARGE_PRINT,
    BRAILLE,
    AUDIO,
    SIGN_LANGUAGE,
    TRANSLATION
}
