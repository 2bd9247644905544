package org.duly.command.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.duly.command.log.Append.CommandId;
import org.duly.command.log.Append.Guard;
import org.jspecify.annotations.Nullable;

/**
 * Locks, verifies, writes and commits in one round trip. What the rows were judged by was presumed, not read; under the
 * lock the statement sees whether it was right, and writes all rows or none.
 *
 * <p>The lock is a statement before it, for a statement sees what was committed before it began, and must see what the
 * lock's last holder committed. The recorded time was taken before the lock was granted; it is written only if the head
 * is still the one that it is not less than. For many rows reading first and {@code COPY} is cheaper.
 */
final class FewRows {
    private static final String LOCK_WRITE_COMMIT = """
            SELECT pg_advisory_xact_lock(?);
            INSERT INTO log.event (position, version, recorded_at, command_events, stream, scope, type, caller,
                                   command_id, request_digest, bytes, traceparent)
            SELECT ? + n, version, ?, nullif(command_events, 0), stream, scope, type, caller, command_id, digest, bytes,
                   traceparent
              FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?) WITH ORDINALITY
                   AS r (version, command_events, stream, scope, type, caller, command_id, digest, bytes, traceparent, n)
             WHERE (SELECT position = ? AND recorded_at = ? FROM log.event ORDER BY position DESC LIMIT 1)
               AND NOT EXISTS (SELECT FROM unnest(?, ?) AS batch (stream, last)
                                WHERE last <> coalesce((SELECT version FROM log.event WHERE stream = batch.stream
                                                         ORDER BY version DESC LIMIT 1), -1))
               AND NOT EXISTS (SELECT FROM unnest(?, ?) AS batch (caller, id) JOIN log.event accepted
                                   ON accepted.caller = batch.caller AND accepted.command_id = batch.id)
               AND NOT EXISTS (SELECT FROM unnest(?, ?, ?) AS guard (scope, types, after)
                                WHERE EXISTS (SELECT FROM log.event
                                               WHERE scope = guard.scope AND position > guard.after
                                                 AND ARRAY[type] <@ string_to_array(guard.types, ' ')));
            COMMIT""";

    private final PreparedStatement lockWriteCommit;

    @SuppressWarnings("MustBeClosedChecker") // closed with its connection
    FewRows(Connection connection) throws SQLException {
        lockWriteCommit = connection.prepareStatement(LOCK_WRITE_COMMIT);
    }

    /**
     * Writes the rows if the log is as presumed. Afterwards no transaction is open.
     *
     * @param rows at least one
     * @param appends all that were judged, also those that were refused
     * @return whether they are written, and durable
     */
    boolean write(LogState presumed, List<Append> appends, List<EventRow> rows) throws SQLException {
        List<CommandId> commands =
                appends.stream().map(Append::command).filter(Objects::nonNull).toList();
        List<Guard> guards =
                appends.stream().flatMap(append -> append.guards().stream()).toList();
        List<Map.Entry<String, Long>> lastVersions =
                List.copyOf(presumed.lastVersions().entrySet());
        new Parameters(lockWriteCommit)
                .number(PostgresWriterSession.APPEND_LOCK)
                .number(presumed.head())
                .time(rows.getFirst().recordedTime())
                .numbers(rows.stream().mapToLong(row -> row.event().streamVersion()))
                .numbers(rows.stream().mapToLong(row -> row.command() == null ? 0 : row.commandEvents()))
                .texts(rows.stream().map(row -> row.event().stream()))
                .texts(rows.stream().map(row -> row.event().scope()))
                .texts(rows.stream().map(row -> row.event().type()))
                .texts(rows.stream().map(row -> caller(row.command())))
                .texts(rows.stream().map(row -> id(row.command())))
                .byteStrings(rows.stream().map(row -> digest(row.command())))
                .byteStrings(rows.stream().map(EventRow::bytes))
                .texts(rows.stream().map(EventRow::traceparent))
                .number(presumed.head())
                .time(presumed.headRecordedTime())
                .texts(lastVersions.stream().map(Map.Entry::getKey))
                .numbers(lastVersions.stream().mapToLong(Map.Entry::getValue))
                .texts(commands.stream().map(CommandId::caller))
                .texts(commands.stream().map(CommandId::id))
                .texts(guards.stream().map(Guard::scope))
                .texts(guards.stream().map(guard -> String.join(" ", guard.types())))
                .numbers(guards.stream().mapToLong(Guard::after));
        lockWriteCommit.execute(); // the lock's row tells nothing
        lockWriteCommit.getMoreResults();
        return lockWriteCommit.getUpdateCount() == rows.size();
    }

    private static @Nullable String caller(@Nullable CommandId command) {
        return command == null ? null : command.caller();
    }

    private static @Nullable String id(@Nullable CommandId command) {
        return command == null ? null : command.id();
    }

    private static byte @Nullable [] digest(@Nullable CommandId command) {
        return command == null ? null : command.requestDigest();
    }
}
