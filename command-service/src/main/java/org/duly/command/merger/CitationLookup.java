package org.duly.command.merger;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.duly.command.ballot.BallotLookup;
import org.duly.command.engagement.EngagementLookup;
import org.duly.command.handling.CommandRules.AddressedStreamExists;
import org.duly.command.handling.Freshness;
import org.duly.command.handling.KnownStreams;
import org.duly.command.handling.KnownStreams.Known;
import org.duly.command.handling.Refusal;
import org.duly.command.handling.Streams;
import org.duly.command.log.Append.Guard;
import org.duly.command.log.EventLog;
import org.duly.command.merger.MergerRules.MergerIsProposed;
import org.duly.command.merger.MergerState.Proposed;
import org.duly.events.DomainEvent;
import org.duly.events.EventCodec;
import org.duly.events.decision.DecisionEvent;
import org.duly.events.merger.Approval;
import org.duly.events.merger.Citations;
import org.duly.events.merger.MergerCase;
import org.duly.events.merger.MergerEvent;
import org.duly.events.signoff.SignOffEvent;

/** Looks up what mergers cite, at the head of the log. Thread-safe. */
public final class CitationLookup {
    private final EventLog log;
    private final KnownStreams<MergerState, MergerEvent> mergers;
    private final KnownStreams<Approval, DecisionEvent> decisions;
    private final KnownStreams<Approval, SignOffEvent> signOffs;
    private final BallotLookup ballots;
    private final EngagementLookup engagements;

    public CitationLookup(EventLog log, EventCodec codec, BallotLookup ballots, EngagementLookup engagements) {
        MergerDecider decider = new MergerDecider();
        this.log = log;
        this.mergers = new KnownStreams<>(
                log, codec, MergerEvent.class, decider.initial(), (before, event, _) -> decider.evolve(before, event));
        this.decisions = new KnownStreams<>(
                log, codec, DecisionEvent.class, Approval.NONE, (before, event, _) -> before.with(event));
        this.signOffs = new KnownStreams<>(
                log, codec, SignOffEvent.class, Approval.NONE, (before, event, _) -> before.with(event));
        this.ballots = ballots;
        this.engagements = engagements;
    }

    /**
     * A merger case.
     *
     * @throws Refusal if there is no such merger
     */
    MergerCase merger(UUID mergerId) {
        if (!(mergers.read(Streams.merger(mergerId)).state() instanceof Proposed(MergerCase merger))) {
            throw new Refusal(new MergerIsProposed(false));
        }
        return merger;
    }

    /**
     * What is cited, guarded on no decision or sign-off changing.
     *
     * @throws Refusal if some of it does not exist
     */
    Cited find(
            MergerCase merger,
            Collection<UUID> citedDecisions,
            Collection<UUID> citedSignOffs,
            Collection<UUID> citedBallots) {
        long position = log.head();
        Set<Guard> guards = new HashSet<>();
        Map<UUID, Approval> foundDecisions = read(decisions, Streams::decision, citedDecisions, guards);
        Map<UUID, Approval> foundSignOffs = read(signOffs, Streams::signOff, citedSignOffs, guards);
        Map<UUID, Boolean> foundBallots = new HashMap<>();
        citedBallots.forEach(ballot -> foundBallots.put(ballot, ballots.isDeclared(ballot)));
        UUID engagement = merger.proposal().engagementId();
        int reports = engagement == null
                ? 0
                : engagements.facts(engagement, Freshness.HEAD).reports();
        return new Cited(
                new Citations(position, foundDecisions, foundSignOffs, foundBallots, reports), List.copyOf(guards));
    }

    private static <E extends DomainEvent> Map<UUID, Approval> read(
            KnownStreams<Approval, E> streams,
            Function<UUID, String> name,
            Collection<UUID> ids,
            Collection<Guard> guards) {
        Map<UUID, Approval> found = new HashMap<>();
        for (UUID id : ids) {
            Known<Approval> known = streams.read(name.apply(id));
            if (known.version() == 0) {
                throw new Refusal(new AddressedStreamExists(name.apply(id)));
            }
            found.put(id, known.state());
            guards.add(streams.guard(known));
        }
        return found;
    }

    /**
     * What is cited, as it was found.
     *
     * @param guards what must not have been recorded since for it to stand
     */
    record Cited(Citations citations, List<Guard> guards) {}
}
