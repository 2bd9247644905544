package org.duly.events.response;

import org.duly.events.Classification;
import org.duly.events.EventType;

/**
 * Someone ruled whether a late response may be counted.
 *
 * @param ruledBy opaque id
 * @param reason in the body's own words, never about the respondent
 */
@EventType(value = "org.duly.engagement.late-response-ruled.v1", classification = Classification.OFFICIAL_SENSITIVE)
public record LateResponseRuled(boolean counted, String ruledBy, String reason) implements ResponseEvent {}
