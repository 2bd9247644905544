package org.duly.query.response;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
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
        List<String> conditions = new ArrayList<>();
        Map<String, Object> values = new LinkedHashMap<>();
        conditions.add("r.engagement_id = :engagement");
        values.put("engagement", engagementId);
        equal(conditions, values, "channel", name(filter.channel()));
        equal(conditions, values, "stakeholder_group", filter.group());
        equal(conditions, values, "place", filter.place());
        equal(conditions, values, "state", name(filter.state()));
        equal(conditions, values, "respondent_kind", name(filter.kind()));
        equal(conditions, values, "receiving_body", filter.receivingBody());
        equal(conditions, values, "campaign_id", filter.campaign());
        if (filter.late() != null) {
            conditions.add(
                    filter.late()
                            ? "r.received_at >= e.closes_at"
                            : "(e.closes_at IS NULL OR r.received_at < e.closes_at)");
        }
        if (filter.receivedFrom() != null) {
            conditions.add("r.received_at >= :from");
            values.put("from", utc(filter.receivedFrom()));
        }
        if (filter.receivedTo() != null) {
            conditions.add("r.received_at < :to");
            values.put("to", utc(filter.receivedTo()));
        }
        if (filter.q() != null && !filter.q().isBlank()) {
            conditions.add("r.id IN (SELECT t.response_id FROM read.response_text t"
                    + " WHERE t.search @@ websearch_to_tsquery('english', :q))");
            values.put("q", filter.q());
        }
        if (after != null) {
            conditions.add("(r.received_at, r.id) > (:afterTime, :afterId)");
            values.put("afterTime", utc(after.time()));
            values.put("afterId", after.id());
        }
        String sql = SELECT + "WHERE " + String.join(" AND ", conditions) + " ORDER BY r.received_at, r.id LIMIT "
                + (limit + 1);
        List<ResponseView> rows = snapshot.read(jdbc ->
                jdbc.sql(sql).params(values).query((row, _) -> view(row)).list());
        return Page.of(rows, limit, last -> Cursor.after(last.receivedAt(), last.id()));
    }

    private static void equal(
            List<String> conditions, Map<String, Object> values, String column, @Nullable String value) {
        if (value != null) {
            conditions.add("r." + column + " = :" + column);
            values.put(column, value);
        }
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
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
