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
import org.duly.command.engagement.EngagementState.Withdrawn;
import org.duly.command.engagement.EngagementState.WithdrawnUnopened;
import org.duly.command.handling.BusinessRule;
import org.duly.command.handling.Existence;
import org.duly.events.engagement.EngagementPlan;
import org.duly.events.engagement.ReportCounts;
import org.jspecify.annotations.Nullable;

/** The rules of an engagement, each named as the sentence it states. */
public final class EngagementRules {
    private EngagementRules() {}

    /** An engagement is planned once. */
    public record EngagementIsPlannedOnce(EngagementState state) implements BusinessRule {
        @Override
        public boolean isKept() {
            return state instanceof EngagementState.NotPlanned;
        }

        @Override
        public String explanation() {
            return "The engagement is planned already. Revise its plan instead.";
        }
    }

    /** Nothing happens to an engagement that was never planned. */
    public record EngagementIsPlanned(EngagementState state) implements Existence {
        @Override
        public boolean isKept() {
            return state instanceof Existing;
        }

        @Override
        public String explanation() {
            return "There is no such engagement. Check the id.";
        }
    }

    /** People answer the plan they were shown: it is fixed once the engagement opens. */
    public record PlanIsFixedOnceOpened(Existing state) implements BusinessRule {
        @Override
        public boolean isKept() {
            return state instanceof Planned;
        }

        @Override
        public String explanation() {
            return "The plan can only be revised before the engagement opens.";
        }
    }

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

    /** What was ended without being completed is not taken up again. */
    public record WithdrawnEngagementStaysWithdrawn(Existing state) implements BusinessRule {
        @Override
        public boolean isKept() {
            return !(state instanceof Withdrawn) && !(state instanceof WithdrawnUnopened);
        }

        @Override
        public String explanation() {
            return "The engagement was withdrawn. Plan a new one if it is to be taken up again.";
        }
    }

    /** A correction is of a version that was published. */
    public record CorrectedVersionWasPublished(Dossier dossier, String documentId, int version)
            implements BusinessRule {
        @Override
        public boolean isKept() {
            return version >= 1 && version <= dossier.versionsOf(documentId);
        }

        @Override
        public String explanation() {
            return "Version " + version + " of document " + documentId + " was never published; there are "
                    + dossier.versionsOf(documentId) + " versions of it.";
        }
    }

    /** A group is one of those whose views are sought. */
    public record StakeholderGroupIsInThePlan(
            EngagementPlan plan, @Nullable String group) implements BusinessRule {
        @Override
        public boolean isKept() {
            return group == null
                    || plan.stakeholderGroups().stream()
                            .anyMatch(each -> each.id().equals(group));
        }

        @Override
        public String explanation() {
            return "The plan has no stakeholder group '" + group + "'. Give the id of one that it has, or none.";
        }

        @Override
        public String field() {
            return "/stakeholderGroup";
        }
    }

    /** A proposal that is named is one of those that people are asked about. */
    public record ProposalIsInThePlan(
            String field, EngagementPlan plan, @Nullable String proposalId) implements BusinessRule {
        @Override
        public boolean isKept() {
            return proposalId == null
                    || plan.proposals().stream().anyMatch(each -> each.id().equals(proposalId));
        }

        @Override
        public String explanation() {
            return "The plan has no proposal '" + proposalId + "'. Give the id of one that it has, or none.";
        }
    }

    /** Rule 4: a report is issued only on a register with nothing pending. */
    public record ReportNeedsNothingPending(ReportCounts counts) implements BusinessRule {
        @Override
        public boolean isKept() {
            return counts.pending() == 0;
        }

        @Override
        public String explanation() {
            return counts.pending() + " of " + counts.received() + " responses are neither counted nor excluded."
                    + " Decide each of them first.";
        }
    }

    /** What is made public is a report that was issued. */
    public record PublishedReportWasIssued(Dossier dossier, int version) implements BusinessRule {
        @Override
        public boolean isKept() {
            return version >= 1 && version <= dossier.reports();
        }

        @Override
        public String explanation() {
            return "Version " + version + " of the report was never issued; the last is " + dossier.reports() + ".";
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
