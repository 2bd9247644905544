package org.duly.command.merger;

import org.duly.events.decision.DecisionEvent;
import org.duly.events.decision.DecisionOutcome;
import org.duly.events.decision.DecisionRescinded;
import org.duly.events.decision.DecisionSuperseded;
import org.duly.events.decision.DecisionTaken;
import org.duly.events.governance.ConditionEvent;
import org.duly.events.governance.Conditions;
import org.duly.events.signoff.SignOffDeferred;
import org.duly.events.signoff.SignOffEvent;
import org.duly.events.signoff.SignOffGranted;
import org.duly.events.signoff.SignOffRefused;
import org.duly.events.signoff.UrgentActionNotRatified;
import org.duly.events.signoff.UrgentActionTaken;

/**
 * How far a decision or sign-off that a merger cites approves, and on what conditions. Immutable.
 *
 * @param stands whether it approves, on conditions or without, and was not taken back
 */
record Approval(boolean stands, Conditions conditions) {
    /** Nothing was recorded. */
    static final Approval NONE = new Approval(false, Conditions.NONE);

    Approval after(SignOffEvent event) {
        return switch (event) {
            case SignOffGranted _, UrgentActionTaken _ -> new Approval(true, conditions);
            case SignOffRefused _, SignOffDeferred _, UrgentActionNotRatified _ -> new Approval(false, conditions);
            case ConditionEvent condition -> new Approval(stands, conditions.with(condition));
            default -> this; // What leads up to an outcome is none.
        };
    }

    Approval after(DecisionEvent event) {
        return switch (event) {
            case DecisionTaken taken ->
                new Approval(
                        taken.outcome() == DecisionOutcome.APPROVED
                                || taken.outcome() == DecisionOutcome.APPROVED_WITH_CONDITIONS,
                        conditions);
            case DecisionSuperseded _, DecisionRescinded _ -> new Approval(false, conditions);
            case ConditionEvent condition -> new Approval(stands, conditions.with(condition));
            default -> this; // Publication, call-in and correction take nothing back.
        };
    }
}
