package org.duly.command.engagement;

import static org.duly.command.handling.BusinessRule.verify;
import static org.duly.command.handling.FormRules.text;

import java.time.Instant;
import java.util.List;
import org.duly.command.engagement.EngagementCommand.CloseEngagement;
import org.duly.command.engagement.EngagementCommand.CorrectDocument;
import org.duly.command.engagement.EngagementCommand.ExtendDeadline;
import org.duly.command.engagement.EngagementCommand.IdentifyCampaign;
import org.duly.command.engagement.EngagementCommand.InviteStakeholder;
import org.duly.command.engagement.EngagementCommand.IssueReport;
import org.duly.command.engagement.EngagementCommand.OpenEngagement;
import org.duly.command.engagement.EngagementCommand.PlanEngagement;
import org.duly.command.engagement.EngagementCommand.PublishDocument;
import org.duly.command.engagement.EngagementCommand.PublishOutcome;
import org.duly.command.engagement.EngagementCommand.PublishReport;
import org.duly.command.engagement.EngagementCommand.RecordEventHeld;
import org.duly.command.engagement.EngagementCommand.RecordPriorStatement;
import org.duly.command.engagement.EngagementCommand.RemindStakeholder;
import org.duly.command.engagement.EngagementCommand.RevisePlan;
import org.duly.command.engagement.EngagementCommand.WithdrawEngagement;
import org.duly.command.engagement.EngagementRules.CorrectedVersionWasPublished;
import org.duly.command.engagement.EngagementRules.EngagementIsPlanned;
import org.duly.command.engagement.EngagementRules.EngagementIsPlannedOnce;
import org.duly.command.engagement.EngagementRules.ExemplarIsOfTheSameEngagement;
import org.duly.command.engagement.EngagementRules.PlanIsFixedOnceOpened;
import org.duly.command.engagement.EngagementRules.ProposalIsInThePlan;
import org.duly.command.engagement.EngagementRules.PublishedReportWasIssued;
import org.duly.command.engagement.EngagementRules.ReportNeedsNothingPending;
import org.duly.command.engagement.EngagementRules.ReportedVersionWasFixed;
import org.duly.command.engagement.EngagementRules.StakeholderGroupIsInThePlan;
import org.duly.command.engagement.EngagementRules.WithdrawnEngagementStaysWithdrawn;
import org.duly.command.engagement.EngagementState.Closed;
import org.duly.command.engagement.EngagementState.Dossier;
import org.duly.command.engagement.EngagementState.Existing;
import org.duly.command.engagement.EngagementState.NotPlanned;
import org.duly.command.engagement.EngagementState.Open;
import org.duly.command.engagement.EngagementState.Planned;
import org.duly.command.engagement.EngagementState.Schedule;
import org.duly.command.engagement.EngagementState.Scheduled;
import org.duly.command.engagement.EngagementState.Withdrawn;
import org.duly.command.engagement.EngagementState.WithdrawnUnopened;
import org.duly.command.engagement.ScheduleRules.ClosesAfterItOpens;
import org.duly.command.engagement.ScheduleRules.ClosesOnlyAtItsDeadline;
import org.duly.command.engagement.ScheduleRules.DeadlineOnlyMovesLater;
import org.duly.command.engagement.ScheduleRules.EngagementClosesOnce;
import org.duly.command.engagement.ScheduleRules.EngagementOpensOnce;
import org.duly.command.engagement.ScheduleRules.EngagementWasOpened;
import org.duly.command.engagement.ScheduleRules.TimeZoneIsKnown;
import org.duly.command.handling.Decider;
import org.duly.command.handling.FormRules;
import org.duly.command.handling.FormRules.DigestIsSha256;
import org.duly.command.handling.FormRules.IdIsPlain;
import org.duly.command.handling.FormRules.LanguageIsATag;
import org.duly.command.handling.FormRules.MediaTypeIsPlain;
import org.duly.command.handling.FormRules.NumberIsWithin;
import org.duly.command.handling.FormRules.TimeHasCome;
import org.duly.command.handling.FormRules.TimeIsInWholeMilliseconds;
import org.duly.command.handling.FormRules.TimeIsOnTheCalendar;
import org.duly.command.handling.Limits;
import org.duly.command.handling.Refusal;
import org.duly.events.engagement.CampaignIdentified;
import org.duly.events.engagement.DeadlineExtended;
import org.duly.events.engagement.DocumentCorrected;
import org.duly.events.engagement.DocumentPublished;
import org.duly.events.engagement.EngagementClosed;
import org.duly.events.engagement.EngagementEvent;
import org.duly.events.engagement.EngagementEventHeld;
import org.duly.events.engagement.EngagementOpened;
import org.duly.events.engagement.EngagementPlanRevised;
import org.duly.events.engagement.EngagementPlanned;
import org.duly.events.engagement.EngagementWithdrawn;
import org.duly.events.engagement.OutcomePublished;
import org.duly.events.engagement.PriorStatementRecorded;
import org.duly.events.engagement.ReportIssued;
import org.duly.events.engagement.ReportPublished;
import org.duly.events.engagement.StakeholderInvited;
import org.duly.events.engagement.StakeholderReminded;

