package org.duly.events.response;

import org.duly.events.Classification;
import org.duly.events.EventType;

/**
 * Someone other than the coder looked at the coding.
 *
 * @param reviewer opaque id
 */
@EventType(value = "org.duly.engagement.coding-reviewed.v1", classification = Classification.OFFICIAL_SENSITIVE)
public record CodingReviewed(String reviewer, boolean agreed) implements ResponseEvent {}
