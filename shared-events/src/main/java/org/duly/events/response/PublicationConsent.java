package org.duly.events.response;

/** What the respondent allows to be published. */
public enum PublicationConsent {
    PUBLISH,
    PUBLISH_WITHOUT_NAME,
    DO_NOT_PUBLISH
}
