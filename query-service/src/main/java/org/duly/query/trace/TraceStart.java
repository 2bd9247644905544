package org.duly.query.trace;

import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.duly.platform.web.ProblemException;
import org.jspecify.annotations.Nullable;

/** Where a trace begins: exactly one of these. */
record TraceStart(
        @Nullable UUID decisionId,
        @Nullable UUID signOffId,
        @Nullable UUID considerationId,
        @Nullable String themeId,
        @Nullable UUID responseId) {
    /**
     * The same, if it is one place.
     *
     * @throws ProblemException 400 unless exactly one is given
     */
    TraceStart requireOne() {
        if (Stream.of(decisionId, signOffId, considerationId, themeId, responseId)
                        .filter(Objects::nonNull)
                        .count()
                != 1) {
            throw ProblemException.invalidField(
                    "decisionId", "Give one of decisionId, signOffId, considerationId, themeId and responseId");
        }
        return this;
    }
}
