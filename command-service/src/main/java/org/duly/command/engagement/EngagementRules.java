package org.duly.command.engagement;

import java.util.UUID;
import org.duly.command.engagement.EngagementState.Dossier;
import org.duly.command.engagement.EngagementState.Existing;
import org.duly.command.engagement.EngagementState.Planned;
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

    /** Rule 6: a report's themes are those of a version of the codebook that never changes. */
    public record ReportedVersionWasFixed(@Nullable Integer version, int lastVersion) implements BusinessRule {
        @Override
        public boolean isKept() {
            return version == null || (version >= 1 && version <= lastVersion);
        }

        @Override
        public String explanation() {
            return lastVersion == 0
                    ? "No version of the engagement's codebook was fixed. Fix one first, or report no themes."
                    : "The codebook has no version " + version + "; the last is " + lastVersion + ".";
        }

        @Override
        public String field() {
            return "/codebookVersion";
        }
    }

    /** The response that shows a campaign's letter is one to the same engagement. */
    public record ExemplarIsOfTheSameEngagement(
            UUID engagementId, @Nullable UUID engagementOfExemplar) implements BusinessRule {
        @Override
        public boolean isKept() {
            return engagementOfExemplar == null || engagementOfExemplar.equals(engagementId);
        }

        @Override
        public String explanation() {
            return "That response is to another engagement. Give one of this engagement, or none.";
        }

        @Override
        public String field() {
            return "/exemplar";
        }
    }
}
