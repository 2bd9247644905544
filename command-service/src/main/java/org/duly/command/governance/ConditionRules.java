package org.duly.command.governance;

import org.duly.command.handling.BusinessRule;
import org.duly.command.handling.Existence;
import org.duly.events.governance.Conditions;
import org.duly.events.governance.Conditions.Condition;

/** The rules about conditions, each named as the sentence it states. */
public final class ConditionRules {
    private ConditionRules() {}

    /** What is changed was attached. */
    public record ConditionIsAttached(String conditionId) implements Existence {
        @Override
        public boolean isKept() {
            return false;
        }

        @Override
        public String explanation() {
            return "There is no condition " + conditionId + " here. Check the id.";
        }
    }

    /** A condition is attached once in its stream. */
    public record ConditionIsAttachedOnce(String field, Conditions conditions, String conditionId)
            implements BusinessRule {
        @Override
        public boolean isKept() {
            return conditions.condition(conditionId) == null;
        }

        @Override
        public String explanation() {
            return "There already is a condition " + conditionId + " here. Choose another id.";
        }
    }

    /** What was discharged or waived asks for nothing more, unless it is breached. */
    public record ConditionIsNotSettledYet(Condition condition) implements BusinessRule {
        @Override
        public boolean isKept() {
            return !condition.isSettled();
        }

        @Override
        public String explanation() {
            return "The condition was discharged or waived. If it is no longer met, record a breach.";
        }
    }

    /** Rule 13: only who set a condition says that it is met, or gives it up. */
    public record ConditionIsSettledByWhoeverSetIt(Condition condition, String by) implements BusinessRule {
        @Override
        public boolean isKept() {
            return condition.attached().setBy().equals(by);
        }

        @Override
        public String explanation() {
            return "The condition was set by " + condition.attached().setBy() + ": only they discharge or waive it.";
        }

        @Override
        public String field() {
            return "/by";
        }
    }
}
