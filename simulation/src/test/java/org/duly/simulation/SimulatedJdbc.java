package org.duly.simulation;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.duly.query.log.Applied;
import org.jspecify.annotations.Nullable;

/** JDBC's face of the {@link SimulatedReadStore}: what the projection calls, and an exception for all else. */
final class SimulatedJdbc {
    private SimulatedJdbc() {}

    /** Opens sessions. */
    @FunctionalInterface
    interface Sessions {
        ReadSession open() throws SQLException;
    }

    static DataSource dataSource(Sessions sessions) {
        return face(DataSource.class, (method, _) -> switch (method) {
            case "getConnection" -> connection(sessions.open());
            default -> throw new UnsupportedOperationException(method);
        });
    }

    private static Connection connection(ReadSession session) {
        return face(Connection.class, (method, values) -> {
            switch (method) {
                case "commit" -> session.commit();
                case "rollback" -> session.rollback();
                case "close" -> session.close();
                case "setAutoCommit" -> {}
                case "createStatement" -> {
                    return statement(Statement.class, session, "");
                }
                case "prepareStatement" -> {
                    return statement(PreparedStatement.class, session, (String) values[0]);
                }
                case "unwrap" -> {
                    return session;
                }
                default -> throw new UnsupportedOperationException(method);
            }
            return null;
        });
    }

    private static <S extends Statement> S statement(Class<S> type, ReadSession session, String sql) {
        Map<Integer, Object> parameters = new HashMap<>();
        return face(type, (method, values) -> switch (method) {
            case "setString", "setLong", "setInt", "setObject" -> parameters.put((Integer) values[0], values[1]);
            case "setNull" -> null;
            case "execute" -> {
                session.execute((String) values[0]);
                yield true;
            }
            case "executeQuery" -> rows(session.select(sql, parameters));
            case "executeUpdate" -> session.update(sql, parameters);
            case "close" -> null;
            default -> throw new UnsupportedOperationException(method);
        });
    }

    private static ResultSet rows(List<Applied> found) {
        Iterator<Applied> rows = found.iterator();
        Applied[] row = new Applied[1];
        return face(ResultSet.class, (method, values) -> switch (method) {
            case "next" -> {
                boolean another = rows.hasNext();
                if (another) {
                    row[0] = rows.next();
                }
                yield another;
            }
            case "getString", "getLong", "getInt", "getObject" -> column(row[0], (String) values[0]);
            case "close" -> null;
            default -> throw new UnsupportedOperationException(method);
        });
    }

    private static @Nullable Object column(Applied row, String name) {
        return switch (name) {
            case "log" -> row.log();
            case "position" -> row.position();
            case "topic" -> row.topic();
            case "partition" -> row.partition();
            case "next_offset" -> row.nextOffset();
            case "recorded_at" ->
                row.recordedAt() == null ? null : row.recordedAt().atOffset(ZoneOffset.UTC);
            default -> throw new UnsupportedOperationException(name);
        };
    }

    @FunctionalInterface
    private interface Calls {
        @Nullable
        Object answer(String method, Object[] values) throws SQLException;
    }

    private static <T> T face(Class<T> type, Calls calls) {
        InvocationHandler handler = (Object _, Method method, Object @Nullable [] values) ->
                calls.answer(method.getName(), values == null ? new Object[0] : values);
        return type.cast(Proxy.newProxyInstance(SimulatedJdbc.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
