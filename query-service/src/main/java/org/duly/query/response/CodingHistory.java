package org.duly.query.response;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.duly.query.database.Json;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How an engagement's responses were coded as of a position, those that are coded alike together. What is read grows with
 * the number of responses coded. Every method reads in the caller's transaction.
 */
public final class CodingHistory {
    /** Those that were so at a position, given twice. */
    private static final String AT = " h.engagement_id = ? AND h.position <= ? AND h.until > ?";

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
    public static List<Alike> counted(JdbcClient jdbc, UUID engagementId, long position) {
        return jdbc.sql("""
                        SELECT coding::text, of_latest_text, agreed, suggestion::text, campaign_id, count(*) AS items,
                            sum(signatories) AS people
                        FROM read.coding_history h WHERE %s AND counted
                        GROUP BY h.coding, of_latest_text, agreed, h.suggestion, campaign_id
                        """.formatted(AT))
                .params(engagementId, position, position)
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
    public static List<Compared> compared(JdbcClient jdbc, UUID engagementId, long position) {
        return jdbc.sql("""
                        SELECT coders::text, count(*) AS items FROM read.coding_history h
                        WHERE %s AND coders IS NOT NULL GROUP BY h.coders
                        """.formatted(AT))
                .params(engagementId, position, position)
                .query((row, _) -> new Compared(
                        List.of(Json.read(row.getString("coders"), CoderSays[].class)), row.getLong("items")))
                .list();
    }

    /**
     * The counted and coded responses of which something changed after an earlier position.
     *
     * @param since not after {@code position}
     */
    public static List<Changed> changed(JdbcClient jdbc, UUID engagementId, long since, long position) {
        return jdbc.sql("""
                        SELECT h.coding::text, before.coding::text AS before, h.campaign_id, count(*) AS items,
                            sum(h.signatories) AS people
                        FROM read.coding_history h
                        LEFT JOIN read.coding_history before ON before.response_id = h.response_id
                            AND before.position <= ? AND before.until > ? AND before.counted
                        WHERE %s AND h.counted AND h.coding IS NOT NULL AND h.position > ?
                        GROUP BY h.coding, before.coding, h.campaign_id
                        """.formatted(AT))
                .params(since, since, engagementId, position, position, since)
                .query((row, _) -> new Changed(
                        Json.read(row.getString("coding"), CodingContent.class),
                        content(row, "before"),
                        row.getString("campaign_id"),
                        row.getLong("items"),
                        row.getLong("people")))
                .list();
    }

    /**
     * The counted responses whose coding that stands now is of a kind, in the order of their ids. Reads past those that
     * are not.
     *
     * @param after the last one of the page before, null to begin
     */
    public static List<Coded> page(
            JdbcClient jdbc, UUID engagementId, Predicate<CodingContent> wanted, @Nullable UUID after, int limit) {
        List<Coded> found = new ArrayList<>();
        UUID last = after == null ? FIRST : after;
        List<Coded> read;
        do {
            read = jdbc.sql("""
                            SELECT r.id, r.receipt_number, r.received_at, h.coding::text
                            FROM read.coding_history h JOIN read.response r ON r.id = h.response_id
                            WHERE h.engagement_id = ? AND h.until = ? AND h.response_id > ? AND h.counted
                                AND h.coding IS NOT NULL
                            ORDER BY h.response_id LIMIT ?
                            """)
                    .params(engagementId, CodingChanges.STILL, last, READ_AT_ONCE)
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

    /** One response with the coding that stands now, if any, counted or not. */
    public static Optional<Coded> one(JdbcClient jdbc, UUID engagementId, UUID responseId) {
        return jdbc.sql("""
                        SELECT r.id, r.receipt_number, r.received_at, h.coding::text
                        FROM read.response r
                        JOIN read.coding_history h ON h.response_id = r.id AND h.until = ? AND h.coding IS NOT NULL
                        WHERE r.id = ? AND r.engagement_id = ?
                        """)
                .params(CodingChanges.STILL, responseId, engagementId)
                .query((row, _) -> coded(row))
                .optional();
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
