package org.duly.events.response;

import org.duly.events.Classification;
import org.duly.events.EventType;

/** The respondent took the response back. */
@EventType(value = "org.duly.engagement.response-withdrawn.v1", classification = Classification.OFFICIAL_SENSITIVE)
public record ResponseWithdrawn(String reason) implements ResponseEvent {}
