package org.duly.query.engagement;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.duly.events.engagement.ReportIssued;
import org.duly.query.asof.AsOf;
import org.duly.query.asof.Cut;
import org.duly.query.asof.Past;
import org.duly.query.database.Snapshot;
import org.duly.query.response.ResponseCounts;
import org.duly.query.web.Cursor;
import org.duly.query.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Questions about engagements. Each answer is one state of the read models, and its time one instant. */
@Component
public class EngagementQueries {
    private static final String SELECT = "SELECT " + EngagementTable.COLUMNS + " FROM read.engagement";

    private final Snapshot snapshot;
    private final Past past;
    private final InstantSource queryClock;

    EngagementQueries(Snapshot snapshot, Past past, InstantSource queryClock) {
        this.snapshot = snapshot;
        this.past = past;
        this.queryClock = queryClock;
    }

    /** Oldest first: the ids are in order of time. */
    Page<EngagementSummary> page(@Nullable UUID after, int limit) {
        Instant now = queryClock.instant();
        Map<String, Object> values = new LinkedHashMap<>();
        if (after != null) {
            values.put("after", after);
        }
        record Listed(EngagementRow row, long received, long pending) {}
        List<Listed> rows =
                snapshot.read(jdbc -> jdbc.sql("""
                        SELECT e.*, coalesce(t.received, 0) AS received, coalesce(t.pending, 0) AS pending
                        FROM read.engagement e
                        LEFT JOIN read.tally t ON t.engagement_id = e.id AND t.dimension = 'ALL' AND t.value = ''
                        %s ORDER BY e.id LIMIT %d
                        """.formatted(after == null ? "" : "WHERE e.id > :after", limit + 1))
                        .params(values)
                        .query((row, _) ->
                                new Listed(EngagementTable.read(row), row.getLong("received"), row.getLong("pending")))
                        .list());
        List<EngagementSummary> summaries = rows.stream()
                .map(listed -> new EngagementSummary(
                        listed.row().id(),
                        listed.row().facts().plan().title(),
                        listed.row().facts().plan().kind(),
                        Phase.of(listed.row().facts(), now),
                        listed.row().facts().closesAt(),
                        Phase.daysLeft(listed.row().facts(), now),
                        listed.received(),
                        listed.pending()))
                .toList();
        return Page.of(summaries, limit, last -> Cursor.after(last.id()));
    }

    /**
     * One engagement.
     *
     * @param asOf null for now
     * @return empty if there is none, or was none then
     */
    public Optional<EngagementView> one(UUID id, @Nullable AsOf asOf) {
        return snapshot.read(jdbc -> row(jdbc, id)
                        .flatMap(now ->
                                asOf == null ? Optional.of(now) : row(jdbc, id, past.cut(jdbc, now.log(), asOf))))
                .map(row -> new EngagementView(row.id(), row.facts(), row.log(), row.position(), row.streamVersion()));
    }

    /**
     * How an engagement stands.
     *
     * @param asOf null for now
     * @return empty if there is none, or was none then
     */
    Optional<EngagementStatus> status(UUID id, @Nullable AsOf asOf) {
        Instant now = queryClock.instant();
        return snapshot.read(jdbc -> row(jdbc, id)
                .flatMap(row -> asOf == null
                        ? Optional.of(statusNow(jdbc, row, now))
                        : status(jdbc, id, past.cut(jdbc, row.log(), asOf))));
    }

    /**
     * Everything that is counted of an engagement's responses, every place and campaign included.
     *
     * @param asOf null for now
     * @return empty if there is no such engagement, or was none then
     */
    public Optional<ResponseCounts> counts(UUID id, @Nullable AsOf asOf) {
        return snapshot.read(jdbc -> row(jdbc, id).flatMap(now -> {
            if (asOf == null) {
                return Optional.of(ResponseCounts.read(jdbc, id, now.facts().closesAt()));
            }
            Cut cut = past.cut(jdbc, now.log(), asOf);
            return row(jdbc, id, cut)
                    .map(then -> ResponseCounts.read(jdbc, id, then.facts().closesAt(), cut));
        }));
    }

    private static EngagementStatus status(
            JdbcClient jdbc, EngagementRow row, ResponseCounts counts, Cut cut, Cut.@Nullable Clock asOf) {
        List<ReportIssued> reports = row.facts().reports();
        return EngagementStatus.of(
                row,
                counts,
                reports.isEmpty() ? null : ReportState.of(jdbc, row.id(), reports.getLast(), counts, cut),
                cut,
                asOf);
    }

    private EngagementStatus statusNow(JdbcClient jdbc, EngagementRow row, Instant now) {
        return status(
                jdbc,
                row,
                ResponseCounts.read(jdbc, row.id(), row.facts().closesAt()),
                past.now(jdbc, row.log(), now),
                null);
    }

    private Optional<EngagementStatus> status(JdbcClient jdbc, UUID id, Cut cut) {
        return row(jdbc, id, cut)
                .map(row -> status(
                        jdbc, row, ResponseCounts.read(jdbc, id, row.facts().closesAt(), cut), cut, cut.clock()));
    }

    private Optional<EngagementRow> row(JdbcClient jdbc, UUID id, Cut cut) {
        return EngagementFold.all(past.events(jdbc, cut, EngagementFold.STREAM + id));
    }

    private static Optional<EngagementRow> row(JdbcClient jdbc, UUID id) {
        return jdbc.sql(SELECT + " WHERE id = ?")
                .param(id)
                .query((row, _) -> EngagementTable.read(row))
                .optional();
    }
}
