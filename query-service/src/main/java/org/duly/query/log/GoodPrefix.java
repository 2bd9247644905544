package org.duly.query.log;

import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Applies events up to the first one that cannot be folded. All at once as a rule; where that fails by the fault of an
 * event it is found by halving, so the others cost few transactions more.
 */
final class GoodPrefix {
    private final Projector projector;
    private final TopicPartition partition;
    private final Consumer<Applied> moved;
    private Applied at;

    /**
     * Applies nothing yet.
     *
     * @param from where the log is
     * @param moved told where it is after each transaction
     */
    GoodPrefix(Projector projector, TopicPartition partition, Applied from, Consumer<Applied> moved) {
        this.projector = projector;
        this.partition = partition;
        this.at = from;
        this.moved = moved;
    }

    /** An event that cannot be folded. */
    record Bad(PlacedEvent event, Exception failure) {}

    /**
     * Applies what can be applied.
     *
     * @return the event at which it ended, null if all are applied
     * @throws LostLogException if the log is elsewhere
     * @throws SQLException if the database is at fault
     */
    @Nullable
    Bad apply(List<PlacedEvent> events) throws SQLException {
        try {
            at = projector.apply(at, events, partition.topic(), partition.partition());
            moved.accept(at);
            return null;
        } catch (SQLException | RuntimeException failed) {
            if (failed instanceof LostLogException || !Faults.isOfTheData(failed)) {
                throw failed;
            }
            if (events.size() == 1) {
                return new Bad(events.getFirst(), failed);
            }
        }
        int middle = events.size() / 2;
        Bad bad = apply(events.subList(0, middle));
        return bad != null ? bad : apply(events.subList(middle, events.size()));
    }
}
