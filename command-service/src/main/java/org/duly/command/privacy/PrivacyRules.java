package org.duly.command.privacy;

import java.util.UUID;
import java.util.stream.Collectors;
import org.duly.command.handling.BusinessRule;

/** The rules about personal data itself, each named as the sentence it states. */
public final class PrivacyRules {
    private PrivacyRules() {}

    /** Rule 15: nothing is erased while a legal hold is in force. */
    public record NothingIsErasedUnderALegalHold(LegalHolds holds) implements BusinessRule {
        @Override
        public boolean isKept() {
            return holds.inForce().isEmpty();
        }

        @Override
        public String explanation() {
            return "The engagement is under legal hold ("
                    + holds.inForce().stream().map(UUID::toString).collect(Collectors.joining(", "))
                    + "). Erase once every hold is lifted.";
        }
    }

    /** A respondent is erased once. */
    public record RespondentIsErasedOnce(PrivacyState state) implements BusinessRule {
        @Override
        public boolean isKept() {
            return !(state instanceof PrivacyState.Erased);
        }

        @Override
        public String explanation() {
            return "The respondent was erased already.";
        }
    }

    /** A hold is placed once. */
    public record LegalHoldIsPlacedOnce(PrivacyState state) implements BusinessRule {
        @Override
        public boolean isKept() {
            return state instanceof PrivacyState.Nothing;
        }

        @Override
        public String explanation() {
            return "That hold was placed already. Place another.";
        }
    }

    /** A hold that is lifted is one that is in force. */
    public record LiftedHoldIsInForce(PrivacyState state) implements BusinessRule {
        @Override
        public boolean isKept() {
            return state instanceof PrivacyState.Held;
        }

        @Override
        public String explanation() {
            return "That hold is not in force: it was never placed, or it was lifted.";
        }
    }
}
