package org.duly.command.log;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.duly.command.log.Append.CommandId;
import org.duly.command.log.EventLog.Acceptance;
import org.duly.command.log.EventLog.LoggedEvent;
import org.jspecify.annotations.Nullable;

/**
 * Reads the log in PostgreSQL, on pooled connections. Every query walks one index in its order and stops at its limit.
 *
 * <p>Scopes and types are asked for as ranges of (scope, position) and (type, position), because the planner must not
 * take the primary key instead: walking all positions and leaving out what does not fit looks cheap to it, and reads the
 * whole log where nothing fits, at every append.
 */
final class LogReader implements LogReads {
    private static final String HEAD = "SELECT coalesce(max(position), -1) FROM log.event";
    private static final String STREAM =
            "SELECT position, stream, bytes FROM log.event WHERE stream = ? AND version >= ? ORDER BY version";
    static final String SCOPE = """
            SELECT position, stream, bytes FROM log.event
             WHERE (scope, position) > (?, ?) AND (scope, position) <= (?, 9223372036854775807)
             ORDER BY scope, position LIMIT ?""";
    static final String TYPES = """
            SELECT found.* FROM unnest(?) AS wanted (type) CROSS JOIN LATERAL
                   (SELECT position, stream, bytes FROM log.event
                     WHERE (type, position) > (wanted.type, ?)
                       AND (type, position) <= (wanted.type, 9223372036854775807)
                     ORDER BY type, position LIMIT ?) AS found
             ORDER BY position LIMIT ?""";
    private static final String AFTER = """
            SELECT position, stream, bytes, command_events, caller, command_id, request_digest, traceparent
              FROM log.event WHERE position > ? ORDER BY position LIMIT ?""";
    private static final String COMMAND = """
            SELECT first.request_digest, first.position, last.position, last.stream, last.version, last.recorded_at
              FROM log.event first JOIN log.event last ON last.position = first.position + first.command_events - 1
             WHERE first.caller = ? AND first.command_id = ?""";
    private static final String COMMANDS = """
            SELECT first.request_digest, first.position, last.position, last.stream, last.version, last.recorded_at,
                   first.command_id
              FROM unnest(?) AS wanted (id)
              JOIN log.event first ON first.caller = ? AND first.command_id = wanted.id
              JOIN log.event last ON last.position = first.position + first.command_events - 1""";

    private final String log;
    private final HikariDataSource connections;

    LogReader(String log, HikariDataSource connections) {
        this.log = log;
        this.connections = connections;
    }

    @Override
    public long head() {
        return query(HEAD, _ -> {}, row -> row.getLong(1)).getFirst();
    }

    @Override
    public List<LoggedEvent> stream(String stream, long fromVersion) {
        return events(STREAM, query -> {
            query.setString(1, stream);
            query.setLong(2, fromVersion);
        });
    }

    @Override
    public List<LoggedEvent> scope(String scope, long after, int limit) {
        return events(SCOPE, query -> {
            query.setString(1, scope);
            query.setLong(2, after);
            query.setString(3, scope);
            query.setInt(4, limit);
        });
    }

    @Override
    public List<LoggedEvent> types(List<String> types, long after, int limit) {
        return events(TYPES, query -> {
            query.setArray(
                    1,
                    query.getConnection()
                            .createArrayOf("text", types.stream().distinct().toArray()));
            query.setLong(2, after);
            query.setInt(3, limit);
            query.setInt(4, limit);
        });
    }

    @Override
    public List<LoggedEvent> after(long position, int limit) {
        return query(
                AFTER,
                query -> {
                    query.setLong(1, position);
                    query.setInt(2, limit);
                },
                row -> new LoggedEvent(
                        row.getLong(1),
                        row.getString(2),
                        row.getBytes(3),
                        command(row),
                        row.getInt(4),
                        row.getString(8)));
    }

    private static @Nullable CommandId command(ResultSet row) throws SQLException {
        String id = row.getString(6);
        return id == null ? null : new CommandId(row.getString(5), id, row.getBytes(7));
    }

    @Override
    public Optional<Acceptance> command(String caller, String commandId) {
        return query(
                        COMMAND,
                        query -> {
                            query.setString(1, caller);
                            query.setString(2, commandId);
                        },
                        row -> PostgresWriterSession.acceptance(log, row, 1))
                .stream()
                .findFirst();
    }

    @Override
    public Map<String, Acceptance> commands(String caller, Collection<String> commandIds) {
        Map<String, Acceptance> found = new HashMap<>();
        query(
                COMMANDS,
                query -> {
                    query.setArray(
                            1,
                            query.getConnection()
                                    .createArrayOf(
                                            "text",
                                            commandIds.stream().distinct().toArray(String[]::new)));
                    query.setString(2, caller);
                },
                row -> {
                    Acceptance acceptance = PostgresWriterSession.acceptance(log, row, 1);
                    found.put(row.getString(7), acceptance);
                    return acceptance;
                });
        return found;
    }

    private List<LoggedEvent> events(String sql, Binding binding) {
        return query(sql, binding, row -> new LoggedEvent(row.getLong(1), row.getString(2), row.getBytes(3)));
    }

    /** Runs a query, and runs it again on another connection where a restart of the database broke the pooled one. */
    private <T> List<T> query(String sql, Binding binding, Mapping<T> mapping) {
        for (int brokenConnections = 0; ; brokenConnections++) {
            try (Connection connection = connections.getConnection()) {
                try (PreparedStatement query = connection.prepareStatement(sql)) {
                    return results(query, binding, mapping);
                } catch (SQLException failure) {
                    if (!isBroken(failure) || brokenConnections == connections.getMaximumPoolSize()) {
                        throw failure;
                    }
                }
            } catch (SQLException failure) {
                throw new LogUnavailableException("The log could not be read", failure);
            }
        }
    }

    private static <T> List<T> results(PreparedStatement query, Binding binding, Mapping<T> mapping)
            throws SQLException {
        binding.bind(query);
        List<T> results = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                results.add(mapping.map(row));
            }
        }
        return results;
    }

    /** Whether the connection is at fault (SQLSTATE class 08), or the server ended it (57P01, 57P02). */
    private static boolean isBroken(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && (state.startsWith("08") || state.startsWith("57P"));
    }

    @FunctionalInterface
    private interface Binding {
        void bind(PreparedStatement query) throws SQLException;
    }

    @FunctionalInterface
    private interface Mapping<T> {
        T map(ResultSet row) throws SQLException;
    }
}
