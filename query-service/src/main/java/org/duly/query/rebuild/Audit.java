package org.duly.query.rebuild;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.Consumer;
import org.duly.events.EventCatalogue;
import org.duly.events.privacy.RespondentErased;
import org.duly.query.database.ReadSchema;
import org.duly.query.log.Projector;
import org.duly.query.log.ReadModel;

/**
 * Holds the live read models against the topic: builds them anew beside the live ones, up to the very position these are at,
 * and names every table's first rows that differ. The archive is one of the tables, so the bytes of every event are compared
 * with the topic. Changes nothing, and the projection goes on meanwhile: the live models are read as they were at one moment.
 *
 * <p>Tables are compared by digests keyed by this database's own key and made inside PostgreSQL; findings name rows by their
 * primary keys and columns by their names, and show no text.
 *
 * <p>What it cannot tell is whether the topic itself is what was published first: that is what witnesses are for.
 */
public final class Audit {
    private static final List<String> ERASURES = EventCatalogue.typesOf(RespondentErased.class);

    private final DataSource database;
    private final Projector projector;
    private final BesideLive beside;

    /**
     * Does nothing before {@link #run}.
     *
     * @param consumers gives a consumer that reads committed and is in no group
     */
    public Audit(
            DataSource database, List<ReadModel> models, String topic, Supplier<Consumer<byte[], byte[]>> consumers) {
        this.database = database;
        this.projector = new Projector(database, ReadSchema.REBUILD, models);
        this.beside = new BesideLive(database, models, topic, consumers);
    }

    /**
     * What an audit found.
     *
     * @param positions of each log at which live and rebuilt models were compared
     * @param equal whether no row of any table differs
     * @param erasedSince responses that were left out: their respondents' keys are destroyed, and the erasures are not
     *     applied yet at these positions, so the live models rightly still have what nobody can decrypt any more
     */
    public record Findings(Map<String, Long> positions, boolean equal, long erasedSince, List<TableAudit> tables) {}

    /**
     * Audits.
     *
     * @param progress told how far each log is rebuilt, now and then, on this thread
     * @throws RebuildFailedException if it cannot be finished, because a rebuild or another audit is under way in this
     *     database, or because the topic does not give all that is live
     */
    public Findings run(java.util.function.Consumer<Map<String, Long>> progress)
            throws SQLException, InterruptedException {
        return beside.make((connection, replay) -> {
            beside.fill(replay, upTo(ReadSnapshot.positions(connection)));
            progress.accept(replay.positions());
            // What arrived meanwhile, so that little is left for which the snapshot would have to be held.
            replay.catchUp(projector::apply, upTo(ReadSnapshot.positions(connection)));
            progress.accept(replay.positions());
            try (ReadSnapshot live = new ReadSnapshot(database)) {
                Map<String, Long> positions = live.positions();
                replay.catchUp(projector::apply, upTo(positions));
                verifySame(positions, replay);
                try (ReadSnapshot rebuilt = new ReadSnapshot(database)) {
                    return compare(positions, live.connection(), rebuilt.connection());
                }
            }
        });
    }

    /** A log of which nothing is live is not there yet. */
    private static ToLongFunction<String> upTo(Map<String, Long> positions) {
        return log -> positions.getOrDefault(log, -1L);
    }

    private static void verifySame(Map<String, Long> live, TopicReplay replay) {
        if (!replay.positions().equals(live)) {
            throw new RebuildFailedException("The topic does not give what is live: live " + live + ", topic "
                    + replay.positions() + ", not readable " + replay.refusals()
                    + ". Look at the topic, and at read.applied, where these logs part.");
        }
    }

    private static Findings compare(Map<String, Long> positions, Connection live, Connection rebuilt)
            throws SQLException {
        List<UUID> erasedSince = erasedSince(rebuilt);
        TableComparison comparison =
                new TableComparison(live, rebuilt, new KeyedDigest(Digests.key(live)), erasedSince);
        List<TableAudit> tables = new ArrayList<>();
        for (Digests.Model model : Digests.MODELS) {
            tables.add(comparison.of(model));
        }
        return new Findings(positions, tables.stream().allMatch(TableAudit::equal), erasedSince.size(), tables);
    }

    /** The responses that could not be decrypted, although up to here nobody asked for their erasure. */
    private static List<UUID> erasedSince(Connection rebuilt) throws SQLException {
        try (PreparedStatement select = rebuilt.prepareStatement(
                """
                SELECT id FROM %s AS r WHERE (facts ->> 'erased')::boolean AND NOT EXISTS (
                    SELECT FROM %s WHERE type = ANY (?) AND stream = 'respondent/' || r.respondent_id)
                """.formatted(ReadSchema.REBUILD.table("response"), ReadSchema.REBUILD.table("archive")))) {
            select.setArray(1, rebuilt.createArrayOf("text", ERASURES.toArray()));
            List<UUID> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(row.getObject("id", UUID.class));
                }
            }
            return found;
        }
    }
}
