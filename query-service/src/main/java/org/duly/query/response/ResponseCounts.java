package org.duly.query.response;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.duly.query.asof.Cut;
import org.duly.query.response.Tally.Cell;
import org.duly.query.response.Tally.Counts;
import org.duly.query.response.Tally.Dimension;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How many responses an engagement has: received = counted + excluded + pending.
 *
 * @param late received at or after the deadline as it stands, whatever became of them
 * @param lateUnruled of these, still pending without a ruling
 * @param withdrawn taken back; they are among the excluded
 * @param people signatories of the items received
 * @param countedPeople signatories of the items counted
 * @param campaigns distinct campaigns among the items received
 * @param countedCampaigns distinct campaigns among the items counted
 * @param byChannel and so on: largest first
 */
public record ResponseCounts(
        long received,
        long counted,
        long excluded,
        long pending,
        long late,
        long lateUnruled,
        long withdrawn,
        long people,
        long countedPeople,
        long campaigns,
        long countedCampaigns,
        List<Group> byChannel,
        List<Group> byGroup,
        List<Group> byPlace,
        List<Group> byReceivingBody,
        List<Group> byRespondentKind,
        List<Group> byCampaign) {
    /** Places and campaigns shown in a status; of these there may be thousands. */
    private static final int MOST_SHOWN = 200;

    /**
     * The responses that say the same of themselves.
     *
     * @param value null for those that do not say
     */
    public record Group(
            @Nullable String value, long received, long counted, long excluded, long pending, long people) {}

    /**
     * Reads the counts as they are now. The caller's transaction makes them agree with one another.
     *
     * @param closesAt the deadline, null if there is none yet
     */
    public static ResponseCounts read(JdbcClient jdbc, UUID engagementId, @Nullable Instant closesAt) {
        Map<Cell, Counts> cells = new HashMap<>();
        jdbc.sql("SELECT dimension, value, " + String.join(", ", TallyTable.MEASURES)
                        + " FROM read.tally WHERE engagement_id = ?")
                .param(engagementId)
                .query(row -> {
                    cells.put(
                            new Cell(Dimension.valueOf(row.getString("dimension")), row.getString("value")),
                            TallyTable.read(row));
                });
        return closesAt == null ? of(cells, 0, 0) : late(jdbc, engagementId, closesAt, cells);
    }

    /**
     * Reads the counts as they were, or as they had happened.
     *
     * @param closesAt the deadline as of the same cut, null if there was none
     */
    public static ResponseCounts read(JdbcClient jdbc, UUID engagementId, @Nullable Instant closesAt, Cut cut) {
        Map<Cell, Counts> cells = TallyHistory.at(jdbc, engagementId, cut);
        Counts late = closesAt == null ? Counts.NONE : TallyHistory.late(jdbc, engagementId, cut, closesAt, cells);
        return of(cells, late.received(), late.unruled());
    }

    private static ResponseCounts of(Map<Cell, Counts> cells, long late, long lateUnruled) {
        Counts all = cells.getOrDefault(Cell.of(Dimension.ALL, ""), Counts.NONE);
        List<Group> campaigns = of(cells, Dimension.CAMPAIGN);
        return new ResponseCounts(
                all.received(),
                all.counted(),
                all.excluded(),
                all.pending(),
                late,
                lateUnruled,
                all.withdrawn(),
                all.people(),
                all.countedPeople(),
                campaigns.size(),
                campaigns.stream().filter(campaign -> campaign.counted() > 0).count(),
                of(cells, Dimension.CHANNEL),
                of(cells, Dimension.STAKEHOLDER_GROUP),
                of(cells, Dimension.PLACE),
                of(cells, Dimension.RECEIVING_BODY),
                of(cells, Dimension.RESPONDENT_KIND),
                campaigns);
    }

    /** Whole days from the counts, the deadline's own day from the index of receipt. */
    private static ResponseCounts late(JdbcClient jdbc, UUID engagementId, Instant closesAt, Map<Cell, Counts> cells) {
        LocalDate nextDay = Tally.firstWholeDay(closesAt);
        Counts later = Tally.receivedFrom(nextDay, cells);
        return jdbc.sql("""
                        SELECT count(*) AS late,
                               count(*) FILTER (WHERE state = 'PENDING' AND NOT jsonb_exists(facts, 'lateRuling')) AS unruled
                        FROM read.response
                        WHERE engagement_id = :engagement AND received_at >= :closesAt AND received_at < :nextDay
                        """)
                .param("engagement", engagementId)
                .param("closesAt", closesAt.atOffset(ZoneOffset.UTC))
                .param("nextDay", Tally.startOf(nextDay).atOffset(ZoneOffset.UTC))
                .query((row, _) ->
                        of(cells, later.received() + row.getLong("late"), later.unruled() + row.getLong("unruled")))
                .single();
    }

    private static List<Group> of(Map<Cell, Counts> cells, Dimension dimension) {
        return cells.entrySet().stream()
                .filter(entry -> entry.getKey().dimension() == dimension)
                .sorted(Comparator.comparingLong((Map.Entry<Cell, Counts> entry) ->
                                -entry.getValue().received())
                        .thenComparing(entry -> entry.getKey().value()))
                .map(entry -> group(entry.getKey().value(), entry.getValue()))
                .toList();
    }

    private static Group group(String value, Counts counts) {
        return new Group(
                value.isEmpty() ? null : value,
                counts.received(),
                counts.counted(),
                counts.excluded(),
                counts.pending(),
                counts.people());
    }

    /** The same with the largest places and campaigns only. */
    public ResponseCounts shown() {
        return new ResponseCounts(
                received,
                counted,
                excluded,
                pending,
                late,
                lateUnruled,
                withdrawn,
                people,
                countedPeople,
                campaigns,
                countedCampaigns,
                byChannel,
                byGroup,
                shown(byPlace),
                byReceivingBody,
                byRespondentKind,
                shown(byCampaign));
    }

    private static List<Group> shown(List<Group> groups) {
        return groups.subList(0, Math.min(MOST_SHOWN, groups.size()));
    }
}
