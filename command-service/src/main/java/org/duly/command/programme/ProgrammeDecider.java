package org.duly.command.programme;

import static org.duly.command.handling.BusinessRule.verify;
import static org.duly.command.handling.FormRules.text;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.duly.command.handling.Decider;
import org.duly.command.handling.FormRules;
import org.duly.command.handling.FormRules.IdIsPlain;
import org.duly.command.handling.FormRules.IdsAreDistinct;
import org.duly.command.handling.FormRules.ListFits;
import org.duly.command.handling.FormRules.NumberIsWithin;
import org.duly.command.handling.Limits;
import org.duly.command.handling.Refusal;
import org.duly.command.programme.ProgrammeCommand.AbandonMilestone;
import org.duly.command.programme.ProgrammeCommand.AddEngagement;
import org.duly.command.programme.ProgrammeCommand.MeetMilestone;
import org.duly.command.programme.ProgrammeCommand.MissMilestone;
import org.duly.command.programme.ProgrammeCommand.NoteDisagreement;
import org.duly.command.programme.ProgrammeCommand.OfMilestone;
import org.duly.command.programme.ProgrammeCommand.RescheduleMilestone;
import org.duly.command.programme.ProgrammeCommand.SetMilestone;
import org.duly.command.programme.ProgrammeCommand.SettleDisagreement;
import org.duly.command.programme.ProgrammeCommand.StartProgramme;
import org.duly.command.programme.ProgrammeRules.DisagreementIdIsUsedOnce;
import org.duly.command.programme.ProgrammeRules.DisagreementIsBetweenDocuments;
import org.duly.command.programme.ProgrammeRules.EngagementIsAddedOnce;
import org.duly.command.programme.ProgrammeRules.EngagementOfAMilestoneIsInTheProgramme;
import org.duly.command.programme.ProgrammeRules.MilestoneIdIsUsedOnce;
import org.duly.command.programme.ProgrammeRules.MilestoneIsMissedOnce;
import org.duly.command.programme.ProgrammeRules.MilestoneIsMissedOnlyAfterItsDate;
import org.duly.command.programme.ProgrammeRules.MilestoneIsNotAbandoned;
import org.duly.command.programme.ProgrammeRules.MilestoneIsNotMetAlready;
import org.duly.command.programme.ProgrammeRules.MilestoneIsSet;
import org.duly.command.programme.ProgrammeRules.MilestoneWasMetOnADayThatHasCome;
import org.duly.command.programme.ProgrammeRules.ProgrammeIsStarted;
import org.duly.command.programme.ProgrammeRules.ProgrammeIsStartedOnce;
import org.duly.command.programme.ProgrammeRules.RescheduledMilestoneMoves;
import org.duly.command.programme.ProgrammeRules.SettledDisagreementIsOpen;
import org.duly.command.programme.ProgrammeState.Milestone;
import org.duly.command.programme.ProgrammeState.NotStarted;
import org.duly.command.programme.ProgrammeState.Standing;
import org.duly.command.programme.ProgrammeState.Started;
import org.duly.events.programme.DisagreementNoted;
import org.duly.events.programme.DisagreementSettled;
import org.duly.events.programme.EngagementAddedToProgramme;
import org.duly.events.programme.MilestoneAbandoned;
import org.duly.events.programme.MilestoneMet;
import org.duly.events.programme.MilestoneMissed;
import org.duly.events.programme.MilestoneRescheduled;
import org.duly.events.programme.MilestoneSet;
import org.duly.events.programme.ProgrammeEvent;
import org.duly.events.programme.ProgrammeStarted;

/**
 * Decides what becomes of a programme's milestones, and of documents that disagree.
 *
 * <p>That a milestone was missed is recorded by a person, never by a clock. A date that has passed shows by itself, to
 * everyone who asks; that nothing was recorded by then does not mean that nothing was reached, and what goes on the record
 * is never unsaid. So Duly shows a milestone as overdue, and leaves it to somebody answerable to say what happened.
 */
