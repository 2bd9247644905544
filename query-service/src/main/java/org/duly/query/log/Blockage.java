package org.duly.query.log;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why a partition is not read on. Everything before it is applied, nothing after it.
 *
 * @param cause whether the record or the surroundings are at fault
 * @param log null if nothing readable ever came from the partition
 * @param position of the record that could not be applied, null if it does not say
 * @param offset of that record
 * @param since UTC
 * @param deadLetter what became of the copy of the record; null where none is made
 */
public record Blockage(
        Cause cause,
        @Nullable String log,
        @Nullable Long position,
        int partition,
        long offset,
        String reason,
        Instant since,
        @Nullable String deadLetter) {
    /** What is at fault. */
    public enum Cause {
        /** The record cannot be read or folded by this version of the service. */
        UNREADABLE,
        /** A position is missing: what lies between is not on the topic. */
        GAP,
        /** A topic that took another's place gives an event otherwise than it was applied: they are not one past. */
        OTHER_PAST,
        /** The database or the vault did not answer; tried again shortly. */
        UNAVAILABLE
    }

    Blockage withDeadLetter(String outcome) {
        return new Blockage(cause, log, position, partition, offset, reason, since, outcome);
    }
}
