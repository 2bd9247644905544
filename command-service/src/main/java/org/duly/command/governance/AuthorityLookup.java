package org.duly.command.governance;

import java.util.List;
import java.util.Optional;
import org.duly.command.body.BodyLookup;
import org.duly.command.body.KnownBody;
import org.duly.command.log.Append.Guard;
import org.duly.events.governance.Authority;
import org.jspecify.annotations.Nullable;

/** Looks authorities up in the schemes of reservation and delegation in force. Thread-safe. */
public final class AuthorityLookup {
    private final BodyLookup bodies;

    public AuthorityLookup(BodyLookup bodies) {
        this.bodies = bodies;
    }

    /**
     * Whether a matter is given to whoever is to decide it, at the head of the log.
     *
     * @param authority absent if none could be named: then nothing is given
     * @param decider opaque id of the body or office that is to decide
     */
    public KnownAuthority find(@Nullable Authority authority, String decider) {
        Optional<KnownBody> scheme = authority == null ? Optional.empty() : bodies.find(authority.schemeBody());
        boolean given = authority != null
                && scheme.filter(body -> body.roll().gives(authority, decider)).isPresent();
        return new KnownAuthority(
                new AuthorityStanding(authority, decider, given),
                scheme.map(KnownBody::guard).stream().toList());
    }

    /**
     * An authority as looked up.
     *
     * @param guards what must not have been recorded since for it to stand
     */
    public record KnownAuthority(AuthorityStanding standing, List<Guard> guards) {}
}
