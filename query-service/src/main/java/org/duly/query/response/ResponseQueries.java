package org.duly.query.response;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.duly.query.database.Json;
import org.duly.query.database.Snapshot;
import org.duly.query.web.Cursor;
import org.duly.query.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Questions to the register. A page costs the rows it shows plus those the filters pass over, found in the order of
 * receipt; it does not count the rest.
 */
@Component
class ResponseQueries {
    private static final String SELECT = "SELECT "
            + List.of(ResponseTable.COLUMNS.split(", ")).stream()
                    .map(column -> "r." + column)
                    .collect(Collectors.joining(", "))
            + """
            , e.closes_at, latest.answers, first.respondent_name, first.respondent_contact,
                (SELECT jsonb_agg(jsonb_build_object('act', s.act, 'position', s.position, 'reason', s.reason)
                    ORDER BY s.position) FROM read.response_reason s WHERE s.response_id = r.id) AS reasons
            FROM read.response r
            LEFT JOIN read.engagement e ON e.id = r.engagement_id
            LEFT JOIN read.response_text first ON first.response_id = r.id AND first.version = 1
            LEFT JOIN read.response_text latest ON latest.response_id = r.id AND latest.version = r.text_version
            """;

    private final Snapshot snapshot;

    ResponseQueries(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    Optional<ResponseView> one(UUID id) {
        return snapshot.read(jdbc -> jdbc.sql(SELECT + "WHERE r.id = :id")
                .param("id", id)
                .query((row, _) -> view(row))
                .optional());
    }

    /** In the order in which they were received. */
    Page<ResponseView> page(UUID engagementId, ResponseFilter filter, Cursor.@Nullable At after, int limit) {
        ResponseConditions conditions = new ResponseConditions(engagementId, filter);
        Map<String, Object> values = new LinkedHashMap<>(conditions.values());
        String wanted = conditions.sql(name -> "CAST(:" + name + " AS text)");
        if (after != null) {
            wanted += " AND (r.received_at, r.id) > (:afterTime, :afterId)";
            values.put("afterTime", utc(after.time()));
            values.put("afterId", after.id());
        }
        // The ids alone, so that most filters need nothing but the register's index, and the rows of the page after
        // that.
        String page = "(SELECT r.id FROM read.response r WHERE " + wanted + " ORDER BY r.received_at, r.id LIMIT "
                + (limit + 1) + ")";
        String sql = SELECT + "WHERE r.id IN " + page + " ORDER BY r.received_at, r.id";
        List<ResponseView> rows = snapshot.read(jdbc ->
                jdbc.sql(sql).params(values).query((row, _) -> view(row)).list());
        return Page.of(rows, limit, last -> Cursor.after(last.receivedAt(), last.id()));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static ResponseView view(ResultSet result) throws SQLException {
        ResponseRow row = ResponseTable.read(result);
        OffsetDateTime closesAt = result.getObject("closes_at", OffsetDateTime.class);
        return ResponseView.of(
                row,
                closesAt == null ? null : closesAt.toInstant(),
                text(result, row.facts().textVersion()));
    }

    /**
     * What a respondent wrote, from the columns of that name.
     *
     * @return null if it is gone
     */
    static ResponseView.@Nullable Text text(ResultSet row, int version) throws SQLException {
        String answers = row.getString("answers");
        String reasons = row.getString("reasons");
        return answers == null
                ? null
                : new ResponseView.Text(
                        version,
                        row.getString("respondent_name"),
                        row.getString("respondent_contact"),
                        Json.readTexts(answers),
                        reasons == null ? List.of() : List.of(Json.read(reasons, ResponseReason[].class)));
    }
}
