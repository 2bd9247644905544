package org.duly.events.response;

/** What the respondent allows to be published; a letter that does not say so is {@link #NOT_STATED}, and not published. */
public enum PublicationConsent {
    PUBLISH,
    PUBLISH_WITHOUT_NAME,
    DO_NOT_PUBLISH,
    NOT_STATED
}
