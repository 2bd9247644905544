package org.duly.query.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.duly.query.database.ReadSchema;
import org.duly.query.log.Applied;
import org.duly.query.log.AppliedTable;
import org.duly.query.log.PlacedEvent;
import org.duly.query.log.ReadModel;
import org.jspecify.annotations.Nullable;

/**
 * Fills the empty tables of a rebuild: every read model on a thread and a connection of its own, a few batches behind
 * one another, so that PostgreSQL writes several tables at once while further events are read. How far the logs are is
 * written last, so tables that are not full never look as if they were.
 */
final class Filler implements AutoCloseable {
    private static final int BATCHES_AHEAD = 2;

    private final DataSource database;
    private final List<Lane> lanes;
    private final Map<String, Applied> applied = new TreeMap<>();

    Filler(DataSource database, List<ReadModel> models) {
        this.database = database;
        this.lanes = models.stream().map(model -> new Lane(database, model)).toList();
    }

    /**
     * Takes events to be written, and waits while there are too many of them.
     *
     * @return where the log will be once they are
     */
    Applied apply(Applied from, List<PlacedEvent> events, String topic, int partition)
            throws SQLException, InterruptedException {
        Applied to = from.movedTo(events.getLast(), topic, partition);
        for (Lane lane : lanes) {
            lane.take(events);
        }
        applied.put(to.log(), to);
        return to;
    }

    /** Returns once everything is in the tables. */
    void finish() throws SQLException, InterruptedException {
        for (Lane lane : lanes) {
            lane.awaitAllBut(0);
        }
        inTransaction(database, connection -> {
            AppliedTable table = new AppliedTable(ReadSchema.REBUILD);
            for (Applied to : applied.values()) {
                table.move(connection, Applied.nothingOf(to.log(), to.topic(), to.partition()), to);
            }
        });
    }

    @Override
    public void close() {
        lanes.forEach(Lane::close);
    }

    /** One read model. */
    private static final class Lane {
        private final DataSource database;
        private final ReadModel model;
        private final ExecutorService thread = Background.threads("rebuild-filler", 1);
        private final Deque<Future<@Nullable Void>> writing = new ArrayDeque<>();

        private Lane(DataSource database, ReadModel model) {
            this.database = database;
            this.model = model;
        }

        private void take(List<PlacedEvent> events) throws SQLException, InterruptedException {
            awaitAllBut(BATCHES_AHEAD - 1);
            writing.add(thread.submit(() -> {
                inTransaction(database, connection -> model.apply(connection, ReadSchema.REBUILD, events));
                return null;
            }));
        }

        private void awaitAllBut(int some) throws SQLException, InterruptedException {
            while (writing.size() > some) {
                Background.await(writing.remove());
            }
        }

        private void close() {
            thread.close();
        }
    }

    /** What is done in one transaction. */
    interface Work {
        void with(Connection connection) throws SQLException;
    }

    /** Does it without waiting for the disk: what a crash may lose here is thrown away anyway, and the swap waits. */
    static void inTransaction(DataSource database, Work work) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("SET LOCAL synchronous_commit = off");
                }
                work.with(connection);
                connection.commit();
            } catch (SQLException | RuntimeException failed) {
                connection.rollback();
                throw failed;
            }
        }
    }
}