public final class ProgrammeDecider implements Decider<ProgrammeState, ProgrammeCommand, ProgrammeEvent> {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    @Override
    public ProgrammeState initial() {
        return new NotStarted();
    }

    @Override
    public List<ProgrammeEvent> decide(ProgrammeState state, ProgrammeCommand command, Instant now) {
        FormRules.verifyOccurrence(command);
        LocalDate today = LocalDate.ofInstant(now, LONDON);
        return List.of(
                switch (command) {
                    case StartProgramme start -> start(state, start);
                    case AddEngagement add -> add(started(state), add);
                    case SetMilestone set -> set(started(state), set);
                    case RescheduleMilestone reschedule -> reschedule(milestone(state, reschedule), reschedule);
                    case MeetMilestone meet -> meet(milestone(state, meet), meet, today);
                    case MissMilestone miss -> miss(milestone(state, miss), miss, today);
                    case AbandonMilestone abandon -> abandon(milestone(state, abandon), abandon);
                    case NoteDisagreement note -> note(started(state), note);
                    case SettleDisagreement settle -> settle(started(state), settle);
                });
    }

    private static ProgrammeEvent start(ProgrammeState state, StartProgramme command) {
        verify(
                new ProgrammeIsStartedOnce(state),
                new NumberIsWithin("/ownerBodies", command.ownerBodies().size(), 1, Limits.OWNERS),
                new IdsAreDistinct("/ownerBodies", command.ownerBodies()));
        FormRules.verify(text("/title", command.title(), Limits.LINE));
        FormRules.verify(text("/purpose", command.purpose(), Limits.PARAGRAPH));
        for (int i = 0; i < command.ownerBodies().size(); i++) {
            verify(new IdIsPlain("/ownerBodies/" + i, command.ownerBodies().get(i)));
        }
        return new ProgrammeStarted(command.title(), command.purpose(), command.ownerBodies());
    }

    private static ProgrammeEvent add(Started state, AddEngagement command) {
        verify(new EngagementIsAddedOnce(state, command.engagementId()));
        return new EngagementAddedToProgramme(command.engagementId());
    }

    private static ProgrammeEvent set(Started state, SetMilestone command) {
        verify(
                new IdIsPlain("/milestoneId", command.milestoneId()),
                new MilestoneIdIsUsedOnce(state, command.milestoneId()),
                new ListFits("/milestoneId", state.milestones().size() + 1, Limits.MILESTONES),
                new EngagementOfAMilestoneIsInTheProgramme(state, command.engagementId()));
        FormRules.verify(text("/name", command.name(), Limits.LINE));
        FormRules.verifyDate("/due", command.due());
        FormRules.verifySource("/source", command.source());
        return new MilestoneSet(
                command.milestoneId(), command.name(), command.due(), command.source(), command.engagementId());
    }

    private static ProgrammeEvent reschedule(Milestone milestone, RescheduleMilestone command) {
        FormRules.verifyDate("/to", command.to());
        verify(new RescheduledMilestoneMoves(milestone, command.to()));
        FormRules.verifySource("/source", command.source());
        FormRules.verify(text("/reason", command.reason(), Limits.PARAGRAPH));
        return new MilestoneRescheduled(
                command.milestoneId(), milestone.due(), command.to(), command.source(), command.reason());
    }

    private static ProgrammeEvent meet(Milestone milestone, MeetMilestone command, LocalDate today) {
        verify(
                new MilestoneIsNotAbandoned(milestone),
                new MilestoneIsNotMetAlready(milestone),
                new MilestoneWasMetOnADayThatHasCome(command.on(), today));
        FormRules.verifyDate("/on", command.on());
        FormRules.verifySource("/evidence", command.evidence());
        return new MilestoneMet(command.milestoneId(), command.on(), command.evidence());
    }

