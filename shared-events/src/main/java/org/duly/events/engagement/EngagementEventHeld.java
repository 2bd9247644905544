package org.duly.events.engagement;

import java.time.Instant;
import org.duly.events.EventType;
import org.jspecify.annotations.Nullable;

/** A meeting, drop-in or focus group took place. */
@EventType("org.duly.engagement.engagement-event-held.v1")
public record EngagementEventHeld(
        String kind,
        String place,
        Instant heldAt,
        int attendees,
        @Nullable String stakeholderGroup) implements EngagementEvent {}
