package org.duly.command.decision;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.duly.command.decision.DecisionCommand.CallInDecision;
import org.duly.command.decision.DecisionCommand.DetermineReferral;
import org.duly.command.decision.DecisionCommand.DismissCallIn;
import org.duly.command.decision.DecisionCommand.Of;
import org.duly.command.decision.DecisionCommand.ReferToScrutiny;
import org.duly.command.decision.DecisionCommand.UpholdCallIn;
import org.duly.command.decision.DecisionRequests.CallInRequest;
import org.duly.command.decision.DecisionRequests.DetermineReferralRequest;
import org.duly.command.decision.DecisionRequests.DismissCallInRequest;
import org.duly.command.decision.DecisionRequests.ReferToScrutinyRequest;
import org.duly.command.decision.DecisionRequests.UpholdCallInRequest;
import org.duly.command.handling.CommandDispatcher;
import org.duly.command.handling.CommandDispatcher.Prepared;
import org.duly.command.handling.Request;
import org.duly.command.web.CommandAnswer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What committees make of a decision, over HTTP: call-ins and referrals. */
@RestController
@RequestMapping("/api/v1/decisions/{id}")
public class ScrutinyController {
    private final CommandDispatcher dispatcher;
    private final DecisionLookup decisions;
    private final DecisionFactsLookup facts;

    public ScrutinyController(CommandDispatcher dispatcher, DecisionLookup decisions, DecisionFactsLookup facts) {
        this.dispatcher = dispatcher;
        this.decisions = decisions;
        this.facts = facts;
    }

    @PostMapping("/call-in")
    ResponseEntity<CommandAnswer> callIn(@PathVariable UUID id, @RequestBody CallInRequest body, Request request) {
        return CommandAnswer.to(dispatcher.dispatch(request, _ -> {
            KnownDecision known = decisions.decision(id);
            return new Prepared(
                    new CallInDecision(
                            new Of(id, known.scope(), body.occurredAt()),
                            body.committee(),
                            body.by(),
                            body.reasons(),
                            facts.publishedUnder(known).regime()),
                    List.of());
        }));
    }

    @PostMapping("/uphold-call-in")
    ResponseEntity<CommandAnswer> upholdCallIn(
            @PathVariable UUID id, @RequestBody UpholdCallInRequest body, Request request) {
        return answer(
                request,
                new UpholdCallIn(of(id, body.occurredAt()), body.committee(), body.reasons(), body.referredTo()));
    }

    @PostMapping("/dismiss-call-in")
    ResponseEntity<CommandAnswer> dismissCallIn(
            @PathVariable UUID id, @RequestBody DismissCallInRequest body, Request request) {
        return answer(request, new DismissCallIn(of(id, body.occurredAt()), body.committee(), body.reasons()));
    }

    @PostMapping("/refer-to-scrutiny")
    ResponseEntity<CommandAnswer> refer(
            @PathVariable UUID id, @RequestBody ReferToScrutinyRequest body, Request request) {
        return answer(
                request, new ReferToScrutiny(of(id, body.occurredAt()), body.committee(), body.to(), body.reasons()));
    }

    @PostMapping("/determine-referral")
    ResponseEntity<CommandAnswer> determineReferral(
            @PathVariable UUID id, @RequestBody DetermineReferralRequest body, Request request) {
        return answer(
                request,
                new DetermineReferral(
                        of(id, body.occurredAt()), body.committee(), body.by(), body.outcome(), body.reasons()));
    }

    private ResponseEntity<CommandAnswer> answer(Request request, DecisionCommand command) {
        return CommandAnswer.to(dispatcher.dispatch(request, command));
    }

    private Of of(UUID id, @Nullable Instant occurredAt) {
        return new Of(id, decisions.decision(id).scope(), occurredAt);
    }
}
