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
import java.util.function.Consumer;
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
    private static final int REMEMBERED = 20_000;

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
     * A counted and coded response of which something changed.
     *
     * @param position since which all that is known of it is so
     * @param earlier the codings that stood before while it counted
     */
    public record Changed(
            long position, CodingContent now, @Nullable String campaignId, int signatories, List<Earlier> earlier) {
        /** The coding that stood at an earlier position, if it counted then and had one. */
        public @Nullable CodingContent at(long since) {
            return earlier.stream()
                    .filter(row -> row.position() <= since && since < row.until())
                    .map(Earlier::coding)
                    .findFirst()
                    .orElse(null);
        }
    }

    /**
     * A coding that stood while the response counted.
     *
     * @param until up to which, not included
     */
    public record Earlier(long position, long until, CodingContent coding) {}

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
     * The counted and coded responses of which something changed after an earlier position, one after the other. Memory does
     * not depend on their number.
     */
    public static void changed(JdbcClient jdbc, UUID engagementId, long since, Cut cut, Consumer<Changed> each) {
        Changes changes = new Changes(each);
        // What was so at a position from since on, before what is so at the cut: its span reaches past that position on
        // the
        // clock of recording, whatever the clock of the cut.
        at(jdbc, engagementId, cut, """
                        SELECT h.response_id, h.position, h.coding::text, h.campaign_id, h.signatories,
                            b.position AS earlier, b.until, CASE WHEN b.counted THEN b.coding::text END AS before
                        FROM read.coding_history h
                        LEFT JOIN read.coding_history b ON b.response_id = h.response_id AND b.until > :since
                            AND b.position < h.position
                        WHERE %s AND h.counted AND h.coding IS NOT NULL AND h.position > :since
                        ORDER BY h.response_id
                        """.formatted(held(cut)))
                .param("since", since)
                .withFetchSize(READ_AT_ONCE)
                .query(changes::take);
        changes.done();
    }

    /** Puts the rows of each response together; remembers the codings it has read, of which many are alike. */
    private static final class Changes {
        private final Consumer<Changed> each;
        private final Map<String, CodingContent> read = new HashMap<>();
        private final List<Earlier> earlier = new ArrayList<>();
        private @Nullable UUID of;
        private @Nullable Changed open;

        Changes(Consumer<Changed> each) {
            this.each = each;
        }

        void take(ResultSet row) throws SQLException {
            UUID response = row.getObject("response_id", UUID.class);
            if (!response.equals(of)) {
                done();
                of = response;
                open = new Changed(
                        row.getLong("position"),
                        content(row.getString("coding")),
                        row.getString("campaign_id"),
                        row.getInt("signatories"),
                        List.of());
            }
            String before = row.getString("before");
            if (before != null) {
                earlier.add(new Earlier(row.getLong("earlier"), row.getLong("until"), content(before)));
            }
        }

        void done() {
            if (open != null) {
                each.accept(new Changed(
                        open.position(), open.now(), open.campaignId(), open.signatories(), List.copyOf(earlier)));
            }
            earlier.clear();
        }

        private CodingContent content(String json) {
            if (read.size() >= REMEMBERED) {
                read.clear();
            }
            return read.computeIfAbsent(json, same -> Json.read(same, CodingContent.class));
        }
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
        // A hundred thousand different codings are put together in memory: on disk that takes twice as long.
        jdbc.sql("SET LOCAL work_mem = '64MB'").update();
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
