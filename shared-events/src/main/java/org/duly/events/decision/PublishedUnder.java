package org.duly.events.decision;

import java.util.Optional;
import java.util.function.Function;
import org.duly.events.body.BodyRoll;
import org.duly.events.body.Regime;
import org.duly.events.governance.Authority;
import org.duly.events.governance.AuthorityKind;
import org.jspecify.annotations.Nullable;

/**
 * What a decision is published under.
 *
 * @param known the regime of the body that decided, or else of the one whose scheme gives the matter to whoever did; null
 *     if neither is known
 * @param byAnOfficer whether whoever decided is no body that meets, and decided under delegation
 */
public record PublishedUnder(@Nullable Regime known, boolean byAnOfficer) {
    /** The regime: {@link Regime#OTHER} where none is known, which requires nothing of its own. */
    public Regime regime() {
        return known == null ? Regime.OTHER : known;
    }

    /**
     * What a decision is published under, as far as its bodies are known.
     *
     * @param bodies finds a body by its id
     */
    public static PublishedUnder of(DecisionTaken decision, Function<String, Optional<BodyRoll>> bodies) {
        Optional<BodyRoll> body = bodies.apply(decision.decidedBy());
        Authority authority = decision.authority();
        @Nullable
        Regime known = body.or(() -> authority == null ? Optional.empty() : bodies.apply(authority.schemeBody()))
                .map(roll -> roll.constituted().regime())
                .orElse(null);
        return new PublishedUnder(
                known, body.isEmpty() && authority != null && authority.kind() == AuthorityKind.DELEGATED);
    }
}
