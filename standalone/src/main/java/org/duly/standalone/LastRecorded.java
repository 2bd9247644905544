package org.duly.standalone;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** When the last event of a log was recorded: where a simulated clock goes on after a restart. */
final class LastRecorded {
    private LastRecorded() {}

    /** Empty for a log without events, also before its tables are made. */
    static Optional<Instant> in(Connection log) throws SQLException {
        try (Statement statement = log.createStatement()) {
            try (ResultSet table = statement.executeQuery("SELECT to_regclass('log.event') IS NOT NULL")) {
                if (!table.next() || !table.getBoolean(1)) {
                    return Optional.empty();
                }
            }
            try (ResultSet last =
                    statement.executeQuery("SELECT recorded_at FROM log.event ORDER BY position DESC LIMIT 1")) {
                return last.next()
                        ? Optional.of(last.getObject(1, OffsetDateTime.class).toInstant())
                        : Optional.empty();
            }
        }
    }
}