/**
 * Decides what happens to an engagement.
 *
 * <p>Only opening, closing, the deadline and the report are held to rules. What a body in fact did (published, invited,
 * met people, said something) can be recorded in every phase, also after closing or withdrawal.
 */
public final class EngagementDecider implements Decider<EngagementState, EngagementCommand, EngagementEvent> {
    @Override
    public EngagementState initial() {
        return new NotPlanned();
    }

    @Override
    public List<EngagementEvent> decide(EngagementState state, EngagementCommand command, Instant now) {
        FormRules.verifyOccurrence(command);
        return List.of(
                switch (command) {
                    case PlanEngagement plan -> plan(state, plan);
                    case RevisePlan revise -> revise(existing(state), revise);
                    case PublishDocument publish -> publish(dossier(state), publish);
                    case CorrectDocument correct -> correct(dossier(state), correct);
                    case OpenEngagement open -> open(existing(state), open);
                    case InviteStakeholder invite -> invite(dossier(state), invite);
                    case RemindStakeholder remind -> remind(dossier(state), remind);
                    case RecordEventHeld held -> held(dossier(state), held, now);
                    case ExtendDeadline extend -> extend(existing(state), extend);
                    case CloseEngagement close -> close(existing(state), close, now);
                    case WithdrawEngagement withdraw -> withdraw(existing(state), withdraw);
                    case RecordPriorStatement statement -> priorStatement(dossier(state), statement, now);
                    case IssueReport issue -> issue(dossier(state), issue);
                    case IdentifyCampaign identify -> identify(state, identify);
                    case PublishReport publish -> publish(dossier(state), publish);
                    case PublishOutcome outcome -> outcome(state, outcome);
                });
    }

    private static EngagementEvent plan(EngagementState state, PlanEngagement command) {
        verify(new EngagementIsPlannedOnce(state));
        PlanForm.verify(command.plan());
        return new EngagementPlanned(command.plan());
    }

    private static EngagementEvent revise(Existing state, RevisePlan command) {
        verify(new WithdrawnEngagementStaysWithdrawn(state), new PlanIsFixedOnceOpened(state));
        PlanForm.verify(command.plan());
        FormRules.verify(text("/reason", command.reason(), Limits.PARAGRAPH));
        return new EngagementPlanRevised(command.plan(), command.reason());
    }

    private static EngagementEvent publish(Dossier dossier, PublishDocument command) {
        verify(new IdIsPlain("/documentId", command.documentId()), new DigestIsSha256("/sha256", command.sha256()));
        FormRules.verify(text("/title", command.title(), Limits.LINE));
        verify(new MediaTypeIsPlain("/Content-Type", command.mediaType()));
        if (command.language() != null) {
            verify(new LanguageIsATag("/language", command.language()));
        }
        return new DocumentPublished(
                command.documentId(),
                dossier.versionsOf(command.documentId()) + 1,
                command.title(),
                command.sha256(),
                command.mediaType(),
                command.format(),
                command.language());
    }

    private static EngagementEvent correct(Dossier dossier, CorrectDocument command) {
        verify(new CorrectedVersionWasPublished(dossier, command.documentId(), command.version()));
        FormRules.verify(text("/what", command.what(), Limits.PARAGRAPH));
        FormRules.verify(text("/whoWasTold", command.whoWasTold(), Limits.PARAGRAPH));
        return new DocumentCorrected(command.documentId(), command.version(), command.what(), command.whoWasTold());
    }

