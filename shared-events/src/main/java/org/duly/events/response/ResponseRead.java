package org.duly.events.response;

import org.duly.events.Classification;
import org.duly.events.EventType;

/**
 * Someone read the response.
 *
 * @param reader opaque id
 */
@EventType(value = "org.duly.engagement.response-read.v1", classification = Classification.OFFICIAL_SENSITIVE)
public record ResponseRead(String reader) implements ResponseEvent {}
