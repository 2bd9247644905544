package org.duly.events.response;

import org.duly.events.Classification;
import org.duly.events.EventType;
import org.jspecify.annotations.Nullable;

/**
 * The response counts.
 *
 * @param note in the body's own words, never about the respondent
 */
@EventType(value = "org.duly.engagement.response-counted.v1", classification = Classification.OFFICIAL_SENSITIVE)
public record ResponseCounted(@Nullable String note) implements ResponseEvent {}
