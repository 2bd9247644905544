package org.duly.query.witness;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a witness has seen and made of it.
 *
 * @param logs those it reads
 * @param alarms those not acknowledged: of these logs nothing is cosigned
 * @param failure why nothing is read at the moment; absent if all is well
 */
record WitnessState(
        List<WitnessedLog> logs,
        List<Alarm> alarms,
        @Nullable String failure) {
    /**
     * A log as this instance has read it.
     *
     * @param read how many events of the topic, as it is now, were read and found to be what they were
     * @param cosigned the size of the largest checkpoint that was cosigned; absent before the first
     * @param cosignedAt UTC
     * @param waitingSince since when something is missing that must come (UTC): events that were there before, or those
     *     that a checkpoint is of; absent if nothing is
     */
    record WitnessedLog(
            String log,
            String topic,
            int partition,
            long read,
            @Nullable Long cosigned,
            @Nullable Instant cosignedAt,
            @Nullable Instant waitingSince) {
        static WitnessedLog of(EventReading reading, @Nullable Instant waitingSince, Cosigned.@Nullable Entry last) {
            return new WitnessedLog(
                    reading.log(),
                    reading.partition().topic(),
                    reading.partition().partition(),
                    reading.seen(),
                    last == null ? null : last.checkpoint().size(),
                    last == null ? null : last.cosignedAt(),
                    waitingSince);
        }
    }
}
