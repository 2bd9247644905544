package org.duly.events.engagement;

import org.duly.events.EventType;

/** An engagement was planned: the first event of its stream. */
@EventType("org.duly.engagement.engagement-planned.v1")
public record EngagementPlanned(EngagementPlan plan) implements EngagementEvent {}
