package org.duly.events.engagement;

import org.duly.events.EventType;

/** The engagement was ended without being completed. */
@EventType("org.duly.engagement.engagement-withdrawn.v1")
public record EngagementWithdrawn(String reason) implements EngagementEvent {}
