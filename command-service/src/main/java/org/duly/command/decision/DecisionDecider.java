package org.duly.command.decision;

import java.time.Instant;
import java.util.List;
import org.duly.command.decision.DecisionCommand.CallInDecision;
import org.duly.command.decision.DecisionCommand.ChangeDecisionCondition;
import org.duly.command.decision.DecisionCommand.CorrectDecision;
import org.duly.command.decision.DecisionCommand.DetermineReferral;
import org.duly.command.decision.DecisionCommand.DismissCallIn;
import org.duly.command.decision.DecisionCommand.MakeDecisionEffective;
import org.duly.command.decision.DecisionCommand.PublishDecision;
import org.duly.command.decision.DecisionCommand.ReferToScrutiny;
import org.duly.command.decision.DecisionCommand.RescindDecision;
import org.duly.command.decision.DecisionCommand.SupersedeDecision;
import org.duly.command.decision.DecisionCommand.TakeDecision;
import org.duly.command.decision.DecisionCommand.UpholdCallIn;
import org.duly.command.decision.DecisionRules.DecisionIsTaken;
import org.duly.command.decision.DecisionState.NotTaken;
import org.duly.command.decision.DecisionState.Taken;
import org.duly.command.governance.ConditionDecisions;
import org.duly.command.handling.Decider;
import org.duly.command.handling.FormRules;
import org.duly.command.handling.Refusal;
import org.duly.events.decision.DecisionEvent;
import org.duly.events.decision.DecisionTaken;

/**
 * Decides what becomes of a decision.
 *
 * <p>Its record is corrected, its conditions change and committees scrutinise it whatever became of it: only its effect
 * waits for them.
 */
public final class DecisionDecider implements Decider<DecisionState, DecisionCommand, DecisionEvent> {
    @Override
    public DecisionState initial() {
        return new NotTaken();
    }

    @Override
    public List<DecisionEvent> decide(DecisionState state, DecisionCommand command, Instant now) {
        FormRules.verifyOccurrence(command);
        Instant occurredAt = command.occurredAt();
        Instant at = occurredAt == null ? now : occurredAt;
        if (command instanceof TakeDecision take) {
            return Taking.take(take, at);
        }
        Taken decision = taken(state, command);
        return List.of(
                switch (command) {
                    case TakeDecision _ -> throw new IllegalStateException("A decision is taken once");
                    case CorrectDecision correct -> Effects.correct(decision, correct);
                    case PublishDecision publish -> Effects.publish(decision, publish);
                    case MakeDecisionEffective effective -> Effects.makeEffective(decision, effective, now);
                    case SupersedeDecision supersede -> Effects.supersede(decision, supersede);
                    case RescindDecision rescind -> Effects.rescind(decision, rescind);
                    case CallInDecision callIn -> Scrutiny.callIn(decision, callIn, at);
                    case UpholdCallIn uphold -> Scrutiny.uphold(decision, uphold);
                    case DismissCallIn dismiss -> Scrutiny.dismiss(decision, dismiss);
                    case ReferToScrutiny refer -> Scrutiny.refer(decision, refer);
                    case DetermineReferral determine -> Scrutiny.determine(decision, determine);
                    case ChangeDecisionCondition change ->
                        ConditionDecisions.change(decision.record().conditions(), change.change());
                });
    }

    private static Taken taken(DecisionState state, DecisionCommand command) {
        if (!(state instanceof Taken taken)) {
            throw new Refusal(new DecisionIsTaken(command.of().decisionId()));
        }
        return taken;
    }

    @Override
    public DecisionState evolve(DecisionState state, DecisionEvent event) {
        return switch (state) {
            case NotTaken before -> event instanceof DecisionTaken taken ? Taken.of(taken) : before;
            case Taken taken -> taken.with(event);
        };
    }
}
