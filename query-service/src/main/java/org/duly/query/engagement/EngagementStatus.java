package org.duly.query.engagement;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.duly.events.engagement.EngagementKind;
import org.duly.events.engagement.StakeholderGroup;
import org.duly.query.asof.Cut;
import org.duly.query.response.ResponseCounts;
import org.jspecify.annotations.Nullable;

/**
 * How an engagement stands.
 *
 * @param now the time this is about
 * @param asOf what "before" means where this is about the past; null where it is about now
 * @param closesAtLocal the deadline in the calendar it was announced in
 * @param daysLeft days one can still respond after today, in that calendar: 0 on the last day; null unless open
 * @param responses items, people and campaigns are three separate counts; the 200 largest places and campaigns
 * @param silentGroups planned groups nobody has responded for, those that must be heard first
 * @param reportStale whether the register is another since the last report was judged; null if there is none
 * @param appliedPosition of the log up to which this was worked out
 */
public record EngagementStatus(
        UUID id,
        String title,
        EngagementKind kind,
        Phase phase,
        Instant now,
        Cut.@Nullable Clock asOf,
        @Nullable Instant opensAt,
        @Nullable Instant closesAt,
        @Nullable OffsetDateTime closesAtLocal,
        @Nullable String timeZone,
        @Nullable Long daysLeft,
        ResponseCounts responses,
        List<StakeholderGroup> silentGroups,
        @Nullable Boolean reportStale,
        String log,
        long appliedPosition,
        long streamVersion) {

    static EngagementStatus of(
            EngagementRow row, ResponseCounts counts, @Nullable ReportState report, Cut cut, Cut.@Nullable Clock asOf) {
        Instant now = cut.time();
        EngagementFacts facts = row.facts();
        Set<String> heard = counts.byGroup().stream()
                .map(ResponseCounts.Group::value)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return new EngagementStatus(
                row.id(),
                facts.plan().title(),
                facts.plan().kind(),
                Phase.of(facts, now),
                now,
                asOf,
                facts.opensAt(),
                facts.closesAt(),
                closesAtLocal(facts),
                facts.timeZone(),
                Phase.daysLeft(facts, now),
                counts.shown(),
                silent(facts.plan().stakeholderGroups(), heard),
                report == null ? null : report.stale(),
                row.log(),
                cut.position(),
                row.streamVersion());
    }

    private static @Nullable OffsetDateTime closesAtLocal(EngagementFacts facts) {
        return facts.closesAt() == null || facts.timeZone() == null
                ? null
                : OffsetDateTime.ofInstant(facts.closesAt(), ZoneId.of(facts.timeZone()));
    }

    private static List<StakeholderGroup> silent(List<StakeholderGroup> planned, Set<String> heard) {
        return planned.stream()
                .filter(group -> !heard.contains(group.id()))
                .sorted((one, other) -> Boolean.compare(other.primary(), one.primary()))
                .toList();
    }
}
