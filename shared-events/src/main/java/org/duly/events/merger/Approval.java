package org.duly.events.merger;

import org.duly.events.DomainEvent;
import org.duly.events.decision.DecisionOutcome;
import org.duly.events.decision.DecisionRescinded;
import org.duly.events.decision.DecisionSuperseded;
import org.duly.events.decision.DecisionTaken;
import org.duly.events.governance.ConditionEvent;
import org.duly.events.governance.Conditions;
import org.duly.events.signoff.SignOffDeferred;
import org.duly.events.signoff.SignOffGranted;
import org.duly.events.signoff.SignOffRefused;
import org.duly.events.signoff.UrgentActionNotRatified;
import org.duly.events.signoff.UrgentActionTaken;

/**
 * How far a decision or sign-off that a merger cites approves, and on what conditions: the one meaning of it for commands, for
 * queries and for reporting jobs. Immutable.
 *
 * @param stands whether it approves, on conditions or without, and was not taken back
 */
public record Approval(boolean stands, Conditions conditions) {
    /** Nothing was recorded. */
    public static final Approval NONE = new Approval(false, Conditions.NONE);

    /** With one more event of the stream of a decision or sign-off; what neither gives nor takes approval changes nothing. */
    public Approval with(DomainEvent event) {
        return switch (event) {
            // The chair's urgent action signs until its ratification is refused.
            case SignOffGranted _, UrgentActionTaken _ -> new Approval(true, conditions);
            case SignOffRefused _, SignOffDeferred _, UrgentActionNotRatified _ -> new Approval(false, conditions);
            case DecisionTaken taken ->
                new Approval(
                        taken.outcome() == DecisionOutcome.APPROVED
                                || taken.outcome() == DecisionOutcome.APPROVED_WITH_CONDITIONS,
                        conditions);
            case DecisionSuperseded _, DecisionRescinded _ -> new Approval(false, conditions);
            case ConditionEvent condition -> new Approval(stands, conditions.with(condition));
            default -> this;
        };
    }
}
