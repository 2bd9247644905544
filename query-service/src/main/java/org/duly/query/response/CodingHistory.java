package org.duly.query.response;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.duly.query.asof.Cut;
import org.duly.query.database.Json;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * How an engagement's responses were coded as of a cut, those that are coded alike together. What is read grows with the
 * number of responses coded. Every method reads in the caller's transaction.
 */
public final class CodingHistory {
    /** Sorts before every other. */
    private static final UUID FIRST = new UUID(0, 0);

    private static final int READ_AT_ONCE = 1_000;

    private CodingHistory() {}

    /**
     * Counted responses that are coded alike.
     *
     * @param coding that stands; null while only models coded them
     * @param ofLatestText whether that coding is of the answers in force
     * @param agreed whether its last review agreed
     * @param suggestion a model's last coding that nobody took over, if any
     * @param campaignId the campaign all of them belong to, if any
     * @param people their signatories
     */
    public record Alike(
            @Nullable CodingContent coding,
            boolean ofLatestText,
            boolean agreed,
            @Nullable CodingContent suggestion,
            @Nullable String campaignId,
            long items,
            long people) {}

    /** Responses of which the same persons say the same. */
    public record Compared(List<CoderSays> coders, long items) {}

    /**
     * Counted responses whose coding or standing changed alike since an earlier position.
     *
     * @param before their standing coding then, if they counted then and had one
     */
    public record Changed(
            CodingContent now,
            @Nullable CodingContent before,
            @Nullable String campaignId,
            long items,
            long people) {}

    /** One response and the coding of it that stands. */
    public record Coded(UUID id, String receiptNumber, Instant receivedAt, CodingContent content) {}

    /** The counted responses that were ever coded. */
    public static List<Alike> counted(JdbcClient jdbc, UUID engagementId, Cut cut) {
        return at(jdbc, engagementId, cut, """
                        SELECT coding::text, of_latest_text, agreed, suggestion::text, campaign_id, count(*) AS items,
                            sum(signatories) AS people
                        FROM read.coding_history h WHERE %s AND counted
                        GROUP BY h.coding, of_latest_text, agreed, h.suggestion, campaign_id
                        """.formatted(held(cut)))
                .query((row, _) -> new Alike(
                        content(row, "coding"),
                        row.getBoolean("of_latest_text"),
                        row.getBoolean("agreed"),
                        content(row, "suggestion"),
                        row.getString("campaign_id"),
                        row.getLong("items"),
                        row.getLong("people")))
                .list();
    }

    /** What several persons say of the same responses, counted or not. */
    public static List<Compared> compared(JdbcClient jdbc, UUID engagementId, Cut cut) {
        return at(jdbc, engagementId, cut, """
                        SELECT coders::text, count(*) AS items FROM read.coding_history h
                        WHERE %s AND coders IS NOT NULL GROUP BY h.coders
                        """.formatted(held(cut)))
                .query((row, _) -> new Compared(
                        List.of(Json.read(row.getString("coders"), CoderSays[].class)), row.getLong("items")))
                .list();
    }

    /**
     * The counted and coded responses of which something changed after an earlier position.
     *
     * @param since up to which the log, as far as it is in the cut, is what they are compared with
     */
    public static List<Changed> changed(JdbcClient jdbc, UUID engagementId, long since, Cut cut) {
        return at(jdbc, engagementId, cut, """
                        SELECT h.coding::text, before.coding::text AS before, h.campaign_id, count(*) AS items,
                            sum(h.signatories) AS people
                        FROM read.coding_history h
                        LEFT JOIN read.coding_history before ON before.response_id = h.response_id
                            AND before.counted AND before.position <= :since AND %s
                        WHERE %s AND h.counted AND h.coding IS NOT NULL AND h.position > :since
                        GROUP BY h.coding, before.coding, h.campaign_id
                        """.formatted(
                                switch (cut.clock()) {
                                    case RECORDED -> "before.until > :since";
                                    case OCCURRED ->
                                        "before.occurred_at <= :time"
                                                + " AND (before.until > :since OR before.occurred_until > :time)";
                                },
                                held(cut)))
                .param("since", since)
                .query((row, _) -> new Changed(
                        Json.read(row.getString("coding"), CodingContent.class),
                        content(row, "before"),
                        row.getString("campaign_id"),
                        row.getLong("items"),
                        row.getLong("people")))
                .list();
    }

    /**
     * The counted responses whose coding that stands is of a kind, in the order of their ids. Reads past those that are
     * not.
     *
     * @param after the last one of the page before, null to begin
     */
    public static List<Coded> page(
            JdbcClient jdbc,
            UUID engagementId,
            Cut cut,
            Predicate<CodingContent> wanted,
            @Nullable UUID after,
            int limit) {
        List<Coded> found = new ArrayList<>();
        UUID last = after == null ? FIRST : after;
        List<Coded> read;
        do {
            read = at(jdbc, engagementId, cut, """
                            SELECT r.id, r.receipt_number, r.received_at, h.coding::text
                            FROM read.coding_history h JOIN read.response r ON r.id = h.response_id
                            WHERE %s AND h.response_id > :last AND h.counted AND h.coding IS NOT NULL
                            ORDER BY h.response_id LIMIT :limit
                            """.formatted(held(cut)))
                    .param("last", last)
                    .param("limit", READ_AT_ONCE)
                    .query((row, _) -> coded(row))
                    .list();
            for (Coded coded : read) {
                if (found.size() < limit && wanted.test(coded.content())) {
                    found.add(coded);
                }
            }
            last = read.isEmpty() ? last : read.getLast().id();
        } while (found.size() < limit && read.size() == READ_AT_ONCE);
        return found;
    }

    /** One response with the coding that stands, if any, counted or not. */
    public static Optional<Coded> one(JdbcClient jdbc, UUID engagementId, UUID responseId, Cut cut) {
        return at(jdbc, engagementId, cut, """
                        SELECT r.id, r.receipt_number, r.received_at, h.coding::text
                        FROM read.coding_history h JOIN read.response r ON r.id = h.response_id
                        WHERE %s AND h.response_id = :response AND h.coding IS NOT NULL
                        """.formatted(held(cut)))
                .param("response", responseId)
                .query((row, _) -> coded(row))
                .optional();
    }

    /** What was so of the engagement's responses at the cut. */
    private static String held(Cut cut) {
        return "h.engagement_id = :engagement AND "
                + switch (cut.clock()) {
                    case RECORDED -> "h.position <= :position AND h.until > :position";
                    case OCCURRED -> "h.occurred_at <= :time AND h.occurred_until > :time";
                };
    }

    private static StatementSpec at(JdbcClient jdbc, UUID engagementId, Cut cut, String sql) {
        return jdbc.sql(sql)
                .param("engagement", engagementId)
                .param("position", cut.position())
                .param("time", cut.time().atOffset(ZoneOffset.UTC));
    }

    private static Coded coded(ResultSet row) throws SQLException {
        return new Coded(
                row.getObject("id", UUID.class),
                row.getString("receipt_number"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                Json.read(row.getString("coding"), CodingContent.class));
    }

    private static @Nullable CodingContent content(ResultSet row, String column) throws SQLException {
        String json = row.getString(column);
        return json == null ? null : Json.read(json, CodingContent.class);
    }
}
