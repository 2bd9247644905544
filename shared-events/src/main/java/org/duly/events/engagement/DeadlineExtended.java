package org.duly.events.engagement;

import java.time.Instant;
import org.duly.events.EventType;

/** The deadline was moved later. */
@EventType("org.duly.engagement.deadline-extended.v1")
public record DeadlineExtended(Instant from, Instant to, String reason) implements EngagementEvent {}
