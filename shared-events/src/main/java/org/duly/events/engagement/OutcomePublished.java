package org.duly.events.engagement;

import org.duly.events.EventType;

/** People were told: you asked, you said, we did. */
@EventType("org.duly.engagement.outcome-published.v1")
public record OutcomePublished(String asked, String said, String did) implements EngagementEvent {}
