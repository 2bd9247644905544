package org.duly.query.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.duly.query.database.ReadSchema;

/**
 * Applies one batch of one log to every read model in one transaction, which moves the log's applied row from exactly
 * the position the batch continues. Whoever holds an out-of-date position therefore writes nothing, however long it
 * slept and whatever the broker believes. Thread-safe.
 */
public final class Projector {
    /** An instance that is frozen in the middle must not hold the log back for those that are not. */
    private static final String LIMITS =
            "SET LOCAL idle_in_transaction_session_timeout = '15s'; " + FrozenInstances.LOCK_TIMEOUT;

    private final DataSource database;
    private final ReadSchema schema;
    private final List<ReadModel> models;
    private final AppliedTable applied;

    public Projector(DataSource database, ReadSchema schema, List<ReadModel> models) {
        this.database = database;
        this.schema = schema;
        this.models = List.copyOf(models);
        this.applied = new AppliedTable(schema);
    }

    /**
     * Applies events, all or none.
     *
     * @param events continuing at {@code from.position() + 1} without a gap; not empty
     * @return where the log is now
     * @throws LostLogException if the log is not at {@code from}: nothing was written
     * @throws SQLException if the database failed or refused: nothing was written, unless the connection broke during
     *     the commit, which the next attempt finds out by {@link LostLogException}
     */
    public Applied apply(Applied from, List<PlacedEvent> events, String topic, int partition) throws SQLException {
        try {
            return applyUnlessHeld(from, events, topic, partition);
        } catch (SQLException held) {
            if (FrozenInstances.mayBeBehind(held)) {
                FrozenInstances.end(database);
            }
            throw held;
        }
    }

    private Applied applyUnlessHeld(Applied from, List<PlacedEvent> events, String topic, int partition)
            throws SQLException {
        Applied to = from.movedTo(events.getLast(), topic, partition);
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                try (Statement statement = connection.createStatement()) {
                    // One round trip. A small batch is little more than its round trips.
                    statement.execute(LIMITS);
                }
                // First of all: the row is the lock, so a second instance waits here before it has read anything.
                if (!applied.move(connection, from, to)) {
                    throw new LostLogException(from);
                }
                for (ReadModel model : models) {
                    model.apply(connection, schema, events);
                }
                connection.commit();
                return to;
            } catch (SQLException | RuntimeException failed) {
                rollback(connection, failed);
                throw failed;
            }
        }
    }

    private static void rollback(Connection connection, Exception failed) {
        try {
            connection.rollback();
        } catch (SQLException alsoFailed) {
            failed.addSuppressed(alsoFailed);
        }
    }
}
