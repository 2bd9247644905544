package org.duly.events.response;

import org.duly.events.Classification;
import org.duly.events.EventType;

/**
 * Someone read the response.
 *
 * @param reader opaque id
 * @param responseVersion the version of the answers that was read, from 1
 */
@EventType(value = "org.duly.engagement.response-read.v1", classification = Classification.OFFICIAL_SENSITIVE)
public record ResponseRead(String reader, int responseVersion) implements ResponseEvent {}
