package org.duly.command.merger;

import static org.duly.command.handling.BusinessRule.verify;
import static org.duly.command.handling.FormRules.text;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.duly.command.governance.ConditionDecisions;
import org.duly.command.governance.Irregularities;
import org.duly.command.handling.Decider;
import org.duly.command.handling.FormRules;
import org.duly.command.handling.FormRules.DateHasCome;
import org.duly.command.handling.FormRules.IdIsPlain;
import org.duly.command.handling.FormRules.IdsAreDistinct;
import org.duly.command.handling.FormRules.ListFits;
import org.duly.command.handling.FormRules.NumberIsWithin;
import org.duly.command.handling.Limits;
import org.duly.command.handling.Refusal;
import org.duly.command.merger.MergerCommand.AbandonMerger;
import org.duly.command.merger.MergerCommand.ChangeMergerCondition;
import org.duly.command.merger.MergerCommand.DecideMerger;
import org.duly.command.merger.MergerCommand.EvidenceCriterion;
import org.duly.command.merger.MergerCommand.MakeMergerEffective;
import org.duly.command.merger.MergerCommand.MakeTransferScheme;
import org.duly.command.merger.MergerCommand.ProposeMerger;
import org.duly.command.merger.MergerCommand.RecordDetermination;
import org.duly.command.merger.MergerCommand.RecordMemberSupport;
import org.duly.command.merger.MergerCommand.RecordPartyResolution;
import org.duly.command.merger.MergerCommand.RecordStakeholderView;
import org.duly.command.merger.MergerCommand.SubmitApplication;
import org.duly.command.merger.MergerRules.ApplicationWasSubmitted;
import org.duly.command.merger.MergerRules.ConditionsComeWithAConditionalApproval;
import org.duly.command.merger.MergerRules.CriterionIsOfTheMerger;
import org.duly.command.merger.MergerRules.MergerIsProposed;
import org.duly.command.merger.MergerRules.MergerIsProposedOnce;
import org.duly.command.merger.MergerRules.MergerIsUnderWay;
import org.duly.command.merger.MergerRules.PartyIsOfTheMerger;
import org.duly.command.merger.MergerRules.ResolutionCitesItsRecord;
import org.duly.command.merger.MergerRules.ResolutionInFavourRestsOnApprovals;
import org.duly.command.merger.MergerRules.SupportRestsOnADeclaredBallot;
import org.duly.command.merger.MergerState.NotProposed;
import org.duly.command.merger.MergerState.Proposed;
import org.duly.events.governance.ConditionAttached;
import org.duly.events.merger.ApplicationDetermined;
import org.duly.events.merger.ApplicationSubmitted;
import org.duly.events.merger.Citations;
import org.duly.events.merger.Criterion;
import org.duly.events.merger.CriterionEvidenced;
import org.duly.events.merger.MemberSupportRecorded;
import org.duly.events.merger.MergerAbandoned;
import org.duly.events.merger.MergerCase;
import org.duly.events.merger.MergerDecided;
import org.duly.events.merger.MergerEffective;
import org.duly.events.merger.MergerEvent;
import org.duly.events.merger.MergerFoundation;
import org.duly.events.merger.MergerProposed;
import org.duly.events.merger.PartyResolved;
import org.duly.events.merger.StakeholderViewRecorded;
import org.duly.events.merger.TransferSchemeMade;

/**
 * Decides the course of a merger. What it is decided on, and what must be settled for it to take effect, is judged on the
 * streams that it cites; a decision that was taken all the same is recorded with what it lacked.
 */
public final class MergerDecider implements Decider<MergerState, MergerCommand, MergerEvent> {
    @Override
    public MergerState initial() {
        return new NotProposed();
    }

    @Override
    public List<MergerEvent> decide(MergerState state, MergerCommand command, Instant now) {
        FormRules.verifyOccurrence(command);
        if (command instanceof ProposeMerger propose) {
            return List.of(propose(state, propose));
        }
        if (!(state instanceof Proposed(MergerCase merger))) {
            throw new Refusal(new MergerIsProposed(false));
        }
        if (command instanceof ChangeMergerCondition change) {
            return List.of(ConditionDecisions.change(merger.conditions(), change.change()));
        }
        verify(new MergerIsUnderWay(merger));
        return underWay(merger, command, now);
    }

