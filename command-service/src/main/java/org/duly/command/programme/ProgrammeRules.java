package org.duly.command.programme;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.duly.command.handling.BusinessRule;
import org.duly.command.handling.Existence;
import org.duly.command.programme.ProgrammeState.Milestone;
import org.duly.command.programme.ProgrammeState.NotStarted;
import org.duly.command.programme.ProgrammeState.Standing;
import org.duly.command.programme.ProgrammeState.Started;
import org.duly.events.programme.DocumentStatement;
import org.duly.events.programme.StatedDate;
import org.jspecify.annotations.Nullable;

/** The rules about programmes, each named as the sentence it states. */
public final class ProgrammeRules {
    private ProgrammeRules() {}

    /** A programme is started before anything else. */
    public record ProgrammeIsStarted(ProgrammeState state) implements Existence {
        @Override
        public boolean isKept() {
            return state instanceof Started;
        }

        @Override
        public String explanation() {
            return "There is no such programme. Check the id.";
        }
    }

    /** A programme is started once. */
    public record ProgrammeIsStartedOnce(ProgrammeState state) implements BusinessRule {
        @Override
        public boolean isKept() {
            return state instanceof NotStarted;
        }

        @Override
        public String explanation() {
            return "The programme was started already.";
        }
    }

    /** An engagement is part of a programme once. */
    public record EngagementIsAddedOnce(Started programme, UUID engagementId) implements BusinessRule {
        @Override
        public boolean isKept() {
            return !programme.engagements().contains(engagementId);
        }

        @Override
        public String explanation() {
            return "The engagement is part of the programme already.";
        }

        @Override
        public String field() {
            return "/engagementId";
        }
    }

    /** A milestone that is a step of an engagement is one of an engagement of the programme. */
    public record EngagementOfAMilestoneIsInTheProgramme(
            Started programme, @Nullable UUID engagementId) implements BusinessRule {
        @Override
        public boolean isKept() {
            return engagementId == null || programme.engagements().contains(engagementId);
        }

        @Override
        public String explanation() {
            return "The engagement is not part of the programme. Add it first, or leave it out.";
        }

        @Override
        public String field() {
            return "/engagementId";
        }
    }

    /** A milestone's id is used once, so that what was said of it stays its own. */
    public record MilestoneIdIsUsedOnce(Started programme, String milestoneId) implements BusinessRule {
        @Override
        public boolean isKept() {
            return !programme.milestones().containsKey(milestoneId);
        }

        @Override
        public String explanation() {
            return "The programme has a milestone " + milestoneId + ". Reschedule it, or choose another id.";
        }

        @Override
        public String field() {
            return "/milestoneId";
        }
    }

    /** What is moved, met or missed was set. */
    public record MilestoneIsSet(Started programme, String milestoneId) implements BusinessRule {
        @Override
        public boolean isKept() {
            return programme.milestones().containsKey(milestoneId);
        }

        @Override
        public String explanation() {
            return "The programme has no milestone " + milestoneId + ". Set it first, or check the id.";
        }

        @Override
        public String field() {
            return "/milestoneId";
        }
    }

    /** What was given up is taken up again by giving it a new date. */
    public record MilestoneIsNotAbandoned(Milestone milestone) implements BusinessRule {
        @Override
        public boolean isKept() {
            return milestone.standing() != Standing.ABANDONED;
        }

        @Override
        public String explanation() {
            return "The milestone was abandoned. Reschedule it if it is to be met after all.";
        }
    }

    /** A milestone that was met has nothing left to be missed, met or given up, unless it is rescheduled. */
    public record MilestoneIsNotMetAlready(Milestone milestone) implements BusinessRule {
        @Override
        public boolean isKept() {
            return milestone.standing() != Standing.MET;
        }

        @Override
        public String explanation() {
            return "The milestone was met already. Reschedule it if it is to be met again.";
        }
    }

    /** A milestone that is still to be met moves to another date. */
    public record RescheduledMilestoneMoves(Milestone milestone, StatedDate to) implements BusinessRule {
        @Override
        public boolean isKept() {
            return !milestone.due().equals(to)
                    || milestone.standing() == Standing.MET
                    || milestone.standing() == Standing.ABANDONED;
        }

        @Override
        public String explanation() {
            return "The milestone is due then already. Give another date.";
        }

        @Override
        public String field() {
            return "/to";
        }
    }

    /** What was reached was reached on a day that has come, in the calendar of London. */
    public record MilestoneWasMetOnADayThatHasCome(StatedDate on, LocalDate today) implements BusinessRule {
        @Override
        public boolean isKept() {
            return !on.firstDay().isAfter(today);
        }

        @Override
        public String explanation() {
            return on.date() + " has not come yet: it is " + today + ". Give the date it was met.";
        }

        @Override
        public String field() {
            return "/on";
        }
    }

    /** Nothing is missed before the last day on which it could be reached is over, in the calendar of London. */
    public record MilestoneIsMissedOnlyAfterItsDate(Milestone milestone, LocalDate today) implements BusinessRule {
        @Override
        public boolean isKept() {
            return milestone.due().lastDay().isBefore(today);
        }

        @Override
        public String explanation() {
            return "The milestone is due " + milestone.due().date() + ", and it is only " + today
                    + ". Reschedule or abandon it if it will not be met.";
        }
    }

    /** A milestone is missed once at a date. */
    public record MilestoneIsMissedOnce(Milestone milestone) implements BusinessRule {
        @Override
        public boolean isKept() {
            return milestone.standing() != Standing.MISSED;
        }

        @Override
        public String explanation() {
            return "It is on the record already that the milestone was missed. Reschedule it to be met.";
        }
    }

    /** It takes two documents to disagree. */
    public record DisagreementIsBetweenDocuments(List<DocumentStatement> statements) implements BusinessRule {
        @Override
        public boolean isKept() {
            return statements.stream().map(DocumentStatement::says).distinct().count() > 1;
        }

        @Override
        public String explanation() {
            return "Give at least two statements that say different things.";
        }

        @Override
        public String field() {
            return "/statements";
        }
    }

    /** A disagreement's id is used once. */
    public record DisagreementIdIsUsedOnce(Started programme, String disagreementId) implements BusinessRule {
        @Override
        public boolean isKept() {
            return !programme.disagreements().containsKey(disagreementId);
        }

        @Override
        public String explanation() {
            return "The programme has a disagreement " + disagreementId + ". Choose another id.";
        }

        @Override
        public String field() {
            return "/disagreementId";
        }
    }

    /** What is settled was noted and is still open. */
    public record SettledDisagreementIsOpen(Started programme, String disagreementId) implements BusinessRule {
        @Override
        public boolean isKept() {
            return Boolean.FALSE.equals(programme.disagreements().get(disagreementId));
        }

        @Override
        public String explanation() {
            return programme.disagreements().containsKey(disagreementId)
                    ? "The disagreement was settled already."
                    : "The programme has no disagreement " + disagreementId + ". Note it first, or check the id.";
        }

        @Override
        public String field() {
            return "/disagreementId";
        }
    }
}
