package org.duly.query.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.duly.query.database.ReadSchema;

/** The table of applied positions, which is the authority on where to read on; committed offsets are not. */
public final class AppliedTable {
    private static final String COLUMNS = "log, position, topic, partition, next_offset, recorded_at";

    private final ReadSchema schema;

    public AppliedTable(ReadSchema schema) {
        this.schema = schema;
    }

    /** All logs, by name. */
    public List<Applied> all(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT " + COLUMNS + " FROM " + schema.table("applied") + " ORDER BY log")) {
            return read(select);
        }
    }

    /** A log, if anything of it was ever applied. */
    public Optional<Applied> ofLog(Connection connection, String log) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT " + COLUMNS + " FROM " + schema.table("applied") + " WHERE log = ?")) {
            select.setString(1, log);
            return read(select).stream().findFirst();
        }
    }

    /** The log last read from a partition, if there is one. */
    Optional<Applied> ofPartition(Connection connection, String topic, int partition) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT " + COLUMNS + " FROM " + schema.table("applied") + " WHERE topic = ? AND partition = ?")) {
            select.setString(1, topic);
            select.setInt(2, partition);
            return read(select).stream().findFirst();
        }
    }

    /**
     * Moves a log on from exactly where it was read, and holds its row until the transaction ends.
     *
     * @return false if it is no longer there: someone else moved it, and the caller must write nothing
     */
    public boolean move(Connection connection, Applied from, Applied to) throws SQLException {
        if (from.position() < 0) {
            // The row of a log's first batch: of two instances the second waits here for the first, then fails below.
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO " + schema.table("applied") + " ("
                    + COLUMNS + ") VALUES (?, -1, ?, ?, 0, NULL) ON CONFLICT (log) DO NOTHING")) {
                insert.setString(1, from.log());
                insert.setString(2, from.topic());
                insert.setInt(3, from.partition());
                insert.executeUpdate();
            }
        }
        try (PreparedStatement update = connection.prepareStatement("UPDATE " + schema.table("applied")
                + " SET position = ?, topic = ?, partition = ?, next_offset = ?, recorded_at = ?"
                + " WHERE log = ? AND position = ?")) {
            update.setLong(1, to.position());
            update.setString(2, to.topic());
            update.setInt(3, to.partition());
            update.setLong(4, to.nextOffset());
            if (to.recordedAt() == null) {
                update.setNull(5, Types.TIMESTAMP_WITH_TIMEZONE);
            } else {
                update.setObject(5, to.recordedAt().atOffset(ZoneOffset.UTC));
            }
            update.setString(6, from.log());
            update.setLong(7, from.position());
            return update.executeUpdate() == 1;
        }
    }

    private static List<Applied> read(PreparedStatement select) throws SQLException {
        List<Applied> found = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                OffsetDateTime recordedAt = row.getObject("recorded_at", OffsetDateTime.class);
                found.add(new Applied(
                        row.getString("log"),
                        row.getLong("position"),
                        row.getString("topic"),
                        row.getInt("partition"),
                        row.getLong("next_offset"),
                        recordedAt == null ? null : recordedAt.toInstant()));
            }
        }
        return found;
    }
}