    private static EngagementEvent open(Existing state, OpenEngagement command) {
        verify(
                new WithdrawnEngagementStaysWithdrawn(state),
                new EngagementOpensOnce(state),
                new TimeZoneIsKnown(command.timeZone()),
                new TimeIsOnTheCalendar("/opensAt", command.opensAt()),
                new TimeIsOnTheCalendar("/closesAt", command.closesAt()),
                new TimeIsInWholeMilliseconds("/closesAt", command.closesAt()),
                new ClosesAfterItOpens(command.opensAt(), command.closesAt()));
        FormRules.verify(ScheduleRules.readyToOpen(state.dossier()));
        return new EngagementOpened(command.opensAt(), command.closesAt(), command.timeZone());
    }

    private static EngagementEvent invite(Dossier dossier, InviteStakeholder command) {
        verify(new StakeholderGroupIsInThePlan(dossier.plan(), command.stakeholderGroup()));
        FormRules.verify(text("/invited", command.invited(), Limits.LINE));
        return new StakeholderInvited(command.stakeholderGroup(), command.invited(), command.channel());
    }

    private static EngagementEvent remind(Dossier dossier, RemindStakeholder command) {
        verify(new StakeholderGroupIsInThePlan(dossier.plan(), command.stakeholderGroup()));
        FormRules.verify(text("/reminded", command.reminded(), Limits.LINE));
        return new StakeholderReminded(command.stakeholderGroup(), command.reminded(), command.channel());
    }

    private static EngagementEvent held(Dossier dossier, RecordEventHeld command, Instant now) {
        verify(
                new TimeHasCome("/heldAt", command.heldAt(), now),
                new StakeholderGroupIsInThePlan(dossier.plan(), command.stakeholderGroup()),
                new NumberIsWithin("/attendees", command.attendees(), 0, Limits.ATTENDEES));
        FormRules.verify(text("/kind", command.kind(), Limits.LINE));
        FormRules.verify(text("/place", command.place(), Limits.LINE));
        return new EngagementEventHeld(
                command.kind(), command.place(), command.heldAt(), command.attendees(), command.stakeholderGroup());
    }

    private static EngagementEvent extend(Existing state, ExtendDeadline command) {
        Schedule schedule = scheduleOf(state);
        verify(
                new WithdrawnEngagementStaysWithdrawn(state),
                new TimeIsOnTheCalendar("/closesAt", command.closesAt()),
                new TimeIsInWholeMilliseconds("/closesAt", command.closesAt()),
                new DeadlineOnlyMovesLater(schedule, command.closesAt()));
        FormRules.verify(text("/reason", command.reason(), Limits.PARAGRAPH));
        return new DeadlineExtended(schedule.closesAt(), command.closesAt(), command.reason());
    }

    private static EngagementEvent close(Existing state, CloseEngagement command, Instant now) {
        Schedule schedule = scheduleOf(state);
        verify(
                new WithdrawnEngagementStaysWithdrawn(state),
                new EngagementClosesOnce(state),
                new ClosesOnlyAtItsDeadline(schedule, command.deadline(), now));
        return new EngagementClosed(schedule.closesAt());
    }

    private static EngagementEvent withdraw(Existing state, WithdrawEngagement command) {
        verify(new WithdrawnEngagementStaysWithdrawn(state));
        FormRules.verify(text("/reason", command.reason(), Limits.PARAGRAPH));
        return new EngagementWithdrawn(command.reason());
    }

    private static EngagementEvent priorStatement(Dossier dossier, RecordPriorStatement command, Instant now) {
        verify(
                new TimeHasCome("/madeAt", command.madeAt(), now),
                new ProposalIsInThePlan("/proposalId", dossier.plan(), command.proposalId()));
        FormRules.verify(text("/by", command.by(), Limits.LINE));
        FormRules.verify(text("/capacity", command.capacity(), Limits.LINE));
        FormRules.verify(text("/what", command.what(), Limits.PARAGRAPH));
        if (command.explanation() != null) {
            FormRules.verify(text("/explanation", command.explanation(), Limits.PARAGRAPH));
        }
        return new PriorStatementRecorded(
                command.by(),
                command.capacity(),
                command.what(),
                command.madeAt(),
                command.proposalId(),
                command.explanation());
    }

