package org.duly.command.log;

import java.time.Instant;
import org.duly.command.log.Append.CommandId;
import org.duly.command.log.Append.NewEvent;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code log.event} about to be written.
 *
 * @param bytes the exact published bytes, stamped with the recorded time
 * @param traceparent where in a sampled trace it was appended; null outside of any
 * @param command on the first event of an append that has one
 * @param commandEvents how many events that append has; together they stand at consecutive positions
 */
record EventRow(
        long position,
        NewEvent event,
        Instant recordedTime,
        byte[] bytes,
        @Nullable String traceparent,
        @Nullable CommandId command,
        int commandEvents) {}
