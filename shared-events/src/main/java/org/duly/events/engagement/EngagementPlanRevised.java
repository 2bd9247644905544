package org.duly.events.engagement;

import org.duly.events.EventType;

/** The plan was changed before opening. */
@EventType("org.duly.engagement.engagement-plan-revised.v1")
public record EngagementPlanRevised(EngagementPlan plan, String reason) implements EngagementEvent {}
