package org.duly.query.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A few rows by {@code INSERT}, all in one round trip. */
final class InsertedRows implements Rows {
    private final Connection connection;
    private final String insert;
    private final int columns;
    private final List<Value> values = new ArrayList<>();

    /** A value on its way to a parameter. */
    private interface Value {
        void set(PreparedStatement statement, int parameter) throws SQLException;
    }

    InsertedRows(Connection connection, String tableAndColumns, int columns) {
        this.connection = connection;
        this.insert = "INSERT INTO " + tableAndColumns + " VALUES (?" + ", ?".repeat(columns - 1) + ")";
        this.columns = columns;
    }

    @Override
    public Rows row() {
        return this;
    }

    @Override
    public Rows text(@Nullable String value) {
        return add((to, at) -> to.setString(at, value == null ? null : BinaryCopy.withoutNul(value)));
    }

    @Override
    public Rows bytes(byte[] value) {
        return add((to, at) -> to.setBytes(at, value));
    }

    @Override
    public Rows json(@Nullable String value) {
        return add((to, at) -> to.setObject(at, value == null ? null : Json.withoutNul(value), Types.OTHER));
    }

    @Override
    public Rows uuid(UUID value) {
        return add((to, at) -> to.setObject(at, value));
    }

    @Override
    public Rows int8(long value) {
        return add((to, at) -> to.setLong(at, value));
    }

    @Override
    public Rows int4(int value) {
        return add((to, at) -> to.setInt(at, value));
    }

    @Override
    public Rows bool(boolean value) {
        return add((to, at) -> to.setBoolean(at, value));
    }

    @Override
    public Rows instant(@Nullable Instant value) {
        return add((to, at) -> to.setObject(
                at,
                value == null ? null : value.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC),
                Types.TIMESTAMP_WITH_TIMEZONE));
    }

    @Override
    public Rows date(LocalDate value) {
        return add((to, at) -> to.setObject(at, value));
    }

    @Override
    public void finish() throws SQLException {
        if (values.size() % columns != 0) {
            throw new IllegalStateException(values.size() + " values for rows of " + columns);
        }
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            for (int at = 0; at < values.size(); at++) {
                values.get(at).set(statement, at % columns + 1);
                if (at % columns == columns - 1) {
                    statement.addBatch();
                }
            }
            statement.executeBatch();
        }
    }

    @Override
    public void close() {
        values.clear();
    }

    private Rows add(Value value) {
        values.add(value);
        return this;
    }
}
