package org.duly.query.log;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a log is applied to the read models.
 *
 * @param position of the last event applied, -1 before the first
 * @param nextOffset where in the partition to go on reading
 * @param recordedAt when the log took in the last event applied (UTC); null before the first
 */
public record Applied(
        String log,
        long position,
        String topic,
        int partition,
        long nextOffset,
        @Nullable Instant recordedAt) {
    /** A log of which nothing is applied yet. */
    public static Applied nothingOf(String log, String topic, int partition) {
        return new Applied(log, -1, topic, partition, 0, null);
    }

    /** The same log after one more event. */
    public Applied movedTo(PlacedEvent last, String inTopic, int inPartition) {
        return new Applied(
                log,
                last.position(),
                inTopic,
                inPartition,
                last.offset() + 1,
                last.envelope().recordedTime());
    }
}
