package org.duly.command.decision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.duly.command.decision.DecisionRules.DecisionIsTaken;
import org.duly.command.decision.DecisionState.End;
import org.duly.command.decision.DecisionState.Taken;
import org.duly.command.handling.KnownStreams;
import org.duly.command.handling.KnownStreams.Known;
import org.duly.command.handling.Refusal;
import org.duly.command.handling.Streams;
import org.duly.command.log.EventLog;
import org.duly.events.EventCodec;
import org.duly.events.decision.DecisionEvent;
import org.duly.events.decision.DecisionTaken;
import org.jspecify.annotations.Nullable;

/** What is known of decisions, for their own commands and those on other streams. Thread-safe. */
public final class DecisionLookup {
    private final KnownStreams<Item, DecisionEvent> decisions;

    public DecisionLookup(EventLog log, EventCodec codec) {
        DecisionDecider decider = new DecisionDecider();
        this.decisions = new KnownStreams<>(
                log,
                codec,
                DecisionEvent.class,
                new Item(decider.initial(), Instant.EPOCH),
                (before, event, envelope) -> new Item(
                        decider.evolve(before.state(), event),
                        event instanceof DecisionTaken ? envelope.time() : before.decidedAt()));
    }

    /**
     * A decision at the head of the log.
     *
     * @throws Refusal if there is no such decision
     */
    public KnownDecision decision(UUID decisionId) {
        Known<Item> known = decisions.read(Streams.decision(decisionId));
        if (!(known.state().state() instanceof Taken taken)) {
            throw new Refusal(new DecisionIsTaken(decisionId));
        }
        return new KnownDecision(decisionId, known.scope(), taken, known.state().decidedAt(), decisions.guard(known));
    }

    /**
     * A decision and those that took its place in turn, the last at the end.
     *
     * @throws Refusal if there is no such decision
     */
    public List<KnownDecision> successors(UUID decisionId) {
        List<KnownDecision> chain = new ArrayList<>();
        @Nullable UUID next = decisionId;
        while (next != null) {
            KnownDecision decision = decision(next);
            chain.add(decision);
            End end = decision.state().end();
            next = end == null ? null : end.by();
        }
        return chain;
    }

    private record Item(DecisionState state, Instant decidedAt) {}
}
