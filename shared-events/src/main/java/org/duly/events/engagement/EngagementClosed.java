package org.duly.events.engagement;

import java.time.Instant;
import org.duly.events.EventType;

/** The deadline passed. What arrives from this instant on is late. */
@EventType("org.duly.engagement.engagement-closed.v1")
public record EngagementClosed(Instant closedAt) implements EngagementEvent {}
