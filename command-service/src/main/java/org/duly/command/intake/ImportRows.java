package org.duly.command.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.duly.command.intake.ImportRecord.Counts;
import org.duly.command.intake.ImportRecord.State;
import org.jspecify.annotations.Nullable;

/** Imports as rows of their table. */
final class ImportRows {
    private ImportRows() {}

    static ImportRecord read(ResultSet row) throws SQLException {
        byte[] plan = row.getBytes("sealed_plan");
        return new ImportRecord(
                row.getObject("id", UUID.class),
                row.getObject("engagement", UUID.class),
                row.getString("source"),
                row.getObject("key", UUID.class),
                row.getString("uploader"),
                row.getString("command_id"),
                row.getBytes("file_digest"),
                row.getLong("bytes"),
                State.valueOf(row.getString("state")),
                plan,
                row.getString("actor"),
                row.getString("actor_role"),
                row.getString("on_behalf_of"),
                new Counts(
                        row.getLong("rows_read"),
                        row.getLong("logged"),
                        row.getLong("already_there"),
                        row.getLong("failed")),
                row.getString("problem"),
                requireTime(row, "uploaded_at"),
                time(row, "started_at"),
                time(row, "ended_at"));
    }

    private static Instant requireTime(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
