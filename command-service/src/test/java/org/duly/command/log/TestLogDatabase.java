package org.duly.command.log;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.duly.command.log.PostgresWriterSession.ConnectionSource;
import org.duly.platform.database.Database;
import org.duly.testsupport.TestDatabases;
import org.duly.testsupport.TestPostgres;

/** A log database of a test class, emptied before each test, and the logs a test has opened on it. */
final class TestLogDatabase implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Database database;
    private final List<PostgresEventLog> open = new ArrayList<>();

    TestLogDatabase() {
        TestDatabases fresh = TestPostgres.shared().freshDatabases();
        database = new Database(
                fresh.logUrl(),
                fresh.commandUsername(),
                fresh.commandPassword(),
                fresh.ownerUsername(),
                fresh.ownerPassword());
        database.migrate("classpath:org/duly/command/log/migration");
    }

    Database database() {
        return database;
    }

    void empty() throws SQLException {
        asOwner("TRUNCATE log.event, log.identity");
    }

    void asOwner(String sql) throws SQLException {
        try (Connection owner = DriverManager.getConnection(
                        database.url(), database.ownerUsername(), database.ownerPassword());
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    PostgresEventLog open(InstantSource clock) {
        return open(clock, PostgresEventLog.connectionsTo(database), 4, PATIENCE);
    }

    PostgresEventLog open(InstantSource clock, ConnectionSource writing, int readers, Duration patience) {
        PostgresEventLog log = PostgresEventLog.open(
                new LogIdentity(Samples.LOG, true), writing, database.pool("test", readers), clock, patience);
        open.add(log);
        return log;
    }

    /** Closes what the test opened; the database stays for the next. */
    @Override
    public void close() {
        open.forEach(PostgresEventLog::close);
        open.clear();
    }

    /** The answer to a query of one row and one column, as the service's role. */
    long queryNumber(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Ends every other session with this database, as a server that goes down does. */
    void endSessions() throws SQLException {
        String name = database.url().substring(database.url().lastIndexOf('/') + 1);
        try (Connection superuser = TestPostgres.shared().connect(name);
                Statement statement = superuser.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
                    + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
        }
    }

    /** How many writers wait for the append lock. */
    long waitingForLock() {
        try {
            return queryNumber("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
                    + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Another process's transaction, holding the append lock until it ends. */
    Connection holdAppendLock() throws SQLException {
        Connection connection = database.connect();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_xact_lock(" + PostgresWriterSession.APPEND_LOCK + ")");
        }
        return connection;
    }
}
