package org.duly.query.rebuild;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.Consumer;
import org.duly.query.log.ReadModel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds every read model from the topic alone in tables beside the live ones, and drops what is left of these afterwards.
 * One at a time in a database, whichever instance works on it.
 */
final class BesideLive {
    private static final Logger LOG = LoggerFactory.getLogger(BesideLive.class);
    private static final long ONE_AT_A_TIME = 0x64756c79_72656264L;

    private final DataSource database;
    private final List<ReadModel> models;
    private final String topic;
    private final Supplier<Consumer<byte[], byte[]>> consumers;

    /**
     * Touches nothing before {@link #make}.
     *
     * @param consumers gives a consumer that reads committed and is in no group
     */
    BesideLive(
            DataSource database, List<ReadModel> models, String topic, Supplier<Consumer<byte[], byte[]>> consumers) {
        this.database = database;
        this.models = models;
        this.topic = topic;
        this.consumers = consumers;
    }

    /** What is done with the tables. */
    interface Work<T> {
        /**
         * Does it.
         *
         * @param connection holds the lock; in no transaction
         * @param replay at the beginning of the topic
         */
        T with(Connection connection, TopicReplay replay) throws SQLException, InterruptedException;
    }

    /**
     * Makes the tables, empty, and drops them when the work is done.
     *
     * @throws RebuildFailedException if somebody else works on them
     */
    <T> T make(Work<T> work) throws SQLException, InterruptedException {
        try (Connection connection = database.getConnection()) {
            if (!lock(connection)) {
                throw new RebuildFailedException(
                        "A rebuild or an audit is under way in this database: wait until it is done");
            }
            try {
                RebuildSchema.make(connection);
                try (TopicReplay replay = new TopicReplay(consumers.get(), topic)) {
                    return work.with(connection, replay);
                }
            } finally {
                try {
                    RebuildSchema.drop(connection);
                } catch (SQLException failed) {
                    // What came of the work is decided by now; the next look for leftovers tries again.
                    LOG.warn("What was built beside the live read models could not be dropped", failed);
                } finally {
                    unlock(connection);
                }
            }
        }
    }

    /** Fills the empty tables up to a position of each log, or as far as the topic goes. */
    void fill(TopicReplay replay, ToLongFunction<String> upTo) throws SQLException, InterruptedException {
        try (Filler filler = new Filler(database, models)) {
            replay.catchUp(filler::apply, upTo);
            filler.finish();
        }
        LOG.info("The rows beside the live read models are written: {}", replay.positions());
    }

    /**
     * Drops what was left by a process that was killed. Does nothing while somebody works on it.
     *
     * @throws SQLException if it could not be dropped, also because PostgreSQL is still at work on it
     */
    void dropLeftovers() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            try {
                statement.execute("SET LOCAL lock_timeout = '5s'");
                if (isTrue(statement, "SELECT pg_try_advisory_xact_lock(" + ONE_AT_A_TIME + ")")) {
                    RebuildSchema.drop(connection);
                    connection.commit();
                }
            } finally {
                connection.rollback();
            }
        }
    }

    private static boolean lock(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return isTrue(statement, "SELECT pg_try_advisory_lock(" + ONE_AT_A_TIME + ")");
        }
    }

    private static boolean isTrue(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static void unlock(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_unlock(" + ONE_AT_A_TIME + ")");
        }
    }
}
