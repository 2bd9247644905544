package org.duly.query.asof;

import java.time.Instant;
import org.duly.platform.web.ProblemException;
import org.jspecify.annotations.Nullable;

/** The request parameters of a question that can be asked of the past; at most one is given. */
public record AsOfParameters(
        @Nullable Long asOfPosition,
        @Nullable Instant asOfRecorded,
        @Nullable Instant asOfOccurred) {
    /**
     * Which past it is about, null for now.
     *
     * @throws ProblemException 400 if more than one is given, or a negative position
     */
    public @Nullable AsOf past() {
        return AsOf.of(asOfPosition, asOfRecorded, asOfOccurred);
    }
}
