package org.duly.query.response;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.duly.query.database.ReadSchema;
import org.duly.query.response.Tally.Cell;
import org.duly.query.response.Tally.Counts;
import org.duly.query.response.Tally.Dimension;

/** The table of counts as they are now. */
final class TallyTable {
    /** In the order of {@link Counts#MEASURES}. */
    static final List<String> MEASURES =
            List.of("received", "counted", "excluded", "pending", "unruled", "withdrawn", "people", "counted_people");

    private TallyTable() {}

    static Counts read(ResultSet row) throws SQLException {
        long[] measures = new long[MEASURES.size()];
        for (int measure = 0; measure < measures.length; measure++) {
            measures[measure] = row.getLong(MEASURES.get(measure));
        }
        return Counts.of(measures);
    }

    /** Everything that is counted of these engagements. */
    static Map<UUID, SortedMap<Cell, Counts>> load(Connection connection, ReadSchema schema, Collection<UUID> ids)
            throws SQLException {
        Map<UUID, SortedMap<Cell, Counts>> tallies = new HashMap<>();
        ids.forEach(id -> tallies.put(id, new TreeMap<>()));
        try (PreparedStatement select = connection.prepareStatement("SELECT engagement_id, dimension, value, "
                + String.join(", ", MEASURES) + " FROM " + schema.table("tally") + " WHERE engagement_id = ANY (?)")) {
            select.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    tallies.computeIfAbsent(row.getObject("engagement_id", UUID.class), _ -> new TreeMap<>())
                            .put(
                                    new Cell(Dimension.valueOf(row.getString("dimension")), row.getString("value")),
                                    read(row));
                }
            }
        }
        return tallies;
    }

    /** Adds changes to the counts. A count that becomes nothing leaves no row, so a rebuild gives the same rows. */
    static void add(Connection connection, ReadSchema schema, Map<Tally.Key, Counts> changes) throws SQLException {
        if (changes.isEmpty()) {
            return;
        }
        List<Map.Entry<Tally.Key, Counts>> rows = List.copyOf(changes.entrySet());
        String upsert = """
                INSERT INTO %s AS tally (engagement_id, dimension, value, %s)
                SELECT * FROM unnest(?::uuid[], ?::text[], ?::text[]%s)
                ON CONFLICT (engagement_id, dimension, value) DO UPDATE SET %s
                """.formatted(
                        schema.table("tally"),
                        String.join(", ", MEASURES),
                        ", ?::bigint[]".repeat(MEASURES.size()),
                        MEASURES.stream()
                                .map(measure -> measure + " = tally." + measure + " + excluded." + measure)
                                .collect(Collectors.joining(", ")));
        try (PreparedStatement statement = connection.prepareStatement(upsert)) {
            statement.setArray(1, array(connection, "uuid", rows, Tally.Key::engagementId));
            statement.setArray(
                    2,
                    array(
                            connection,
                            "text",
                            rows,
                            key -> key.cell().dimension().name()));
            statement.setArray(
                    3, array(connection, "text", rows, key -> key.cell().value()));
            for (int measure = 0; measure < MEASURES.size(); measure++) {
                ToLongFunction<Counts> of = Counts.MEASURES.get(measure);
                Object[] values =
                        rows.stream().map(row -> of.applyAsLong(row.getValue())).toArray();
                statement.setArray(4 + measure, connection.createArrayOf("bigint", values));
            }
            statement.executeUpdate();
        }
        UUID[] reduced = rows.stream()
                .filter(row -> row.getValue().received() < 0)
                .map(row -> row.getKey().engagementId())
                .distinct()
                .toArray(UUID[]::new);
        if (reduced.length == 0) {
            return;
        }
        try (PreparedStatement delete = connection.prepareStatement(
                "DELETE FROM " + schema.table("tally") + " WHERE engagement_id = ANY (?) AND received = 0")) {
            delete.setArray(1, connection.createArrayOf("uuid", reduced));
            delete.executeUpdate();
        }
    }

    private static Array array(
            Connection connection, String type, List<Map.Entry<Tally.Key, Counts>> rows, Function<Tally.Key, Object> of)
            throws SQLException {
        return connection.createArrayOf(
                type, rows.stream().map(row -> of.apply(row.getKey())).toArray());
    }
}
