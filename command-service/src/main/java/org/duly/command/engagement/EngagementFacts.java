package org.duly.command.engagement;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.duly.events.engagement.EngagementPlan;
import org.jspecify.annotations.Nullable;

/**
 * What other capabilities may know of an engagement when they decide.
 *
 * @param closesAt the first instant that is late, or null if the engagement was never opened
 * @param campaigns the ids of the campaigns that were identified
 * @param reports how many versions of its report were issued
 */
public record EngagementFacts(
        UUID engagementId, EngagementPlan plan, @Nullable Instant closesAt, Set<String> campaigns, int reports) {
    /**
     * Whether something received at an instant was late: by the instants alone, never by when it was keyed. Before an
     * opening there is no deadline and nothing is late.
     */
    public boolean isLate(Instant receivedAt) {
        return closesAt != null && !receivedAt.isBefore(closesAt);
    }
}