    private static ProgrammeEvent miss(Milestone milestone, MissMilestone command, LocalDate today) {
        verify(
                new MilestoneIsNotAbandoned(milestone),
                new MilestoneIsNotMetAlready(milestone),
                new MilestoneIsMissedOnce(milestone),
                new MilestoneIsMissedOnlyAfterItsDate(milestone, today));
        FormRules.verify(text("/explanation", command.explanation(), Limits.PARAGRAPH));
        return new MilestoneMissed(command.milestoneId(), milestone.due(), command.explanation());
    }

    private static ProgrammeEvent abandon(Milestone milestone, AbandonMilestone command) {
        verify(new MilestoneIsNotAbandoned(milestone), new MilestoneIsNotMetAlready(milestone));
        FormRules.verifySource("/source", command.source());
        FormRules.verify(text("/reason", command.reason(), Limits.PARAGRAPH));
        return new MilestoneAbandoned(command.milestoneId(), command.reason(), command.source());
    }

    private static ProgrammeEvent note(Started state, NoteDisagreement command) {
        verify(
                new IdIsPlain("/disagreementId", command.disagreementId()),
                new DisagreementIdIsUsedOnce(state, command.disagreementId()),
                new ListFits("/disagreementId", state.disagreements().size() + 1, Limits.MILESTONES),
                new ListFits("/statements", command.statements().size(), Limits.STATEMENTS),
                new DisagreementIsBetweenDocuments(command.statements()));
        if (command.milestoneId() != null) {
            verify(new MilestoneIsSet(state, command.milestoneId()));
        }
        FormRules.verify(text("/subject", command.subject(), Limits.LINE));
        for (int i = 0; i < command.statements().size(); i++) {
            String field = "/statements/" + i;
            FormRules.verifySource(
                    field + "/source", command.statements().get(i).source());
            FormRules.verify(text(field + "/says", command.statements().get(i).says(), Limits.LINE));
        }
        return new DisagreementNoted(
                command.disagreementId(), command.subject(), command.statements(), command.milestoneId());
    }

    private static ProgrammeEvent settle(Started state, SettleDisagreement command) {
        verify(new SettledDisagreementIsOpen(state, command.disagreementId()));
        FormRules.verify(text("/holds", command.holds(), Limits.LINE));
        FormRules.verify(text("/reason", command.reason(), Limits.PARAGRAPH));
        FormRules.verifySource("/source", command.source());
        return new DisagreementSettled(command.disagreementId(), command.holds(), command.reason(), command.source());
    }

    private static Started started(ProgrammeState state) {
        if (!(state instanceof Started started)) {
            throw new Refusal(new ProgrammeIsStarted(state));
        }
        return started;
    }

    private static Milestone milestone(ProgrammeState state, OfMilestone command) {
        Started programme = started(state);
        Milestone milestone = programme.milestones().get(command.milestoneId());
        if (milestone == null) {
            throw new Refusal(new MilestoneIsSet(programme, command.milestoneId()));
        }
        return milestone;
    }

    @Override
    public ProgrammeState evolve(ProgrammeState state, ProgrammeEvent event) {
        if (event instanceof ProgrammeStarted) {
            return new Started(Set.of(), Map.of(), Map.of());
        }
        return state instanceof Started programme ? evolve(programme, event) : state;
    }

    private static Started evolve(Started programme, ProgrammeEvent event) {
        return switch (event) {
            case ProgrammeStarted _ -> programme;
            case EngagementAddedToProgramme added -> programme.withEngagement(added.engagementId());
            case MilestoneSet set -> programme.with(set.milestoneId(), new Milestone(set.due(), Standing.SET));
            case MilestoneRescheduled moved ->
                programme.with(moved.milestoneId(), new Milestone(moved.to(), Standing.SET));
            case MilestoneMet met -> programme.stands(met.milestoneId(), Standing.MET);
            case MilestoneMissed missed -> programme.stands(missed.milestoneId(), Standing.MISSED);
            case MilestoneAbandoned abandoned -> programme.stands(abandoned.milestoneId(), Standing.ABANDONED);
            case DisagreementNoted noted -> programme.disagreement(noted.disagreementId(), false);
            case DisagreementSettled settled -> programme.disagreement(settled.disagreementId(), true);
        };
    }
}
