package org.duly.events.privacy;

import java.util.UUID;
import org.duly.events.Classification;
import org.duly.events.EventType;

/**
 * A respondent's key was ordered destroyed: their personal fields can never be read again, here or in any copy.
 *
 * @param keyReference the respondent's id
 * @param legalBasis for example UK GDPR article 17(1)(b)
 */
@EventType(value = "org.duly.privacy.respondent-erased.v1", classification = Classification.OFFICIAL_SENSITIVE)
public record RespondentErased(UUID keyReference, String legalBasis) implements PrivacyEvent {}
