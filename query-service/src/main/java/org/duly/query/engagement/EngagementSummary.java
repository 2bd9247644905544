package org.duly.query.engagement;

import java.time.Instant;
import java.util.UUID;
import org.duly.events.engagement.EngagementKind;
import org.jspecify.annotations.Nullable;

/** An engagement in a list. */
public record EngagementSummary(
        UUID id,
        String title,
        EngagementKind kind,
        Phase phase,
        @Nullable Instant closesAt,
        @Nullable Long daysLeft,
        long received,
        long pending) {}
