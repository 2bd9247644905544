package org.duly.events.response;

import org.duly.events.Classification;
import org.duly.events.EventType;
import org.duly.events.engagement.Channel;

/** The respondent was told that the response had arrived. */
@EventType(value = "org.duly.engagement.response-acknowledged.v1", classification = Classification.OFFICIAL_SENSITIVE)
public record ResponseAcknowledged(Channel channel) implements ResponseEvent {}
