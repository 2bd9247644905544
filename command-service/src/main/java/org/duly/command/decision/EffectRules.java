package org.duly.command.decision;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.duly.command.decision.DecisionState.End;
import org.duly.command.decision.DecisionState.Taken;
import org.duly.command.handling.BusinessRule;
import org.duly.events.body.Regime;
import org.duly.events.decision.RecordRequirement;
import org.duly.events.governance.Conditions.Condition;
import org.duly.events.programme.StatedDate;
import org.jspecify.annotations.Nullable;

/** The rules about what becomes of a decision: its record, its effect and its end, each named as the sentence it states. */
public final class EffectRules {
    private EffectRules() {}

    /** A correction says what it corrects. */
    public record CorrectionFindsWhatStands(
            @Nullable String stands, @Nullable String was) implements BusinessRule {
        @Override
        public boolean isKept() {
            return stands == null ? was == null : stands.equals(was);
        }

        @Override
        public String explanation() {
            return stands == null
                    ? "Nothing stands there yet. Leave out what it was."
                    : "What stands there is another text. Read the record again, and give it as it is: " + stands;
        }

        @Override
        public String field() {
            return "/was";
        }
    }

    /** A correction changes something. */
    public record CorrectionReadsOtherwise(@Nullable String was, String is) implements BusinessRule {
        @Override
        public boolean isKept() {
            return !is.equals(was);
        }

        @Override
        public String explanation() {
            return "That is how it reads already.";
        }

        @Override
        public String field() {
            return "/is";
        }
    }

    /** Rule 10: the record holds what the regime of the body fixes. */
    public record RecordHoldsWhatItsRegimeRequires(Regime regime, List<RecordRequirement> missing)
            implements BusinessRule {
        @Override
        public boolean isKept() {
            return missing.isEmpty();
        }

        @Override
        public String explanation() {
            return "Before it is published under the regime " + regime + ", the record needs "
                    + missing.stream().map(RecordRequirement::inWords).collect(Collectors.joining("; "))
                    + ". Correct the record, completing it.";
        }
    }

    /** The same record is published once. */
    public record RecordIsPublishedAgainOnceCorrected(
            @Nullable String published, String sha256) implements BusinessRule {
        @Override
        public boolean isKept() {
            return !sha256.equals(published);
        }

        @Override
        public String explanation() {
            return "The record was published as it is.";
        }
    }

    /** A decision takes effect once. */
    public record DecisionTakesEffectOnce(@Nullable StatedDate effective) implements BusinessRule {
        @Override
        public boolean isKept() {
            return effective == null;
        }

        @Override
        public String explanation() {
            return effective == null ? "It has no effect yet." : "It took effect " + effective.date() + ".";
        }
    }

    /** What was called in waits for the committee. */
    public record CalledInDecisionWaits(Taken decision) implements BusinessRule {
        @Override
        public boolean isKept() {
            return decision.calledInBy().isEmpty();
        }

        @Override
        public String explanation() {
            return "It was called in by " + String.join(", ", decision.calledInBy())
                    + ", and that was neither upheld nor dismissed.";
        }
    }

    /** What was referred waits for the determination. */
    public record ReferredDecisionWaits(Taken decision) implements BusinessRule {
        @Override
        public boolean isKept() {
            return decision.referredBy().isEmpty();
        }

        @Override
        public String explanation() {
            return "It was referred by " + String.join(", ", decision.referredBy()) + ", and that is not determined.";
        }
    }

    /** What was sent back is decided again: the later decision takes its place. */
    public record DecisionSentBackIsTakenAgain(Taken decision) implements BusinessRule {
        @Override
        public boolean isKept() {
            return !decision.sentBack();
        }

        @Override
        public String explanation() {
            return "It was sent back to be looked at again. Record what was decided then; it takes the place of this.";
        }
    }

    /** A key decision of a council's executive is public before it takes effect. */
    public record KeyDecisionIsPublishedBeforeItTakesEffect(Taken decision, Regime regime) implements BusinessRule {
        @Override
        public boolean isKept() {
            return regime != Regime.COUNCIL_EXECUTIVE
                    || !decision.record().taken().keyDecision()
                    || decision.published() != null;
        }

        @Override
        public String explanation() {
            return "It is a key decision of a council's executive, and its record was not published. Publish it first.";
        }
    }

    /** Rule 13: what was decided on conditions waits until each is discharged or waived by whoever set it. */
    public record ConditionsAreSettledBeforeTheEffect(List<Condition> unsettled) implements BusinessRule {
        @Override
        public boolean isKept() {
            return unsettled.isEmpty();
        }

        @Override
        public String explanation() {
            return "Conditions are neither discharged nor waived: "
                    + unsettled.stream()
                            .map(condition -> condition.attached().conditionId() + " (set by "
                                    + condition.attached().setBy() + ")")
                            .collect(Collectors.joining(", "))
                    + ".";
        }
    }

    /** What was superseded or taken back takes no effect any more. */
    public record EndedDecisionTakesNoEffect(@Nullable End end) implements BusinessRule {
        @Override
        public boolean isKept() {
            return end == null;
        }

        @Override
        public String explanation() {
            return "It was superseded or taken back.";
        }
    }

    /** A decision ends once, so that what took its place is one chain. */
    public record DecisionEndsOnce(@Nullable End end) implements BusinessRule {
        @Override
        public boolean isKept() {
            return end == null;
        }

        @Override
        public String explanation() {
            return "It was superseded or taken back already. Go on from the decision in its place.";
        }
    }

    /** Decisions that take each other's place form no circle. */
    public record LaterDecisionsFormNoCircle(List<UUID> successors, UUID decisionId) implements BusinessRule {
        @Override
        public boolean isKept() {
            return !successors.contains(decisionId);
        }

        @Override
        public String explanation() {
            return "This decision took the place of the one that is named, or is that one. Name a later one.";
        }

        @Override
        public String field() {
            return "/by";
        }
    }
}
