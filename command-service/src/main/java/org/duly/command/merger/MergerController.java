package org.duly.command.merger;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.duly.command.ballot.BallotLookup;
import org.duly.command.engagement.EngagementLookup;
import org.duly.command.handling.CommandDispatcher;
import org.duly.command.handling.CommandDispatcher.Prepared;
import org.duly.command.handling.Request;
import org.duly.command.merger.CitationLookup.Cited;
import org.duly.command.merger.MergerCommand.AbandonMerger;
import org.duly.command.merger.MergerCommand.DecideMerger;
import org.duly.command.merger.MergerCommand.EvidenceCriterion;
import org.duly.command.merger.MergerCommand.MakeTransferScheme;
import org.duly.command.merger.MergerCommand.ProposeMerger;
import org.duly.command.merger.MergerCommand.RecordDetermination;
import org.duly.command.merger.MergerCommand.RecordMemberSupport;
import org.duly.command.merger.MergerCommand.RecordPartyResolution;
import org.duly.command.merger.MergerCommand.RecordStakeholderView;
import org.duly.command.merger.MergerCommand.SubmitApplication;
import org.duly.command.merger.MergerRequests.AbandonMergerRequest;
import org.duly.command.merger.MergerRequests.DecideMergerRequest;
import org.duly.command.merger.MergerRequests.EvidenceCriterionRequest;
import org.duly.command.merger.MergerRequests.MakeMergerEffectiveRequest;
import org.duly.command.merger.MergerRequests.MakeTransferSchemeRequest;
import org.duly.command.merger.MergerRequests.ProposeMergerRequest;
import org.duly.command.merger.MergerRequests.RecordDeterminationRequest;
import org.duly.command.merger.MergerRequests.RecordMemberSupportRequest;
import org.duly.command.merger.MergerRequests.RecordPartyResolutionRequest;
import org.duly.command.merger.MergerRequests.RecordStakeholderViewRequest;
import org.duly.command.merger.MergerRequests.SubmitApplicationRequest;
import org.duly.command.web.CommandAnswer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Merger cases over HTTP. */
@RestController
@RequestMapping("/api/v1/mergers")
public class MergerController {
    private final CommandDispatcher dispatcher;
    private final CitationLookup citations;
    private final MergerEffects effects;
    private final BallotLookup ballots;
    private final EngagementLookup engagements;

    public MergerController(
            CommandDispatcher dispatcher,
            CitationLookup citations,
            MergerEffects effects,
            BallotLookup ballots,
            EngagementLookup engagements) {
        this.dispatcher = dispatcher;
        this.citations = citations;
        this.effects = effects;
        this.ballots = ballots;
        this.engagements = engagements;
    }