    private static EngagementEvent issue(Dossier dossier, IssueReport command) {
        RegisterJudgement register = command.register();
        verify(
                new DigestIsSha256("/sha256", command.sha256()),
                new ReportNeedsNothingPending(register.counts()),
                new ReportedVersionWasFixed(command.codebookVersion(), register.codebookVersion()));
        if (command.method() != null) {
            FormRules.verify(text("/method", command.method(), Limits.METHOD));
        }
        return new ReportIssued(
                dossier.reports() + 1,
                command.sha256(),
                register.registerHash(),
                register.counts(),
                register.judgedAtPosition(),
                command.codebookVersion(),
                command.method());
    }

    private static EngagementEvent identify(EngagementState state, IdentifyCampaign command) {
        verify(
                new EngagementIsPlanned(state),
                new IdIsPlain("/campaignId", command.campaignId()),
                new ExemplarIsOfTheSameEngagement(command.engagementId(), command.engagementOfExemplar()));
        FormRules.verify(text("/name", command.name(), Limits.LINE));
        if (command.organiser() != null) {
            FormRules.verify(text("/organiser", command.organiser(), Limits.LINE));
        }
        return new CampaignIdentified(command.campaignId(), command.name(), command.organiser(), command.exemplar());
    }

    private static EngagementEvent publish(Dossier dossier, PublishReport command) {
        verify(new PublishedReportWasIssued(dossier, command.version()));
        FormRules.verify(text("/where", command.where(), Limits.LINE));
        return new ReportPublished(command.version(), command.where());
    }

    private static EngagementEvent outcome(EngagementState state, PublishOutcome command) {
        verify(new EngagementIsPlanned(state));
        FormRules.verify(text("/asked", command.asked(), Limits.PARAGRAPH));
        FormRules.verify(text("/said", command.said(), Limits.PARAGRAPH));
        FormRules.verify(text("/did", command.did(), Limits.PARAGRAPH));
        return new OutcomePublished(command.asked(), command.said(), command.did());
    }

    private static Existing existing(EngagementState state) {
        if (!(state instanceof Existing existing)) {
            throw new Refusal(new EngagementIsPlanned(state));
        }
        return existing;
    }

    private static Dossier dossier(EngagementState state) {
        return existing(state).dossier();
    }

    private static Schedule scheduleOf(Existing state) {
        if (!(state instanceof Scheduled scheduled)) {
            throw new Refusal(new EngagementWasOpened(state));
        }
        return scheduled.schedule();
    }

    @Override
    public EngagementState evolve(EngagementState state, EngagementEvent event) {
        if (event instanceof EngagementPlanned planned) {
            return new Planned(Dossier.of(planned.plan()));
        }
        return state instanceof Existing existing ? evolve(existing, event) : state;
    }

    private static Existing evolve(Existing state, EngagementEvent event) {
        Dossier dossier = state.dossier();
        return switch (event) {
            case EngagementPlanRevised revised -> state.with(dossier.withPlan(revised.plan()));
            case DocumentPublished published ->
                state.with(dossier.withDocument(published.documentId(), published.version()));
            case EngagementOpened opened -> new Open(dossier, new Schedule(opened.opensAt(), opened.closesAt()));
            case DeadlineExtended extended ->
                state instanceof Scheduled scheduled
                        ? new Open(dossier, new Schedule(scheduled.schedule().opensAt(), extended.to()))
                        : state;
            case EngagementClosed _ -> state instanceof Open open ? new Closed(dossier, open.schedule()) : state;
            case EngagementWithdrawn _ ->
                state instanceof Scheduled scheduled
                        ? new Withdrawn(dossier, scheduled.schedule())
                        : new WithdrawnUnopened(dossier);
            case ReportIssued issued -> state.with(dossier.withReport(issued.version()));
            case CampaignIdentified identified -> state.with(dossier.withCampaign(identified.campaignId()));
            case EngagementPlanned _,
                    DocumentCorrected _,
                    StakeholderInvited _,
                    StakeholderReminded _,
                    EngagementEventHeld _,
                    PriorStatementRecorded _,
                    ReportPublished _,
                    OutcomePublished _ -> state;
        };
    }
}
