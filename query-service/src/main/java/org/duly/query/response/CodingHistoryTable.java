package org.duly.query.response;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.duly.query.database.Json;
import org.duly.query.database.ReadSchema;
import org.duly.query.database.Rows;
import org.jspecify.annotations.Nullable;

/**
 * The table of how responses were coded when. What is written depends on the changes alone, not on how they were cut into
 * batches.
 */
final class CodingHistoryTable {
    private static final String COLUMNS = " (response_id, position, until, occurred_at, occurred_until, engagement_id,"
            + " counted, signatories, campaign_id, of_latest_text, agreed, coding, suggestion, coders)";

    private CodingHistoryTable() {}

    /** Adds the changes of a batch. */
    static void add(Connection connection, ReadSchema schema, CodingChanges changes) throws SQLException {
        end(connection, schema, changes.endedBefore());
        List<CodingChanges.Row> rows = changes.rows();
        if (rows.isEmpty()) {
            return;
        }
        try (Rows copy = Rows.into(connection, schema.table("coding_history") + COLUMNS, 14, rows.size())) {
            for (CodingChanges.Row row : rows) {
                CodingChanges.State state = row.state();
                copy.row()
                        .uuid(row.responseId())
                        .int8(row.position())
                        .int8(row.until())
                        .instant(row.occurredAt())
                        .instant(row.occurredUntil())
                        .uuid(row.engagementId())
                        .bool(state.counted())
                        .int4(state.signatories())
                        .text(state.campaignId())
                        .bool(state.ofLatestText())
                        .bool(state.agreed())
                        .json(json(state.coding()))
                        .json(json(state.suggestion()))
                        .json(json(state.coders()));
            }
            copy.finish();
        }
    }

    private static void end(Connection connection, ReadSchema schema, Map<UUID, CodingChanges.End> ended)
            throws SQLException {
        if (ended.isEmpty()) {
            return;
        }
        List<Map.Entry<UUID, CodingChanges.End>> entries = List.copyOf(ended.entrySet());
        try (PreparedStatement update =
                connection.prepareStatement("""
                UPDATE %s AS history SET until = ended.position, occurred_until = ended.occurred_at
                FROM unnest(?::uuid[], ?::bigint[], ?::timestamptz[]) AS ended (response_id, position, occurred_at)
                WHERE history.response_id = ended.response_id AND history.until = %d
                """.formatted(schema.table("coding_history"), CodingChanges.STILL))) {
            update.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", entries.stream().map(Map.Entry::getKey).toArray()));
            update.setArray(
                    2,
                    connection.createArrayOf(
                            "bigint",
                            entries.stream()
                                    .map(entry -> entry.getValue().position())
                                    .toArray()));
            update.setArray(
                    3,
                    connection.createArrayOf(
                            "timestamptz",
                            entries.stream()
                                    .map(entry -> entry.getValue()
                                            .occurredAt()
                                            // As Rows has it: PostgreSQL would round.
                                            .truncatedTo(ChronoUnit.MICROS)
                                            .toString())
                                    .toArray()));
            update.executeUpdate();
        }
    }

    private static @Nullable String json(@Nullable Object value) {
        return value == null ? null : Json.write(value);
    }
}
