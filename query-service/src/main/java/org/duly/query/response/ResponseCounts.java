package org.duly.query.response;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.duly.query.response.Tally.Dimension;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How many responses an engagement has: received = counted + excluded + pending.
 *
 * @param late received at or after the deadline as it stands now, whatever became of them
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
    /** Places and campaigns shown; of these there may be thousands. */
    private static final int MOST_SHOWN = 200;

    /**
     * The responses that say the same of themselves.
     *
     * @param value null for those that do not say
     */
    public record Group(
            @Nullable String value, long received, long counted, long excluded, long pending, long people) {}

    private record Row(Dimension dimension, Group group, long withdrawn, long countedPeople) {}

    /**
     * Reads the counts. The caller's transaction makes them agree with one another.
     *
     * @param closesAt the deadline, null if there is none yet
     */
    public static ResponseCounts read(JdbcClient jdbc, UUID engagementId, @Nullable Instant closesAt) {
        List<Row> rows = jdbc.sql("""
                        SELECT dimension, value, received, counted, excluded, pending, withdrawn, people, counted_people
                        FROM read.tally WHERE engagement_id = ? ORDER BY received DESC, value
                        """)
                .param(engagementId)
                .query((row, _) -> new Row(
                        Dimension.valueOf(row.getString("dimension")),
                        new Group(
                                row.getString("value").isEmpty() ? null : row.getString("value"),
                                row.getLong("received"),
                                row.getLong("counted"),
                                row.getLong("excluded"),
                                row.getLong("pending"),
                                row.getLong("people")),
                        row.getLong("withdrawn"),
                        row.getLong("counted_people")))
                .list();
        Row all = rows.stream()
                .filter(row -> row.dimension() == Dimension.ALL)
                .findFirst()
                .orElse(new Row(Dimension.ALL, new Group(null, 0, 0, 0, 0, 0), 0, 0));
        List<Group> campaigns = of(rows, Dimension.CAMPAIGN);
        long[] late = closesAt == null ? new long[] {0, 0} : late(jdbc, engagementId, closesAt);
        return new ResponseCounts(
                all.group().received(),
                all.group().counted(),
                all.group().excluded(),
                all.group().pending(),
                late[0],
                late[1],
                all.withdrawn(),
                all.group().people(),
                all.countedPeople(),
                campaigns.size(),
                campaigns.stream().filter(campaign -> campaign.counted() > 0).count(),
                of(rows, Dimension.CHANNEL),
                of(rows, Dimension.STAKEHOLDER_GROUP),
                shown(of(rows, Dimension.PLACE)),
                of(rows, Dimension.RECEIVING_BODY),
                of(rows, Dimension.RESPONDENT_KIND),
                shown(campaigns));
    }

    /** From the index of receipt: costs the late ones only. */
    private static long[] late(JdbcClient jdbc, UUID engagementId, Instant closesAt) {
        return jdbc.sql("""
                        SELECT count(*) AS late,
                               count(*) FILTER (WHERE state = 'PENDING' AND NOT jsonb_exists(facts, 'lateRuling')) AS unruled
                        FROM read.response WHERE engagement_id = :engagement AND received_at >= :closesAt
                        """)
                .param("engagement", engagementId)
                .param("closesAt", closesAt.atOffset(ZoneOffset.UTC))
                .query((row, _) -> new long[] {row.getLong("late"), row.getLong("unruled")})
                .single();
    }

    private static List<Group> of(List<Row> rows, Dimension dimension) {
        List<Group> groups = new ArrayList<>();
        for (Row row : rows) {
            if (row.dimension() == dimension) {
                groups.add(row.group());
            }
        }
        return List.copyOf(groups);
    }

    private static List<Group> shown(List<Group> groups) {
        return groups.subList(0, Math.min(MOST_SHOWN, groups.size()));
    }
}
