package org.duly.query.engagement;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.duly.query.database.Json;
import org.duly.query.database.ReadSchema;
import org.duly.query.database.Rows;

/** The table of engagements. */
final class EngagementTable {
    static final String COLUMNS = "id, log, title, closes_at, facts, position, stream_version";

    private EngagementTable() {}

    static Map<UUID, EngagementRow> load(Connection connection, ReadSchema schema, Set<UUID> ids) throws SQLException {
        Map<UUID, EngagementRow> rows = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT " + COLUMNS + " FROM " + schema.table("engagement") + " WHERE id = ANY (?)")) {
            select.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    EngagementRow read = read(row);
                    rows.put(read.id(), read);
                }
            }
        }
        return rows;
    }

    static EngagementRow read(ResultSet row) throws SQLException {
        return new EngagementRow(
                row.getObject("id", UUID.class),
                row.getString("log"),
                Json.read(row.getString("facts"), EngagementFacts.class),
                row.getLong("position"),
                row.getLong("stream_version"));
    }

    /** Puts rows in the place of those with the same ids. */
    static void replace(Connection connection, ReadSchema schema, Collection<EngagementRow> rows) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM " + schema.table("engagement") + " WHERE id = ANY (?)")) {
            delete.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", rows.stream().map(EngagementRow::id).toArray()));
            delete.executeUpdate();
        }
        try (Rows copy = Rows.into(connection, schema.table("engagement") + " (" + COLUMNS + ")", 7, rows.size())) {
            for (EngagementRow row : rows) {
                copy.row()
                        .uuid(row.id())
                        .text(row.log())
                        .text(row.facts().plan().title())
                        .instant(row.facts().closesAt())
                        .json(Json.write(row.facts()))
                        .int8(row.position())
                        .int8(row.streamVersion());
            }
            copy.finish();
        }
    }
}
