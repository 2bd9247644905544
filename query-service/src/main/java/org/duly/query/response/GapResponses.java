package org.duly.query.response;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.duly.query.asof.Cut;
import org.duly.query.asof.Past;
import org.duly.query.log.PlacedEvent;
import org.duly.query.web.Cursor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The responses something is still to be done about. Of a response to which nothing happened after the cut the register
 * tells; every other is folded from its events, so the further back a question goes, the more it reads.
 */
@Component
public class GapResponses {
    private static final int READ_AT_ONCE = 1_000;

    private final Past past;

    GapResponses(Past past) {
        this.past = past;
    }

    /** A response that waits. */
    public record GapResponse(UUID id, String receiptNumber, Instant receivedAt) {}

    /**
     * @param changed whether something happened to it after the cut
     */
    private record Candidate(GapResponse response, boolean changed) {}

    /**
     * Those of a kind in the order in which they were received, in the caller's transaction.
     *
     * @param kind any but {@link GapKind#NEEDS_RECODING}
     * @param after the last one of the page before, null to begin
     */
    public List<GapResponse> page(
            JdbcClient jdbc, UUID engagementId, Cut cut, GapKind kind, Cursor.@Nullable At after, int limit) {
        List<GapResponse> found = new ArrayList<>();
        Cursor.At last = after;
        List<Candidate> read;
        do {
            read = candidates(jdbc, engagementId, cut, kind, last);
            Map<UUID, ResponseRow> folded = folded(jdbc, cut, read);
            for (Candidate candidate : read) {
                ResponseRow then = folded.get(candidate.response().id());
                boolean waits = candidate.changed() ? then != null && kind.isOf(then) : true;
                if (waits && found.size() < limit) {
                    found.add(candidate.response());
                }
                last = new Cursor.At(
                        candidate.response().receivedAt(), candidate.response().id());
            }
        } while (found.size() < limit && read.size() == READ_AT_ONCE);
        return found;
    }

    /** Those that are of the kind now and were so then, and those of which their events must tell. */
    private static List<Candidate> candidates(
            JdbcClient jdbc, UUID engagementId, Cut cut, GapKind kind, Cursor.@Nullable At after) {
        String unchanged = switch (cut.clock()) {
            case RECORDED -> "r.position <= :position";
            case OCCURRED -> "r.occurred_at <= :time";
        };
        String logged = switch (cut.clock()) {
            case RECORDED -> "r.recorded_at <= :time";
            case OCCURRED -> "true";
        };
        Map<String, Object> values = new HashMap<>();
        values.put("engagement", engagementId);
        values.put("position", cut.position());
        values.put("time", cut.time().atOffset(ZoneOffset.UTC));
        String further = "";
        if (after != null) {
            values.put("afterTime", after.time().atOffset(ZoneOffset.UTC));
            values.put("afterId", after.id());
            further = " AND (r.received_at, r.id) > (:afterTime, :afterId)";
        }
        return jdbc.sql("SELECT r.id, r.receipt_number, r.received_at, NOT (" + unchanged + ") AS changed"
                        + " FROM read.response r WHERE r.engagement_id = :engagement AND CASE WHEN " + unchanged
                        + " THEN r.gaps & " + kind.bit() + " <> 0 ELSE " + logged + " END" + further
                        + " ORDER BY r.received_at, r.id LIMIT " + READ_AT_ONCE)
                .params(values)
                .query((row, _) -> candidate(row))
                .list();
    }

    private static Candidate candidate(ResultSet row) throws SQLException {
        return new Candidate(
                new GapResponse(
                        row.getObject("id", UUID.class),
                        row.getString("receipt_number"),
                        row.getObject("received_at", OffsetDateTime.class).toInstant()),
                row.getBoolean("changed"));
    }

    private Map<UUID, ResponseRow> folded(JdbcClient jdbc, Cut cut, List<Candidate> candidates) {
        List<String> streams = candidates.stream()
                .filter(Candidate::changed)
                .map(candidate -> ResponseFold.STREAM + candidate.response().id())
                .toList();
        Map<UUID, ResponseRow> rows = new HashMap<>();
        if (!streams.isEmpty()) {
            for (List<PlacedEvent> events : past.events(jdbc, cut, streams)) {
                Optional<ResponseRow> row = ResponseFold.all(events);
                row.ifPresent(then -> rows.put(then.id(), then));
            }
        }
        return rows;
    }
}