    @PostMapping
    ResponseEntity<CommandAnswer> propose(@RequestBody ProposeMergerRequest body, Request request) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        return CommandAnswer.to(dispatcher.dispatch(request, freshness -> {
            if (body.engagementId() != null) {
                engagements.facts(body.engagementId(), freshness);
            }
            return new Prepared(
                    new ProposeMerger(
                            id,
                            body.title(),
                            body.parties(),
                            body.successor(),
                            body.plannedEffective(),
                            orNone(body.criteria()),
                            body.engagementId(),
                            body.legalBasis(),
                            body.occurredAt()),
                    List.of());
        }));
    }

    @PostMapping("/{id}/evidence-criterion")
    ResponseEntity<CommandAnswer> evidenceCriterion(
            @PathVariable UUID id, @RequestBody EvidenceCriterionRequest body, Request request) {
        return answer(
                request,
                new EvidenceCriterion(id, body.criterionId(), body.evidence(), body.summary(), body.occurredAt()));
    }

    @PostMapping("/{id}/record-stakeholder-view")
    ResponseEntity<CommandAnswer> recordStakeholderView(
            @PathVariable UUID id, @RequestBody RecordStakeholderViewRequest body, Request request) {
        return answer(
                request,
                new RecordStakeholderView(
                        id, body.stakeholder(), body.stance(), body.summary(), body.source(), body.occurredAt()));
    }

    @PostMapping("/{id}/record-member-support")
    ResponseEntity<CommandAnswer> recordMemberSupport(
            @PathVariable UUID id, @RequestBody RecordMemberSupportRequest body, Request request) {
        return CommandAnswer.to(dispatcher.dispatch(
                request,
                _ -> new Prepared(
                        new RecordMemberSupport(
                                id,
                                body.party(),
                                body.ballotId(),
                                body.ballotId() != null && ballots.isDeclared(body.ballotId()),
                                body.level(),
                                body.prevailingViews(),
                                body.observations(),
                                body.occurredAt()),
                        List.of())));
    }

    @PostMapping("/{id}/record-party-resolution")
    ResponseEntity<CommandAnswer> recordPartyResolution(
            @PathVariable UUID id, @RequestBody RecordPartyResolutionRequest body, Request request) {
        return CommandAnswer.to(dispatcher.dispatch(request, _ -> {
            Cited cited =
                    citations.find(citations.merger(id), one(body.decisionId()), one(body.signOffId()), List.of());
            return new Prepared(
                    new RecordPartyResolution(
                            id,
                            body.party(),
                            body.inFavour(),
                            body.decisionId(),
                            body.signOffId(),
                            body.source(),
                            cited.citations(),
                            body.occurredAt()),
                    cited.guards());
        }));
    }

    /** Judged on everything recorded so far, and on nothing that is cited changing in between. */
    @PostMapping("/{id}/decide")
    ResponseEntity<CommandAnswer> decide(
            @PathVariable UUID id, @RequestBody DecideMergerRequest body, Request request) {
        return CommandAnswer.to(dispatcher.dispatch(request, _ -> {
            Cited cited = citations.find(
                    citations.merger(id), orNone(body.decisions()), orNone(body.signOffs()), orNone(body.ballots()));
            return new Prepared(
                    new DecideMerger(
                            id,
                            body.outcome(),
                            body.decidedBy(),
                            body.reportVersion(),
                            body.reasons(),
                            cited.citations(),
                            body.override(),
                            body.occurredAt()),
                    cited.guards());
        }));
    }

    @PostMapping("/{id}/submit-application")
    ResponseEntity<CommandAnswer> submitApplication(
            @PathVariable UUID id, @RequestBody SubmitApplicationRequest body, Request request) {
        return answer(request, new SubmitApplication(id, body.regulator(), body.application(), body.occurredAt()));
    }

    @PostMapping("/{id}/record-determination")
    ResponseEntity<CommandAnswer> recordDetermination(
            @PathVariable UUID id, @RequestBody RecordDeterminationRequest body, Request request) {
        return answer(
                request,
                new RecordDetermination(
                        id,
                        body.regulator(),
                        body.outcome(),
                        body.reasons(),
                        orNone(body.conditions()),
                        body.source(),
                        body.occurredAt()));
    }

    @PostMapping("/{id}/make-transfer-scheme")
    ResponseEntity<CommandAnswer> makeTransferScheme(
            @PathVariable UUID id, @RequestBody MakeTransferSchemeRequest body, Request request) {
        return answer(
                request,
                new MakeTransferScheme(id, body.scheme(), body.by(), body.on(), body.summary(), body.occurredAt()));
    }

    @PostMapping("/{id}/make-effective")
    ResponseEntity<CommandAnswer> makeEffective(
            @PathVariable UUID id, @RequestBody MakeMergerEffectiveRequest body, Request request) {
        return CommandAnswer.to(
                dispatcher.dispatch(request, _ -> effects.making(id, body.on(), body.override(), body.occurredAt())));
    }

    @PostMapping("/{id}/abandon")
    ResponseEntity<CommandAnswer> abandon(
            @PathVariable UUID id, @RequestBody AbandonMergerRequest body, Request request) {
        return answer(request, new AbandonMerger(id, body.reason(), body.source(), body.occurredAt()));
    }

    private ResponseEntity<CommandAnswer> answer(Request request, MergerCommand command) {
        return CommandAnswer.to(dispatcher.dispatch(request, command));
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    private static List<UUID> one(@Nullable UUID id) {
        return Stream.ofNullable(id).toList();
    }
}
