package org.duly.query.rebuild;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.duly.query.database.ReadSchema;
import org.duly.query.rebuild.Digests.Model;
import org.jspecify.annotations.Nullable;

/** The rows of one table in the order of its primary key, each with a keyed digest of all it holds. */
final class DigestedRows implements AutoCloseable {
    private static final int FETCHED_AT_ONCE = 2_000;

    private final PreparedStatement select;
    private final ResultSet rows;
    private final int keys;

    /** @param key in text form */
    record Row(List<String> key, byte[] digest) {}

    /**
     * Begins.
     *
     * @param connection in a transaction; may be used for other things meanwhile
     * @param leftOut responses of which nothing is read
     */
    DigestedRows(Connection connection, ReadSchema schema, Model model, KeyedDigest digest, List<UUID> leftOut)
            throws SQLException {
        keys = model.key().size();
        String response = model.responseColumn();
        select = connection.prepareStatement("SELECT "
                + model.key().stream().map(column -> "t." + column + "::text, ").collect(Collectors.joining())
                + KeyedDigest.of("ROW("
                        + model.columnNames().stream()
                                .map(column -> "t." + column)
                                .collect(Collectors.joining(", "))
                        + ")::text")
                + " FROM " + schema.table(model.table()) + " AS t, " + KeyedDigest.PADS
                + (response == null ? "" : " WHERE t." + response + " <> ALL (?)")
                + " ORDER BY "
                + model.key().stream().map(column -> "t." + column).collect(Collectors.joining(", ")));
        int next = digest.set(select, 1);
        if (response != null) {
            select.setArray(next, connection.createArrayOf("uuid", leftOut.toArray()));
        }
        select.setFetchSize(FETCHED_AT_ONCE);
        rows = select.executeQuery();
    }

    /** The next row, or null after the last. */
    @Nullable
    Row next() throws SQLException {
        if (!rows.next()) {
            return null;
        }
        List<String> key = new ArrayList<>(keys);
        for (int column = 1; column <= keys; column++) {
            key.add(rows.getString(column));
        }
        return new Row(key, rows.getBytes(keys + 1));
    }

    @Override
    public void close() throws SQLException {
        select.close();
    }

    /** PostgreSQL's order of a table's keys, given in text form. */
    static final class Order {
        private final boolean[] number;

        Order(Connection connection, Model model) throws SQLException {
            number = new boolean[model.key().size()];
            try (PreparedStatement none = connection.prepareStatement("SELECT " + String.join(", ", model.key())
                            + " FROM " + ReadSchema.LIVE.table(model.table()) + " LIMIT 0");
                    ResultSet empty = none.executeQuery()) {
                ResultSetMetaData columns = empty.getMetaData();
                for (int column = 0; column < number.length; column++) {
                    int type = columns.getColumnType(column + 1);
                    number[column] = type == Types.BIGINT || type == Types.INTEGER;
                }
            }
        }

        int compare(List<String> one, List<String> other) {
            for (int column = 0; column < number.length; column++) {
                int order = compare(column, one.get(column), other.get(column));
                if (order != 0) {
                    return order;
                }
            }
            return 0;
        }

        /** Beside numbers keys are UUIDs, text in collation "C", days and times in UTC: all in the order of their bytes. */
        private int compare(int column, String one, String other) {
            return number[column]
                    ? Long.compare(Long.parseLong(one), Long.parseLong(other))
                    : Arrays.compareUnsigned(
                            one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
        }
    }
}
