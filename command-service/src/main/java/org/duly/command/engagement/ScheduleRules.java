package org.duly.command.engagement;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.duly.command.engagement.EngagementState.Closed;
import org.duly.command.engagement.EngagementState.Dossier;
import org.duly.command.engagement.EngagementState.Existing;
import org.duly.command.engagement.EngagementState.Planned;
import org.duly.command.engagement.EngagementState.Schedule;
import org.duly.command.engagement.EngagementState.Scheduled;
import org.duly.command.handling.BusinessRule;
import org.duly.events.engagement.EngagementPlan;

/** The rules of an engagement's opening, its deadline and its closing, each named as the sentence it states. */
public final class ScheduleRules {
    private ScheduleRules() {}

    /** An engagement opens once; what moves afterwards is its deadline. */
    public record EngagementOpensOnce(Existing state) implements BusinessRule {
        @Override
        public boolean isKept() {
            return state instanceof Planned;
        }

        @Override
        public String explanation() {
            return "The engagement was opened already. Extend its deadline instead.";
        }
    }

    /** Rule 1: people can read what they are asked about. */
    public record OpensOnlyWithAPublishedDocument(Dossier dossier) implements BusinessRule {
        @Override
        public boolean isKept() {
            return !dossier.documents().isEmpty();
        }

        @Override
        public String explanation() {
            return "An engagement opens only with a published document version. Publish a document first.";
        }
    }

    /** Rule 1: people can answer. */
    public record OpensOnlyWithAChannel(EngagementPlan plan) implements BusinessRule {
        @Override
        public boolean isKept() {
            return !plan.channels().isEmpty();
        }

        @Override
        public String explanation() {
            return "An engagement opens only with a channel. Revise the plan to name where responses arrive.";
        }
    }

    /** Rule 1: what happens to late responses is settled beforehand. */
    public record OpensOnlyWithALatePolicy(EngagementPlan plan) implements BusinessRule {
        @Override
        public boolean isKept() {
            return plan.latePolicy() != null;
        }

        @Override
        public String explanation() {
            return "An engagement opens only with a late policy. Revise the plan to settle it.";
        }
    }

    /** Rule 1: how responses are counted is settled beforehand. */
    public record OpensOnlyWithACountingPolicy(EngagementPlan plan) implements BusinessRule {
        @Override
        public boolean isKept() {
            return plan.countingPolicy() != null;
        }

        @Override
        public String explanation() {
            return "An engagement opens only with a counting policy. Revise the plan to settle it.";
        }
    }

    /** There is time between opening and closing. */
    public record ClosesAfterItOpens(Instant opensAt, Instant closesAt) implements BusinessRule {
        @Override
        public boolean isKept() {
            return closesAt.isAfter(opensAt);
        }

        @Override
        public String explanation() {
            return "It closes at " + closesAt + ", which is not after it opens at " + opensAt + ". Check both times.";
        }

        @Override
        public String field() {
            return "/closesAt";
        }
    }

    /** The calendar in which times were announced is one that everybody knows. */
    public record TimeZoneIsKnown(String timeZone) implements BusinessRule {
        @Override
        public boolean isKept() {
            return ZoneId.getAvailableZoneIds().contains(timeZone);
        }

        @Override
        public String explanation() {
            return "Give the name of a time zone in the IANA database, such as Europe/London.";
        }

        @Override
        public String field() {
            return "/timeZone";
        }
    }

    /** Only an engagement that was opened has a deadline to move or to pass. */
    public record EngagementWasOpened(Existing state) implements BusinessRule {
        @Override
        public boolean isKept() {
            return state instanceof Scheduled;
        }

        @Override
        public String explanation() {
            return "The engagement was never opened, so it has no deadline.";
        }
    }

    /** Rule 1: nobody is given less time than was announced. */
    public record DeadlineOnlyMovesLater(Schedule schedule, Instant closesAt) implements BusinessRule {
        @Override
        public boolean isKept() {
            return closesAt.isAfter(schedule.closesAt());
        }

        @Override
        public String explanation() {
            return "The deadline is " + schedule.closesAt() + " and only ever moves later."
                    + " To end the engagement early, withdraw it and give the reason.";
        }

        @Override
        public String field() {
            return "/closesAt";
        }
    }

    /** Rule 1: an engagement cannot be closed before its deadline. */
    public record ClosesOnlyAtItsDeadline(Schedule schedule, Instant deadline, Instant now) implements BusinessRule {
        @Override
        public boolean isKept() {
            return deadline.equals(schedule.closesAt()) && !now.isBefore(deadline);
        }

        @Override
        public String explanation() {
            return "The engagement closes at " + schedule.closesAt() + " and at no other time; it is " + now + " now."
                    + " To end it early, withdraw it and give the reason.";
        }

        @Override
        public String field() {
            return "/closesAt";
        }
    }

    /** An engagement closes once for each deadline. */
    public record EngagementClosesOnce(Existing state) implements BusinessRule {
        @Override
        public boolean isKept() {
            return !(state instanceof Closed);
        }

        @Override
        public String explanation() {
            return "The engagement is closed already.";
        }
    }

    /** The rules that an opening engagement keeps, in the order in which they are best put right. */
    static List<BusinessRule> readyToOpen(Dossier dossier) {
        return List.of(
                new OpensOnlyWithAChannel(dossier.plan()),
                new OpensOnlyWithALatePolicy(dossier.plan()),
                new OpensOnlyWithACountingPolicy(dossier.plan()),
                new OpensOnlyWithAPublishedDocument(dossier));
    }
}
