package org.duly.query.merger;

import java.util.List;
import org.duly.events.decision.DecisionOutcome;
import org.duly.events.governance.Conditions;
import org.duly.events.governance.Conditions.Condition;
import org.duly.query.decision.DecisionFacts;
import org.duly.query.decision.DecisionFacts.Standing;
import org.duly.query.governance.Kind;
import org.duly.query.signoff.SignOffFacts;
import org.duly.query.signoff.SignOffFacts.Disposition;

/**
 * A decision or sign-off that a merger rests on.
 *
 * @param stream the decision's or sign-off's
 * @param by opaque id of the body
 * @param approves whether it approves, on conditions or without, and was not taken back
 * @param conditions all that were attached to it, with what became of each
 */
public record Foundation(String stream, String by, boolean approves, List<Condition> conditions) {
    static Foundation of(SignOffFacts signOff) {
        return new Foundation(
                Kind.SIGN_OFF.of(signOff.id()),
                signOff.request().bodyId(),
                // The chair's urgent action signs until ratification is refused.
                signOff.isSigned() || signOff.disposition() == Disposition.URGENT,
                all(signOff.conditions()));
    }

    static Foundation of(DecisionFacts decision) {
        DecisionOutcome outcome = decision.decision().outcome();
        boolean approved = outcome == DecisionOutcome.APPROVED || outcome == DecisionOutcome.APPROVED_WITH_CONDITIONS;
        boolean ended = decision.standing() == Standing.SUPERSEDED || decision.standing() == Standing.RESCINDED;
        return new Foundation(
                Kind.DECISION.of(decision.id()),
                decision.decision().decidedBy(),
                approved && !ended,
                all(decision.record().conditions()));
    }

    private static List<Condition> all(Conditions conditions) {
        return List.copyOf(conditions.all().values());
    }
}
