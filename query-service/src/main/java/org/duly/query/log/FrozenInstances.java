package org.duly.query.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Ends the sessions of instances that were frozen in the middle of sending rows.
 *
 * <p>PostgreSQL's own timeouts do not reach a session that waits for a client in the middle of a COPY or of several
 * INSERTs, and a frozen process keeps its connection alive: its lock on the log would stand for as long as it is frozen.
 * Batches take well under a second, so one into the live tables that has waited for longer than the lock timeout has
 * nobody behind it.
 * Should that instance wake up, it finds its session gone and nothing of its batch written.
 */
final class FrozenInstances {
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final int PATIENCE_SECONDS = 10;
    private static final String END = """
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE datname = current_database() AND usename = current_user AND pid <> pg_backend_pid()
              AND state = 'active' AND wait_event = 'ClientRead'
              AND query ~ '^(COPY|INSERT INTO) read[.]' AND query_start < clock_timestamp() - interval '%d seconds'
            """.formatted(PATIENCE_SECONDS);

    /** How long a batch waits for the log's row before it looks who holds it. */
    static final String LOCK_TIMEOUT = "SET LOCAL lock_timeout = '" + PATIENCE_SECONDS + "s'";

    private FrozenInstances() {}

    /** Whether a statement failed because somebody else holds what it needs. */
    static boolean mayBeBehind(Exception failure) {
        return failure instanceof SQLException refused && LOCK_NOT_AVAILABLE.equals(refused.getSQLState());
    }

    static void end(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(END);
        }
    }
}
