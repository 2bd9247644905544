package org.duly.command.decision;

import java.util.List;
import java.util.UUID;
import org.duly.command.decision.CitedSignOff.Result;
import org.duly.command.handling.BusinessRule;
import org.duly.events.decision.ConflictRecord;
import org.duly.events.decision.DecisionOutcome;
import org.duly.events.governance.Conditions.Condition;
import org.duly.events.governance.QuorumCount;
import org.duly.events.governance.VoteTally;
import org.jspecify.annotations.Nullable;

/**
 * The rules about the items of business that a decision cites, each named as the sentence it states: what a decision says
 * of them is what is on record of them. None of them can be passed; what was decided elsewhere cites no item.
 */
public final class CitationRules {
    private CitationRules() {}

    /** Only items that a body has dealt with are cited. */
    public record CitedItemHasAnOutcome(String field, CitedSignOff item) implements BusinessRule {
        @Override
        public boolean isKept() {
            return item.result() != Result.OPEN && item.result() != Result.WITHDRAWN;
        }

        @Override
        public String explanation() {
            return "The sign-off " + item.signOffId() + " has no outcome. Record it first, or do not cite it.";
        }
    }

    /** A decision is about the engagement of the items it was taken at. */
    public record DecisionNamesTheEngagementOfItsItems(
            @Nullable UUID engagementId, List<UUID> engagements) implements BusinessRule {
        @Override
        public boolean isKept() {
            return engagements.isEmpty() || engagements.contains(engagementId);
        }

        @Override
        public String explanation() {
            return "The items cited name the engagement " + engagements.getFirst() + ": so does the decision.";
        }

        @Override
        public String field() {
            return "/engagementId";
        }
    }

    /** A body that signed nothing of what is cited did not approve it there. */
    public record ApprovalCitesAnItemThatWasGranted(boolean approval, CitedItems items) implements BusinessRule {
        @Override
        public boolean isKept() {
            return !approval || items.all().isEmpty() || items.isGranted();
        }

        @Override
        public String explanation() {
            return "The body granted none of its sign-offs that are cited, so it did not approve there.";
        }

        @Override
        public String field() {
            return "/outcome";
        }
    }

    /** What was signed on conditions that are open is approved on conditions. */
    public record ConditionsOfAnItemMakeTheApprovalConditional(DecisionOutcome outcome, List<Condition> open)
            implements BusinessRule {
        @Override
        public boolean isKept() {
            return outcome != DecisionOutcome.APPROVED || open.isEmpty();
        }

        @Override
        public String explanation() {
            return "Of the sign-offs cited " + open.size()
                    + " conditions are neither discharged nor waived: it is APPROVED_WITH_CONDITIONS.";
        }

        @Override
        public String field() {
            return "/outcome";
        }
    }

    /** A condition of an item stays where it was attached, so that it is settled once. */
    public record ConditionOfAnItemIsNotAttachedAgain(String field, CitedItems items, String conditionId)
            implements BusinessRule {
        @Override
        public boolean isKept() {
            return items.all().stream().allMatch(item -> item.conditions().condition(conditionId) == null);
        }

        @Override
        public String explanation() {
            return "A sign-off that is cited has a condition " + conditionId
                    + ", which holds for the decision as it is. Leave it out, or choose another id.";
        }
    }

    /** A quorum that is on record is not another one. */
    public record QuorumIsThatOfTheItems(@Nullable QuorumCount given, List<QuorumCount> recorded)
            implements BusinessRule {
        @Override
        public boolean isKept() {
            return given == null || recorded.isEmpty() || recorded.contains(given);
        }

        @Override
        public String explanation() {
            return "The quorum on record of the items cited is another. Leave it out: it is taken from there.";
        }

        @Override
        public String field() {
            return "/quorum";
        }
    }

    /** A vote that is on record did not come out otherwise. */
    public record VoteIsThatOfTheItems(@Nullable VoteTally given, List<VoteTally> recorded) implements BusinessRule {
        @Override
        public boolean isKept() {
            return given == null || recorded.isEmpty() || recorded.contains(given);
        }

        @Override
        public String explanation() {
            return "The vote on record of the items cited is another. Leave it out: it is taken from there.";
        }

        @Override
        public String field() {
            return "/vote";
        }
    }

    /** Interests that are on record are not left out, nor ruled on otherwise. */
    public record ConflictsHoldWhatWasDeclared(@Nullable List<ConflictRecord> given, List<ConflictRecord> recorded)
            implements BusinessRule {
        @Override
        public boolean isKept() {
            return given == null || given.containsAll(recorded);
        }

        @Override
        public String explanation() {
            return "The items cited have interests and rulings on record that are not among these. Leave the list out: it is"
                    + " taken from there.";
        }

        @Override
        public String field() {
            return "/conflicts";
        }
    }
}
