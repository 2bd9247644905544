package org.duly.query.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.Consumer;
import org.duly.query.database.ReadSchema;
import org.duly.query.log.Applied;
import org.duly.query.log.AppliedTable;
import org.duly.query.log.Projector;
import org.duly.query.log.ReadModel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds every read model anew from the topic alone, beside the live ones, which are read and applied to meanwhile, and
 * then puts them in their place in one transaction.
 *
 * <p>At the swap the rebuilt models are never behind the live ones. They may be ahead: then whoever applies the log
 * finds that it was moved, and reads on from there.
 */
public final class Rebuild {
    private static final Logger LOG = LoggerFactory.getLogger(Rebuild.class);
    private static final int SWAP_ATTEMPTS = 50;
    private static final Duration A_MOMENT = Duration.ofMillis(500);
    private static final List<String> LOCK_NOT_AVAILABLE = List.of("55P03", "40P01");

    private final DataSource database;
    private final List<ReadModel> models;
    private final BesideLive beside;

    /**
     * Does nothing before {@link #run}.
     *
     * @param consumers gives a consumer that reads committed and is in no group
     */
    public Rebuild(
            DataSource database, List<ReadModel> models, String topic, Supplier<Consumer<byte[], byte[]>> consumers) {
        this.database = database;
        this.models = models;
        this.beside = new BesideLive(database, models, topic, consumers);
    }

    /**
     * Rebuilds, and returns once the rebuilt models are live.
     *
     * @param progress told how far each log is, now and then, on this thread
     * @return how far each log was at the swap
     * @throws RebuildFailedException if it cannot be finished, or another rebuild or an audit is
     *     under way in this database
     */
    public Map<String, Long> run(java.util.function.Consumer<Map<String, Long>> progress)
            throws SQLException, InterruptedException {
        return beside.make((connection, replay) -> {
            beside.fill(replay, _ -> Long.MAX_VALUE);
            progress.accept(replay.positions());
            RebuildSchema.index(database);
            LOG.info("The rebuilt read models have their indexes");
            swapWhenPossible(connection, replay, progress);
            return replay.positions();
        });
    }

    /**
     * Drops what a rebuild or an audit left whose process was killed. Does nothing while one is under way in this database.
     *
     * @throws SQLException if it could not be dropped, also because PostgreSQL is still at work on it
     */
    void dropLeftovers() throws SQLException {
        beside.dropLeftovers();
    }

    private void swapWhenPossible(
            Connection connection, TopicReplay replay, java.util.function.Consumer<Map<String, Long>> progress)
            throws SQLException, InterruptedException {
        Projector projector = new Projector(database, ReadSchema.REBUILD, models);
        for (int attempt = 1; attempt <= SWAP_ATTEMPTS; attempt++) {
            long began = System.nanoTime();
            replay.catchUp(projector::apply);
            progress.accept(replay.positions());
            if (System.nanoTime() - began > A_MOMENT.toNanos()) {
                // What arrived meanwhile takes as long again, and for the swap the logs must stand still.
                continue;
            }
            if (swap(connection, replay, projector)) {
                LOG.info("The rebuilt read models are live: {}", replay.positions());
                return;
            }
            LOG.info("The read models are in use, attempt {} to swap them failed", attempt);
        }
        throw new RebuildFailedException(
                "The live read models are too busy for the swap, or events arrive faster than they are rebuilt:"
                        + " try again later");
    }

    private boolean swap(Connection connection, TopicReplay replay, Projector projector)
            throws SQLException, InterruptedException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            String live = ReadSchema.TABLES.stream().map(ReadSchema.LIVE::table).collect(Collectors.joining(", "));
            // From here on nobody moves a log: a batch begins with the first of these tables. Everybody reads. Longer
            // than
            // deadlock_timeout, after which PostgreSQL calls off an autovacuum that is in somebody's way.
            statement.execute("SET LOCAL lock_timeout = '2s'; LOCK TABLE " + live + " IN EXCLUSIVE MODE");
            // Committed before readers are locked out: one whose snapshot is older would look in vain for these rows in
            // the rebuilt tables, and its counts would fall.
            replay.catchUp(projector::apply);
            requireNotBehind(connection, replay);
            // Shorter than deadlock_timeout: it is this transaction that gives way, never a query.
            statement.execute("SET LOCAL lock_timeout = '500ms'; LOCK TABLE " + live + " IN ACCESS EXCLUSIVE MODE");
            RebuildSchema.swap(connection);
            connection.commit();
            return true;
        } catch (SQLException failed) {
            if (failed.getSQLState() == null || !LOCK_NOT_AVAILABLE.contains(failed.getSQLState())) {
                throw failed;
            }
            return false;
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private static void requireNotBehind(Connection connection, TopicReplay replay) throws SQLException {
        Map<String, Long> behind = new TreeMap<>();
        Map<String, Long> rebuilt = replay.positions();
        for (Applied live : new AppliedTable(ReadSchema.LIVE).all(connection)) {
            if (rebuilt.getOrDefault(live.log(), -1L) < live.position()) {
                behind.put(live.log(), live.position());
            }
        }
        if (!behind.isEmpty()) {
            throw new RebuildFailedException("The topic gives less than is live: live " + behind + ", rebuilt "
                    + rebuilt + ", not readable " + replay.refusals());
        }
    }
}
