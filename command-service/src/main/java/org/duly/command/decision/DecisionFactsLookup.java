package org.duly.command.decision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.duly.command.body.BodyLookup;
import org.duly.command.body.KnownBody;
import org.duly.command.consideration.ConsiderationLookup;
import org.duly.command.decision.DecisionFacts.Assessment;
import org.duly.command.decision.DecisionFacts.NamedEngagement;
import org.duly.command.engagement.EngagementLookup;
import org.duly.command.governance.AuthorityLookup;
import org.duly.command.governance.AuthorityLookup.KnownAuthority;
import org.duly.command.governance.GateLookup;
import org.duly.command.governance.GateLookup.KnownGate;
import org.duly.command.handling.Freshness;
import org.duly.command.log.Append.Guard;
import org.duly.events.decision.PublishedUnder;
import org.duly.events.engagement.Proposal;
import org.duly.events.governance.Authority;
import org.duly.events.governance.Conditions.Condition;
import org.jspecify.annotations.Nullable;

/**
 * Looks up what a decision stands on, with what must not have been recorded since for it to stand: an outcome of an item,
 * another line of the scheme, a paper withdrawn, another response. Thread-safe.
 */
public final class DecisionFactsLookup {
    private final BodyLookup bodies;
    private final AuthorityLookup authorities;
    private final EngagementLookup engagements;
    private final ConsiderationLookup considerations;
    private final GateLookup gates;
    private final CitedLookup cited;

    public DecisionFactsLookup(
            BodyLookup bodies,
            AuthorityLookup authorities,
            EngagementLookup engagements,
            ConsiderationLookup considerations,
            GateLookup gates,
            CitedLookup cited) {
        this.bodies = bodies;
        this.authorities = authorities;
        this.engagements = engagements;
        this.considerations = considerations;
        this.gates = gates;
        this.cited = cited;
    }

    /**
     * The facts about a decision at the head of the log.
     *
     * @throws org.duly.command.handling.Refusal if something it names is not there
     */
    public KnownFacts find(NewDecision decision, Freshness freshness) {
        List<Guard> guards = new ArrayList<>();
        Optional<KnownBody> body = bodies.find(decision.decidedBy());
        body.ifPresent(known -> guards.add(known.guard()));
        List<CitedSignOff> signOffs = cited.signOffs(decision.signOffs(), guards);
        CitedItems items = CitedItems.of(decision.decidedBy(), signOffs);
        Authority named = decision.authority() == null ? items.authority() : decision.authority();
        KnownAuthority authority = authorities.find(named, decision.decidedBy());
        guards.addAll(authority.guards());
        Assessment assessment = decision.equalityAssessment() == null
                ? null
                : cited.assessment(decision.equalityAssessment().documentId(), guards);
        NamedEngagement engagement = decision.engagementId() == null
                ? null
                : engagement(decision.engagementId(), decision, items, freshness, guards);
        return new KnownFacts(
                new DecisionFacts(
                        body.map(KnownBody::roll).orElse(null), authority.standing(), signOffs, assessment, engagement),
                guards);
    }

    /** What a decision was taken and is published under. */
    PublishedUnder publishedUnder(KnownDecision decision) {
        return PublishedUnder.of(
                decision.state().record().taken(), id -> bodies.find(id).map(KnownBody::roll));
    }

    /** The conditions of the items that a decision cites of its own body that are neither discharged nor waived. */
    List<Condition> awaited(KnownDecision decision, List<Guard> guards) {
        List<CitedSignOff> signOffs =
                cited.signOffs(decision.state().record().taken().signOffs(), guards);
        return CitedItems.of(decision.state().record().taken().decidedBy(), signOffs)
                .unsettled();
    }

    private NamedEngagement engagement(
            UUID engagementId, NewDecision decision, CitedItems items, Freshness freshness, List<Guard> guards) {
        List<String> proposals = engagements.facts(engagementId, freshness).plan().proposals().stream()
                .map(Proposal::id)
                .toList();
        Map<UUID, UUID> ofConsiderations = new HashMap<>();
        decision.considerations().forEach(id -> ofConsiderations.put(id, considerations.engagementOf(id)));
        Map<Integer, Instant> reports = cited.reports(engagementId);
        @Nullable KnownGate gate = items.judgedAtPosition(engagementId) == null ? gates.find(engagementId) : null;
        if (gate != null) {
            guards.addAll(gate.guards());
        }
        return new NamedEngagement(
                engagementId, proposals, reports, ofConsiderations, gate == null ? null : gate.facts());
    }

    /**
     * The facts about a decision.
     *
     * @param guards what must not have been recorded since for them to stand
     */
    public record KnownFacts(DecisionFacts facts, List<Guard> guards) {}
}
