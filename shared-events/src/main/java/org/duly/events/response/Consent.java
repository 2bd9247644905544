package org.duly.events.response;

/** What the respondent agreed to. */
public record Consent(PublicationConsent publication, boolean mayContact) {}
