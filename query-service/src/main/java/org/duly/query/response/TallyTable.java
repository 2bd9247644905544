package org.duly.query.response;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.duly.query.database.ReadSchema;

/** The table of counts. */
final class TallyTable {
    private TallyTable() {}

    /** Adds changes to the counts. A count that becomes nothing leaves no row, so a rebuild gives the same rows. */
    static void add(Connection connection, ReadSchema schema, Map<Tally.Key, Tally.Counts> changes)
            throws SQLException {
        if (changes.isEmpty()) {
            return;
        }
        List<Map.Entry<Tally.Key, Tally.Counts>> rows = List.copyOf(changes.entrySet());
        String upsert = """
                INSERT INTO %s AS tally (engagement_id, dimension, value,
                    received, counted, excluded, pending, withdrawn, people, counted_people)
                SELECT * FROM unnest(?::uuid[], ?::text[], ?::text[],
                    ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])
                ON CONFLICT (engagement_id, dimension, value) DO UPDATE SET
                    received = tally.received + excluded.received,
                    counted = tally.counted + excluded.counted,
                    excluded = tally.excluded + excluded.excluded,
                    pending = tally.pending + excluded.pending,
                    withdrawn = tally.withdrawn + excluded.withdrawn,
                    people = tally.people + excluded.people,
                    counted_people = tally.counted_people + excluded.counted_people
                """.formatted(schema.table("tally"));
        try (PreparedStatement statement = connection.prepareStatement(upsert)) {
            statement.setArray(1, array(connection, "uuid", rows, Tally.Key::engagementId));
            statement.setArray(
                    2, array(connection, "text", rows, key -> key.dimension().name()));
            statement.setArray(
                    3, array(connection, "text", rows, key -> key.value().replace('\0', '\ufffd')));
            List<ToLongFunction<Tally.Counts>> measures = List.of(
                    Tally.Counts::received,
                    Tally.Counts::counted,
                    Tally.Counts::excluded,
                    Tally.Counts::pending,
                    Tally.Counts::withdrawn,
                    Tally.Counts::people,
                    Tally.Counts::countedPeople);
            for (int measure = 0; measure < measures.size(); measure++) {
                ToLongFunction<Tally.Counts> of = measures.get(measure);
                Object[] values =
                        rows.stream().map(row -> of.applyAsLong(row.getValue())).toArray();
                statement.setArray(4 + measure, connection.createArrayOf("bigint", values));
            }
            statement.executeUpdate();
        }
        try (PreparedStatement delete = connection.prepareStatement(
                "DELETE FROM " + schema.table("tally") + " WHERE engagement_id = ANY (?) AND received = 0")) {
            delete.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid",
                            rows.stream()
                                    .map(row -> row.getKey().engagementId())
                                    .distinct()
                                    .toArray()));
            delete.executeUpdate();
        }
    }

    private static Array array(
            Connection connection,
            String type,
            List<Map.Entry<Tally.Key, Tally.Counts>> rows,
            Function<Tally.Key, Object> of)
            throws SQLException {
        return connection.createArrayOf(
                type, rows.stream().map(row -> of.apply(row.getKey())).toArray());
    }
}