    private static List<MergerEvent> underWay(MergerCase merger, MergerCommand command, Instant now) {
        return switch (command) {
            case EvidenceCriterion evidence -> List.of(evidence(merger, evidence));
            case RecordStakeholderView view -> List.of(view(view));
            case RecordMemberSupport support -> List.of(support(merger, support));
            case RecordPartyResolution resolution -> List.of(resolve(merger, resolution));
            case DecideMerger decision -> List.of(decision(merger, decision));
            case SubmitApplication submit -> List.of(submit(submit));
            case RecordDetermination determination -> determine(merger, determination);
            case MakeTransferScheme scheme -> List.of(scheme(scheme));
            case MakeMergerEffective effective -> List.of(effective(merger, effective, now));
            case AbandonMerger abandon -> List.of(abandon(abandon));
            case ProposeMerger _, ChangeMergerCondition _ ->
                throw new IllegalArgumentException("Decided before, whether the merger is under way or not");
        };
    }

    private static MergerEvent propose(MergerState state, ProposeMerger command) {
        verify(
                new MergerIsProposedOnce(state instanceof NotProposed),
                new NumberIsWithin("/parties", command.parties().size(), 2, Limits.OWNERS),
                new IdsAreDistinct("/parties", command.parties()),
                new IdIsPlain("/successor/organisationId", command.successor().organisationId()),
                new ListFits("/criteria", command.criteria().size(), Limits.CRITERIA),
                new IdsAreDistinct(
                        "/criteria",
                        command.criteria().stream().map(Criterion::criterionId).toList()));
        FormRules.verify(text("/title", command.title(), Limits.LINE));
        for (int i = 0; i < command.parties().size(); i++) {
            verify(new IdIsPlain("/parties/" + i, command.parties().get(i)));
        }
        FormRules.verify(text("/successor/name", command.successor().name(), Limits.LINE));
        FormRules.verifyDate("/plannedEffective", command.plannedEffective());
        for (int i = 0; i < command.criteria().size(); i++) {
            Criterion criterion = command.criteria().get(i);
            verify(new IdIsPlain("/criteria/" + i + "/criterionId", criterion.criterionId()));
            FormRules.verify(text("/criteria/" + i + "/text", criterion.text(), Limits.LINE));
            FormRules.verifySource("/criteria/" + i + "/source", criterion.source());
        }
        FormRules.verifySource("/legalBasis", command.legalBasis());
        return new MergerProposed(
                command.title(),
                command.parties(),
                command.successor(),
                command.plannedEffective(),
                command.criteria(),
                command.engagementId(),
                command.legalBasis());
    }

    private static MergerEvent evidence(MergerCase merger, EvidenceCriterion command) {
        verify(new CriterionIsOfTheMerger(merger, command.criterionId()));
        FormRules.verifySource("/evidence", command.evidence());
        FormRules.verify(text("/summary", command.summary(), Limits.PARAGRAPH));
        return new CriterionEvidenced(command.criterionId(), command.evidence(), command.summary());
    }

    private static MergerEvent view(RecordStakeholderView command) {
        verify(new IdIsPlain("/stakeholder", command.stakeholder()));
        FormRules.verify(text("/summary", command.summary(), Limits.PARAGRAPH));
        FormRules.verifySource("/source", command.source());
        return new StakeholderViewRecorded(
                command.stakeholder(), command.stance(), command.summary(), command.source());
    }

    private static MergerEvent support(MergerCase merger, RecordMemberSupport command) {
        verify(
                new PartyIsOfTheMerger(merger, command.party()),
                new SupportRestsOnADeclaredBallot(command.ballotId(), command.ballotDeclared()));
        FormRules.verify(text("/level", command.level(), Limits.LINE));
        FormRules.verify(text("/prevailingViews", command.prevailingViews(), Limits.PARAGRAPH));
        FormRules.verifyOptional("/observations", command.observations(), Limits.PARAGRAPH);
        return new MemberSupportRecorded(
                command.party(),
                command.ballotId(),
                command.level(),
                command.prevailingViews(),
                command.observations());
    }

