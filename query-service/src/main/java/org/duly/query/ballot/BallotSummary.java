package org.duly.query.ballot;

import java.time.Instant;
import java.util.UUID;
import org.duly.query.ballot.BallotFacts.Stage;
import org.duly.query.ballot.BallotView.Overall;
import org.jspecify.annotations.Nullable;

/**
 * A ballot in short.
 *
 * @param closesAt the first instant at which a paper is late
 * @param declaredAt as told; null while the result is not declared, and with it {@code quorate} and {@code carried}
 * @param irregularities how many rules were broken in it
 */
public record BallotSummary(
        UUID id,
        String question,
        Stage stage,
        boolean secret,
        int constituencies,
        int eligible,
        int returned,
        Instant opensAt,
        Instant closesAt,
        @Nullable Instant declaredAt,
        @Nullable Boolean quorate,
        @Nullable Boolean carried,
        @Nullable UUID revoteOf,
        int irregularities,
        long position) {

    /** The ballot as far as it was read. */
    public static BallotSummary of(BallotFacts facts) {
        Overall overall = Overall.of(facts);
        return new BallotSummary(
                facts.id(),
                facts.schedule().question(),
                facts.stage(),
                facts.schedule().secret(),
                facts.constituencies().size(),
                overall.eligible(),
                overall.returned(),
                facts.schedule().opensAt(),
                facts.opened() == null
                        ? facts.schedule().closesAt()
                        : facts.opened().what().closesAt(),
                facts.declared() == null ? null : facts.declared().in().happenedAt(),
                overall.quorate(),
                overall.carried(),
                facts.schedule().revoteOf(),
                facts.irregularities().size(),
                facts.last().position());
    }
}
