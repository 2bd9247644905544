package org.duly.command.decision;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.duly.command.decision.DecisionCommand.CorrectDecision;
import org.duly.command.decision.DecisionCommand.MakeDecisionEffective;
import org.duly.command.decision.DecisionCommand.Of;
import org.duly.command.decision.DecisionCommand.PublishDecision;
import org.duly.command.decision.DecisionCommand.RescindDecision;
import org.duly.command.decision.DecisionCommand.SupersedeDecision;
import org.duly.command.decision.DecisionCommand.TakeDecision;
import org.duly.command.decision.DecisionFactsLookup.KnownFacts;
import org.duly.command.decision.DecisionRequests.CorrectDecisionRequest;
import org.duly.command.decision.DecisionRequests.MakeEffectiveRequest;
import org.duly.command.decision.DecisionRequests.PublishDecisionRequest;
import org.duly.command.decision.DecisionRequests.RescindRequest;
import org.duly.command.decision.DecisionRequests.SupersedeRequest;
import org.duly.command.decision.DecisionRequests.TakeDecisionRequest;
import org.duly.command.handling.CommandDispatcher;
import org.duly.command.handling.CommandDispatcher.Prepared;
import org.duly.command.handling.NamedStreams;
import org.duly.command.handling.Request;
import org.duly.command.handling.Streams;
import org.duly.command.log.Append.Guard;
import org.duly.command.log.Appended;
import org.duly.command.web.CommandAnswer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Decisions over HTTP: taken, corrected, published, effective, superseded. */
@RestController
@RequestMapping("/api/v1/decisions")
public class DecisionController {
    private final CommandDispatcher dispatcher;
    private final DecisionLookup decisions;
    private final DecisionFactsLookup facts;
    private final SequenceLookup sequence;
    private final NamedStreams named;

    public DecisionController(
            CommandDispatcher dispatcher,
            DecisionLookup decisions,
            DecisionFactsLookup facts,
            SequenceLookup sequence,
            NamedStreams named) {
        this.dispatcher = dispatcher;
        this.decisions = decisions;
        this.facts = facts;
        this.sequence = sequence;
        this.named = named;
    }

    /** Guarded on everything it was judged on: above all, that no response was logged since. */
    @PostMapping
    ResponseEntity<CommandAnswer> take(@RequestBody TakeDecisionRequest body, Request request) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        NewDecision decision = body.decision();
        String scope = Streams.scopeOf(decision.engagementId(), decision.mergerId(), decision.decidedBy());
        Appended appended = dispatcher.dispatch(request, freshness -> {
            named.requireMerger(decision.mergerId());
            KnownFacts known = facts.find(decision, freshness);
            return new Prepared(
                    new TakeDecision(new Of(id, scope, body.occurredAt()), decision, body.override(), known.facts()),
                    known.guards());
        });
        UUID engagement = decision.engagementId();
        return CommandAnswer.toDecision(
                appended,
                engagement == null
                        ? null
                        : sequence.forReview(engagement, Streams.idOf(appended.stream()), decision.proposals()));
    }

    @PostMapping("/{id}/correct")
    ResponseEntity<CommandAnswer> correct(
            @PathVariable UUID id, @RequestBody CorrectDecisionRequest body, Request request) {
        return CommandAnswer.to(dispatcher.dispatch(
                request,
                new CorrectDecision(
                        of(decisions.decision(id), body.occurredAt()),
                        body.field(),
                        body.was(),
                        body.is(),
                        body.reason())));
    }

    @PostMapping("/{id}/publish")
    ResponseEntity<CommandAnswer> publish(
            @PathVariable UUID id, @RequestBody PublishDecisionRequest body, Request request) {
        return CommandAnswer.to(dispatcher.dispatch(request, _ -> {
            KnownDecision known = decisions.decision(id);
            return new Prepared(
                    new PublishDecision(
                            of(known, body.occurredAt()),
                            body.where(),
                            body.override(),
                            facts.publishedUnder(known),
                            known.decidedAt()),
                    List.of());
        }));
    }

    /** Guarded on the conditions of the items it cites: none is breached between the look at them and the effect. */
    @PostMapping("/{id}/make-effective")
    ResponseEntity<CommandAnswer> makeEffective(
            @PathVariable UUID id, @RequestBody MakeEffectiveRequest body, Request request) {
        return CommandAnswer.to(dispatcher.dispatch(request, _ -> {
            KnownDecision known = decisions.decision(id);
            List<Guard> guards = new ArrayList<>();
            return new Prepared(
                    new MakeDecisionEffective(
                            of(known, body.occurredAt()),
                            body.on(),
                            body.override(),
                            facts.publishedUnder(known).regime(),
                            facts.awaited(known, guards)),
                    guards);
        }));
    }

    @PostMapping("/{id}/supersede")
    ResponseEntity<CommandAnswer> supersede(
            @PathVariable UUID id, @RequestBody SupersedeRequest body, Request request) {
        return CommandAnswer.to(dispatcher.dispatch(request, _ -> {
            KnownDecision known = decisions.decision(id);
            List<KnownDecision> chain = decisions.successors(body.by());
            return new Prepared(
                    new SupersedeDecision(of(known, body.occurredAt()), body.by(), body.reason(), ids(chain)),
                    guards(chain));
        }));
    }

    @PostMapping("/{id}/rescind")
    ResponseEntity<CommandAnswer> rescind(@PathVariable UUID id, @RequestBody RescindRequest body, Request request) {
        return CommandAnswer.to(dispatcher.dispatch(request, _ -> {
            KnownDecision known = decisions.decision(id);
            List<KnownDecision> chain = body.by() == null ? List.of() : decisions.successors(body.by());
            return new Prepared(
                    new RescindDecision(of(known, body.occurredAt()), body.by(), body.reason(), ids(chain)),
                    guards(chain));
        }));
    }

    private static List<UUID> ids(List<KnownDecision> chain) {
        return chain.stream().map(KnownDecision::decisionId).toList();
    }

    private static List<Guard> guards(List<KnownDecision> chain) {
        return chain.stream().map(KnownDecision::guard).toList();
    }

    private static Of of(KnownDecision decision, @Nullable Instant occurredAt) {
        return new Of(decision.decisionId(), decision.scope(), occurredAt);
    }
}
