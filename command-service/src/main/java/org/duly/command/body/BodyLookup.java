package org.duly.command.body;

import java.util.Optional;
import org.duly.command.body.BodyRules.BodyIsConstituted;
import org.duly.command.body.BodyState.Constituted;
import org.duly.command.handling.KnownStreams;
import org.duly.command.handling.KnownStreams.Known;
import org.duly.command.handling.Refusal;
import org.duly.command.handling.Streams;
import org.duly.command.log.EventLog;
import org.duly.events.EventCodec;
import org.duly.events.body.BodyEvent;

/** What is known of bodies, for commands on other streams. Thread-safe. */
public final class BodyLookup {
    private final KnownStreams<BodyState, BodyEvent> bodies;

    public BodyLookup(EventLog log, EventCodec codec) {
        BodyDecider decider = new BodyDecider();
        this.bodies = new KnownStreams<>(
                log, codec, BodyEvent.class, decider.initial(), (before, event, _) -> decider.evolve(before, event));
    }

    /**
     * A body at the head of the log.
     *
     * @throws Refusal if there is no such body
     */
    public KnownBody body(String bodyId) {
        return find(bodyId).orElseThrow(() -> new Refusal(new BodyIsConstituted(bodyId)));
    }

    /** A body at the head of the log, if it is one that was constituted: an opaque id may stand for an office. */
    public Optional<KnownBody> find(String bodyId) {
        Known<BodyState> known = bodies.read(Streams.body(bodyId));
        return known.state() instanceof Constituted constituted
                ? Optional.of(new KnownBody(bodyId, constituted.roll(), bodies.guard(known)))
                : Optional.empty();
    }
}
