package org.duly.command.merger;

import java.util.Locale;
import java.util.UUID;
import org.duly.command.handling.BusinessRule;
import org.duly.command.handling.Existence;
import org.duly.events.merger.Citations;
import org.duly.events.merger.Determination;
import org.duly.events.merger.MergerCase;
import org.duly.events.merger.MergerCase.Stage;
import org.jspecify.annotations.Nullable;

/** The rules about mergers, each named as the sentence it states. */
public final class MergerRules {
    private MergerRules() {}

    /** What is asked of a merger is asked of one that was proposed. */
    public record MergerIsProposed(boolean isKept) implements Existence {
        @Override
        public String explanation() {
            return "There is no such merger. Check the id.";
        }
    }

    /** A merger is proposed once. */
    public record MergerIsProposedOnce(boolean isKept) implements BusinessRule {
        @Override
        public String explanation() {
            return "The merger was proposed already.";
        }
    }

    /** A merger that took effect or was abandoned is over. */
    public record MergerIsUnderWay(MergerCase merger) implements BusinessRule {
        @Override
        public boolean isKept() {
            return merger.stage() == Stage.UNDER_WAY;
        }

        @Override
        public String explanation() {
            return "The merger is " + merger.stage().name().toLowerCase(Locale.ROOT)
                    + ". What follows belongs to a case of its own.";
        }
    }

    /** What is said of a party is said of one of the merger. */
    public record PartyIsOfTheMerger(MergerCase merger, String party) implements BusinessRule {
        @Override
        public boolean isKept() {
            return merger.proposal().parties().contains(party);
        }

        @Override
        public String explanation() {
            return party + " is not a party: those are "
                    + String.join(", ", merger.proposal().parties()) + ".";
        }

        @Override
        public String field() {
            return "/party";
        }
    }

    /** Evidence is given for what the merger has to show. */
    public record CriterionIsOfTheMerger(MergerCase merger, String criterionId) implements BusinessRule {
        @Override
        public boolean isKept() {
            return merger.proposal().criteria().stream()
                    .anyMatch(criterion -> criterion.criterionId().equals(criterionId));
        }

        @Override
        public String explanation() {
            return "The merger has no criterion " + criterionId + ". Check the id.";
        }

        @Override
        public String field() {
            return "/criterionId";
        }
    }

    /** A ballot says how far members support the merger once its result is declared. */
    public record SupportRestsOnADeclaredBallot(@Nullable UUID ballotId, boolean declared) implements BusinessRule {
        @Override
        public boolean isKept() {
            return ballotId == null || declared;
        }

        @Override
        public String explanation() {
            return "The result of the ballot is not declared. Declare it first, or leave the ballot out.";
        }

        @Override
        public String field() {
            return "/ballotId";
        }
    }

    /** What a party resolved is written somewhere. */
    public record ResolutionCitesItsRecord(boolean isKept) implements BusinessRule {
        @Override
        public String explanation() {
            return "Name the decision or the sign-off in which the party resolved, or where it is written.";
        }

        @Override
        public String field() {
            return "/source";
        }
    }

    /** A resolution in favour rests on what approves. */
    public record ResolutionInFavourRestsOnApprovals(boolean inFavour, Citations cited) implements BusinessRule {
        @Override
        public boolean isKept() {
            return !inFavour || cited.notStanding().isEmpty();
        }

        @Override
        public String explanation() {
            return "This does not approve, or no longer does: " + String.join(", ", cited.notStanding()) + ".";
        }

        @Override
        public String field() {
            return "/inFavour";
        }
    }

    /** A regulator determines what it was asked. */
    public record ApplicationWasSubmitted(MergerCase merger, String regulator) implements BusinessRule {
        @Override
        public boolean isKept() {
            return merger.applied() != null && merger.applied().regulator().equals(regulator);
        }

        @Override
        public String explanation() {
            return merger.applied() == null
                    ? "No application is recorded. Record its submission first."
                    : "The application went to " + merger.applied().regulator() + ", not to " + regulator + ".";
        }

        @Override
        public String field() {
            return "/regulator";
        }
    }

    /** Conditions come with an approval on conditions, and only with one. */
    public record ConditionsComeWithAConditionalApproval(Determination outcome, boolean conditionsGiven)
            implements BusinessRule {
        @Override
        public boolean isKept() {
            return conditionsGiven == (outcome == Determination.APPROVED_WITH_CONDITIONS);
        }

        @Override
        public String explanation() {
            return conditionsGiven
                    ? "Conditions are given, and the outcome is " + outcome + ". It would be APPROVED_WITH_CONDITIONS."
                    : "Give the conditions on which it was approved.";
        }

        @Override
        public String field() {
            return "/conditions";
        }
    }
}
