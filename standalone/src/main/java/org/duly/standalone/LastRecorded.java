package org.duly.standalone;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.duly.embedded.DatabaseNames;
import org.duly.embedded.SuperuserConnections;

/** When the last event of this folder's log was recorded: where a simulated clock goes on after a restart. */
final class LastRecorded {
    private LastRecorded() {}

    /** Empty for a log without events, also before its tables are made. */
    static Optional<Instant> in(SuperuserConnections postgres) {
        try (Connection connection = postgres.connect(DatabaseNames.standard().log());
                Statement statement = connection.createStatement()) {
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
        } catch (SQLException e) {
            throw new IllegalStateException("the log's last recorded time cannot be read", e);
        }
    }
}