    private static MergerEvent resolve(MergerCase merger, RecordPartyResolution command) {
        verify(
                new PartyIsOfTheMerger(merger, command.party()),
                new ResolutionCitesItsRecord(
                        command.decisionId() != null || command.signOffId() != null || command.source() != null),
                new ResolutionInFavourRestsOnApprovals(command.inFavour(), command.cited()));
        FormRules.verifySource("/source", command.source());
        return new PartyResolved(
                command.party(), command.inFavour(), command.decisionId(), command.signOffId(), command.source());
    }

    private static MergerEvent decision(MergerCase merger, DecideMerger command) {
        Citations cited = command.cited();
        verify(new IdIsPlain("/decidedBy", command.decidedBy()));
        FormRules.verify(text("/reasons", command.reasons(), Limits.PARAGRAPH));
        return new MergerDecided(
                command.outcome(),
                command.decidedBy(),
                sorted(cited.decisions().keySet()),
                sorted(cited.signOffs().keySet()),
                sorted(cited.ballots().keySet()),
                command.reportVersion(),
                command.reasons(),
                cited.position(),
                Irregularities.judge(
                        command.override(),
                        FoundationRules.brokenBy(MergerFoundation.lackedByDecision(
                                merger, command.outcome(), command.reportVersion(), cited))));
    }

    private static MergerEvent submit(SubmitApplication command) {
        verify(new IdIsPlain("/regulator", command.regulator()));
        FormRules.verifySource("/application", command.application());
        return new ApplicationSubmitted(command.regulator(), command.application());
    }

    private static List<MergerEvent> determine(MergerCase merger, RecordDetermination command) {
        verify(
                new ApplicationWasSubmitted(merger, command.regulator()),
                new ConditionsComeWithAConditionalApproval(
                        command.outcome(), !command.conditions().isEmpty()));
        FormRules.verify(text("/reasons", command.reasons(), Limits.PARAGRAPH));
        FormRules.verifySource("/source", command.source());
        List<ConditionAttached> conditions =
                ConditionDecisions.attach(merger.conditions(), command.conditions(), command.regulator());
        List<MergerEvent> events = new ArrayList<>();
        events.add(new ApplicationDetermined(
                command.regulator(),
                command.outcome(),
                command.reasons(),
                conditions.stream().map(ConditionAttached::conditionId).toList(),
                command.source()));
        events.addAll(conditions);
        return events;
    }

    private static MergerEvent scheme(MakeTransferScheme command) {
        verify(new IdIsPlain("/by", command.by()));
        FormRules.verifySource("/scheme", command.scheme());
        FormRules.verifyDate("/on", command.on());
        FormRules.verifyOptional("/summary", command.summary(), Limits.PARAGRAPH);
        return new TransferSchemeMade(command.scheme(), command.by(), command.on(), command.summary());
    }

    private static MergerEvent effective(MergerCase merger, MakeMergerEffective command, Instant now) {
        FormRules.verifyDate("/on", command.on());
        verify(new DateHasCome("/on", command.on(), now));
        return new MergerEffective(
                command.on(),
                Irregularities.judge(
                        command.override(),
                        FoundationRules.brokenBy(MergerFoundation.lackedByEffect(merger, command.cited()))));
    }

    private static MergerEvent abandon(AbandonMerger command) {
        FormRules.verify(text("/reason", command.reason(), Limits.PARAGRAPH));
        FormRules.verifySource("/source", command.source());
        return new MergerAbandoned(command.reason(), command.source());
    }

    private static List<UUID> sorted(Set<UUID> ids) {
        return ids.stream().sorted().toList();
    }

    @Override
    public MergerState evolve(MergerState state, MergerEvent event) {
        return switch (state) {
            case NotProposed _ ->
                event instanceof MergerProposed proposed ? new Proposed(MergerCase.of(proposed)) : state;
            case Proposed(MergerCase merger) -> new Proposed(merger.with(event));
        };
    }
}
