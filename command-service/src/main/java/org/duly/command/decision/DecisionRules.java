package org.duly.command.decision;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.duly.command.decision.DecisionFacts.Assessment;
import org.duly.command.decision.DecisionFacts.IssuedVersion;
import org.duly.command.decision.NewDecision.NamedVersion;
import org.duly.command.handling.BusinessRule;
import org.duly.command.handling.Existence;
import org.duly.events.body.DecisionRule;
import org.duly.events.document.DocumentKind;
import org.duly.events.governance.VoteTally;
import org.duly.events.signoff.ItemStanding;
import org.jspecify.annotations.Nullable;

/** The rules about taking a decision, each named as the sentence it states. */
public final class DecisionRules {
    private static final int NAMED = 20;

    private DecisionRules() {}

    /** What is asked about was decided. */
    public record DecisionIsTaken(UUID decisionId) implements Existence {
        @Override
        public boolean isKept() {
            return false;
        }

        @Override
        public String explanation() {
            return "There is no decision " + decisionId + ". Check the id.";
        }
    }

    /** Proposals, considerations and a report are those of an engagement. */
    public record WhatIsOfAnEngagementNamesIt(NewDecision decision) implements BusinessRule {
        @Override
        public boolean isKept() {
            return decision.engagementId() != null
                    || (decision.proposals().isEmpty()
                            && decision.considerations().isEmpty()
                            && decision.reportVersion() == null);
        }

        @Override
        public String explanation() {
            return "Name the engagement whose proposals, considerations or report these are.";
        }

        @Override
        public String field() {
            return "/engagementId";
        }
    }

    /** A decision is about proposals of the engagement it names. */
    public record DecidedProposalIsInThePlan(String field, List<String> inPlan, String proposalId)
            implements BusinessRule {
        @Override
        public boolean isKept() {
            return inPlan.contains(proposalId);
        }

        @Override
        public String explanation() {
            return "The engagement's plan has no proposal " + proposalId + ". It has " + String.join(", ", inPlan)
                    + ".";
        }
    }

    /** A consideration that is relied on is one of the engagement. */
    public record ReliedOnConsiderationIsOfTheEngagement(
            String field, UUID engagementId, Map<UUID, UUID> engagements, UUID considerationId)
            implements BusinessRule {
        @Override
        public boolean isKept() {
            return engagementId.equals(engagements.get(considerationId));
        }

        @Override
        public String explanation() {
            return "The consideration " + considerationId + " is of another engagement.";
        }
    }

    /** A report that is named is there. */
    public record ReliedOnReportWasIssued(Map<Integer, Instant> reports, int version) implements BusinessRule {
        @Override
        public boolean isKept() {
            return reports.containsKey(version);
        }

        @Override
        public String explanation() {
            return "The engagement has no version " + version + " of its report. " + reports.size() + " were issued.";
        }

        @Override
        public String field() {
            return "/reportVersion";
        }
    }

    /** What is named as equality assessment is one. */
    public record ReliedOnAssessmentIsAnEqualityAssessment(DocumentKind kind) implements BusinessRule {
        @Override
        public boolean isKept() {
            return kind == DocumentKind.EQUALITY_ASSESSMENT;
        }

        @Override
        public String explanation() {
            return "The document was issued as " + kind + ", not as EQUALITY_ASSESSMENT.";
        }

        @Override
        public String field() {
            return "/equalityAssessment/documentId";
        }
    }

    /** An equality assessment that is about an engagement is not relied on for another. */
    public record ReliedOnAssessmentIsOfTheEngagement(
            @Nullable UUID ofAssessment, @Nullable UUID engagementId) implements BusinessRule {
        @Override
        public boolean isKept() {
            return ofAssessment == null || ofAssessment.equals(engagementId);
        }

        @Override
        public String explanation() {
            return "The equality assessment is about the engagement " + ofAssessment + ".";
        }

        @Override
        public String field() {
            return "/equalityAssessment/documentId";
        }
    }

    /** A version of an equality assessment that is named is there. */
    public record ReliedOnAssessmentVersionWasIssued(Assessment assessment, int version) implements BusinessRule {
        @Override
        public boolean isKept() {
            return assessment.version(version) != null;
        }

        @Override
        public String explanation() {
            return "The document has no version " + version + ". "
                    + assessment.versions().size() + " were issued.";
        }

        @Override
        public String field() {
            return "/equalityAssessment/version";
        }
    }

    /** A vote that nobody cites an item for carries what the body is said to have approved. */
    public record ApprovalIsCarriedByItsVote(VoteTally vote, DecisionRule rule) implements BusinessRule {
        @Override
        public boolean isKept() {
            return ItemStanding.isCarried(vote, rule);
        }

        @Override
        public String explanation() {
            return vote.votesFor() + " for and " + vote.votesAgainst() + " against do not reach "
                    + (rule.strictlyMore() ? "more than " : "") + rule.threshold() + " of " + rule.of()
                    + ", by which the body decides.";
        }
    }

    /**
     * Rule 10: the decision relies on a version of the engagement's report that was issued before it.
     *
     * @param version absent if none is named
     */
    public record ReportIsIssuedBeforeTheDecision(
            @Nullable Integer version, Map<Integer, Instant> reports, Instant decidedAt) implements BusinessRule {
        @Override
        public boolean isKept() {
            Instant issuedAt = version == null ? null : reports.get(version);
            return issuedAt != null && !issuedAt.isAfter(decidedAt);
        }

        @Override
        public String explanation() {
            return version == null
                    ? "No version of the engagement's report is named that was before whoever decided. Name it."
                    : "Version " + version + " of the engagement's report was issued after the decision.";
        }
    }

    /**
     * Rule 10: the decision relies on a version of an equality assessment that was issued before it and not withdrawn.
     *
     * @param named absent if none is
     */
    public record EqualityAssessmentIsIssuedBeforeTheDecision(
            @Nullable NamedVersion named, @Nullable IssuedVersion issued, Instant decidedAt) implements BusinessRule {
        @Override
        public boolean isKept() {
            return issued != null && issued.mayBeReliedOn(decidedAt);
        }

        @Override
        public String explanation() {
            if (named == null) {
                return "No equality assessment is named that was before whoever decided. Name the document and its"
                        + " version.";
            }
            return "Version " + named.version() + " of the equality assessment was issued after the decision, or"
                    + " withdrawn before it.";
        }
    }

    /** Rule 11: the decision lists the disposition of every point that responses raised. */
    public record DecisionListsEveryDisposition(List<UUID> raised, List<UUID> listed) implements BusinessRule {
        @Override
        public boolean isKept() {
            return missing().isEmpty();
        }

        @Override
        public String explanation() {
            return missing().size() + " considerations of the engagement are not listed: "
                    + String.join(
                            ", ",
                            missing().stream().limit(NAMED).map(UUID::toString).toList())
                    + (missing().size() > NAMED ? " and more" : "") + ".";
        }

        private List<UUID> missing() {
            return raised.stream().filter(id -> !listed.contains(id)).toList();
        }
    }
}
