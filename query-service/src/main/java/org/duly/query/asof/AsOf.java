package org.duly.query.asof;

import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.duly.platform.web.ProblemException;
import org.jspecify.annotations.Nullable;

/** Which past a question is about. Times are instants (UTC) and included. */
public sealed interface AsOf {
    /** What the log held once it had taken in the event at this position. */
    record Position(long position) implements AsOf {}

    /** What the log held at this time: what could be known then. */
    record Recorded(Instant time) implements AsOf {}

    /** What had happened by this time, as far as is known today, whenever it was recorded. */
    record Occurred(Instant time) implements AsOf {}

    /**
     * Reads the three request parameters of every question that can be asked of the past.
     *
     * @return null if none is given: the question is about now
     * @throws ProblemException 400 if more than one is given, or a negative position
     */
    static @Nullable AsOf of(
            @Nullable Long asOfPosition, @Nullable Instant asOfRecorded, @Nullable Instant asOfOccurred) {
        if (Stream.of(asOfPosition, asOfRecorded, asOfOccurred)
                        .filter(Objects::nonNull)
                        .count()
                > 1) {
            throw ProblemException.invalidField(
                    "asOfPosition", "Give one of asOfPosition, asOfRecorded and asOfOccurred");
        }
        if (asOfPosition != null) {
            if (asOfPosition < 0) {
                throw ProblemException.invalidField("asOfPosition", "Positions count from 0");
            }
            return new Position(asOfPosition);
        }
        if (asOfRecorded != null) {
            return new Recorded(asOfRecorded);
        }
        return asOfOccurred == null ? null : new Occurred(asOfOccurred);
    }
}
