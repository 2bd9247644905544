package org.duly.command.log;

import java.time.Instant;

/**
 * Where an append stands in the log.
 *
 * @param stream the last event's
 * @param streamVersion the version of the last event in its stream
 * @param recordedTime of the last event (UTC, whole milliseconds)
 * @param repeated whether these events were appended by an earlier use of the same command id
 */
public record Appended(
        String log,
        long firstPosition,
        long lastPosition,
        String stream,
        long streamVersion,
        Instant recordedTime,
        boolean repeated) {
    /** The same, as the answer to a repetition. */
    public Appended asRepeated() {
        return new Appended(log, firstPosition, lastPosition, stream, streamVersion, recordedTime, true);
    }
}
