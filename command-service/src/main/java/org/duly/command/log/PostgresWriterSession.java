package org.duly.command.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.duly.command.log.Append.CommandId;
import org.duly.command.log.Append.Guard;
import org.duly.command.log.EventLog.Acceptance;
import org.duly.command.log.LogState.CommandKey;

/**
 * A writer's session with PostgreSQL, on a connection of its own.
 *
 * <p>Read committed is a must: each statement sees what was committed before <em>it</em> began, so the state read
 * after the lock was granted includes everything the lock's last holder committed. Under a snapshot taken at the
 * beginning, it would be the state from before the wait, and positions would be given twice.
 */
final class PostgresWriterSession implements WriterSession {
    /** Of the one advisory lock every writer of this database takes: "DulyLog" in ASCII. */
    static final long APPEND_LOCK = 0x44_75_6C_79_4C_6F_67L;

    private static final int NETWORK_TIMEOUT_MILLIS = 10_000;

    // Durable whatever the server's own setting. Plans are made once, while the table may be small, and then kept: made
    // anew for each batch they would cost more than the reading. A scan of the whole log must not be among them; for
    // the
    // same reason a guard's types are asked for in a way that no index helps with, so that its scope is looked up. A
    // writer that has gone silent must not keep the lock from the others.
    private static final String SETTINGS = """
            SET synchronous_commit = on; SET plan_cache_mode = force_generic_plan; SET jit = off;
            SET enable_seqscan = off; SET enable_bitmapscan = off;
            SET enable_hashjoin = off; SET enable_mergejoin = off;
            SET idle_in_transaction_session_timeout = '10s'""";

    private static final String LOCK_AND_READ = """
            SELECT pg_advisory_xact_lock(?);
            SELECT position, recorded_at FROM log.event ORDER BY position DESC LIMIT 1;
            SELECT batch.stream, last.version
              FROM unnest(?) AS batch (stream) CROSS JOIN LATERAL
                   (SELECT version FROM log.event WHERE stream = batch.stream ORDER BY version DESC LIMIT 1) AS last;
            SELECT first.caller, first.command_id, first.request_digest,
                   first.position, last.position, last.stream, last.version, last.recorded_at
              FROM unnest(?, ?) AS batch (caller, id)
              JOIN log.event first ON first.caller = batch.caller AND first.command_id = batch.id
              JOIN log.event last ON last.position = first.position + first.command_events - 1;
            SELECT n FROM unnest(?, ?, ?, ?) AS guard (n, scope, types, after)
             WHERE EXISTS (SELECT FROM log.event WHERE scope = guard.scope AND position > guard.after
                              AND ARRAY[type] <@ string_to_array(guard.types, ' '))""";
    private static final String BYTES_AT = "SELECT bytes FROM log.event WHERE position = ?";

    private final String log;
    private final Connection connection;
    private final PreparedStatement lockAndRead;
    private final PreparedStatement bytesAt;
    private final FewRows fewRows;

    /** Takes over a connection, and closes it if it is no good. */
    @SuppressWarnings("MustBeClosedChecker")
    PostgresWriterSession(String log, Connection connection) throws SQLException {
        this.log = log;
        this.connection = connection;
        try {
            connection.setNetworkTimeout(Runnable::run, NETWORK_TIMEOUT_MILLIS);
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            try (Statement settings = connection.createStatement()) {
                settings.execute(SETTINGS);
            }
            connection.setAutoCommit(false);
            lockAndRead = connection.prepareStatement(LOCK_AND_READ);
            bytesAt = connection.prepareStatement(BYTES_AT);
            fewRows = new FewRows(connection);
        } catch (SQLException unusable) {
            connection.close();
            throw unusable;
        }
    }

    @Override
    public boolean writeIf(LogState presumed, List<Append> appends, List<EventRow> rows) throws SQLException {
        return !rows.isEmpty() && fewRows.write(presumed, appends, rows);
    }

    @Override
    public LogState lockAndRead(List<Append> appends) throws SQLException {
        List<CommandId> commands = appends.stream()
                .map(Append::command)
                .filter(command -> command != null)
                .toList();
        List<Guard> guards = appends.stream()
                .flatMap(append -> append.guards().stream())
                .distinct()
                .toList();
        new Parameters(lockAndRead)
                .number(APPEND_LOCK)
                .texts(appends.stream()
                        .flatMap(append -> append.events().stream())
                        .map(Append.NewEvent::stream)
                        .distinct())
                .texts(commands.stream().map(CommandId::caller))
                .texts(commands.stream().map(CommandId::id))
                .numbers(LongStream.range(0, guards.size()))
                .texts(guards.stream().map(Guard::scope))
                .texts(guards.stream().map(guard -> String.join(" ", guard.types())))
                .numbers(guards.stream().mapToLong(Guard::after));
        lockAndRead.execute(); // the lock's row tells nothing
        long head = EventLog.NOTHING;
        Instant headRecordedTime = Instant.MIN;
        try (ResultSet row = nextResult()) {
            if (row.next()) {
                head = row.getLong(1);
                headRecordedTime = instant(row, 2);
            }
        }
        Map<String, Long> lastVersions = new HashMap<>();
        try (ResultSet row = nextResult()) {
            while (row.next()) {
                lastVersions.put(row.getString(1), row.getLong(2));
            }
        }
        Map<CommandKey, Acceptance> accepted = new HashMap<>();
        try (ResultSet row = nextResult()) {
            while (row.next()) {
                accepted.put(new CommandKey(row.getString(1), row.getString(2)), acceptance(log, row, 3));
            }
        }
        Set<Guard> brokenGuards = new HashSet<>();
        try (ResultSet row = nextResult()) {
            while (row.next()) {
                brokenGuards.add(guards.get(row.getInt(1)));
            }
        }
        return new LogState(head, headRecordedTime, lastVersions, accepted, brokenGuards);
    }

    private ResultSet nextResult() throws SQLException {
        lockAndRead.getMoreResults();
        return lockAndRead.getResultSet();
    }

    @Override
    public boolean holds(List<EventRow> rows) throws SQLException {
        // They were written together, so the first tells.
        EventRow first = rows.getFirst();
        bytesAt.setLong(1, first.position());
        try (ResultSet row = bytesAt.executeQuery()) {
            return row.next() && Arrays.equals(row.getBytes(1), first.bytes());
        }
    }

    @Override
    public void write(List<EventRow> rows) throws SQLException {
        CopyRows.write(connection, rows);
    }

    @Override
    public void commit() throws SQLException {
        connection.commit();
    }

    @Override
    public void rollback() throws SQLException {
        connection.rollback();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /** Reads digest, first position, last position, stream, version and recorded time from a column on. */
    static Acceptance acceptance(String log, ResultSet row, int from) throws SQLException {
        Appended appended = new Appended(
                log,
                row.getLong(from + 1),
                row.getLong(from + 2),
                row.getString(from + 3),
                row.getLong(from + 4),
                instant(row, from + 5),
                false);
        return new Acceptance(row.getBytes(from), appended);
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** Opens connections of the service's role, outside of any pool. */
    @FunctionalInterface
    interface ConnectionSource {
        Connection connect() throws SQLException;
    }
}
