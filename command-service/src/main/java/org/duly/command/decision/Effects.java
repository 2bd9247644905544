package org.duly.command.decision;

import static org.duly.command.handling.BusinessRule.verify;
import static org.duly.command.handling.FormRules.text;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.duly.command.decision.DecisionCommand.CorrectDecision;
import org.duly.command.decision.DecisionCommand.MakeDecisionEffective;
import org.duly.command.decision.DecisionCommand.PublishDecision;
import org.duly.command.decision.DecisionCommand.RescindDecision;
import org.duly.command.decision.DecisionCommand.SupersedeDecision;
import org.duly.command.decision.DecisionState.Taken;
import org.duly.command.decision.EffectRules.CalledInDecisionWaits;
import org.duly.command.decision.EffectRules.ConditionsAreSettledBeforeTheEffect;
import org.duly.command.decision.EffectRules.CorrectionFindsWhatStands;
import org.duly.command.decision.EffectRules.CorrectionReadsOtherwise;
import org.duly.command.decision.EffectRules.DecisionEndsOnce;
import org.duly.command.decision.EffectRules.DecisionSentBackIsTakenAgain;
import org.duly.command.decision.EffectRules.DecisionTakesEffectOnce;
import org.duly.command.decision.EffectRules.EndedDecisionTakesNoEffect;
import org.duly.command.decision.EffectRules.KeyDecisionIsPublishedBeforeItTakesEffect;
import org.duly.command.decision.EffectRules.LaterDecisionsFormNoCircle;
import org.duly.command.decision.EffectRules.RecordHoldsWhatItsRegimeRequires;
import org.duly.command.decision.EffectRules.RecordIsPublishedAgainOnceCorrected;
import org.duly.command.decision.EffectRules.ReferredDecisionWaits;
import org.duly.command.governance.Irregularities;
import org.duly.command.handling.FormRules;
import org.duly.command.handling.FormRules.DateHasCome;
import org.duly.command.handling.Limits;
import org.duly.events.decision.DecisionCorrected;
import org.duly.events.decision.DecisionEffective;
import org.duly.events.decision.DecisionEvent;
import org.duly.events.decision.DecisionField;
import org.duly.events.decision.DecisionPublished;
import org.duly.events.decision.DecisionRescinded;
import org.duly.events.decision.DecisionSuperseded;
import org.duly.events.governance.Conditions.Condition;
import org.jspecify.annotations.Nullable;

/** Decides on the record of a decision, on its effect and on its end. */
final class Effects {
    private Effects() {}

    static DecisionEvent correct(Taken decision, CorrectDecision command) {
        int most = command.field() == DecisionField.TITLE ? Limits.LINE : Limits.PARAGRAPH;
        FormRules.verify(text("/is", command.is(), most));
        FormRules.verify(text("/reason", command.reason(), Limits.PARAGRAPH));
        if (command.field() == DecisionField.OTHER) {
            FormRules.verifyOptional("/was", command.was(), Limits.PARAGRAPH);
        } else {
            @Nullable String stands = decision.record().stands(command.field());
            verify(new CorrectionFindsWhatStands(stands, command.was()));
        }
        verify(new CorrectionReadsOtherwise(command.was(), command.is()));
        return new DecisionCorrected(command.field(), command.was(), command.is(), command.reason());
    }

    static DecisionEvent publish(Taken decision, PublishDecision command) {
        FormRules.verifyOptional("/where", command.where(), Limits.LINE);
        String sha256 = decision.record().sha256(command.of().decisionId(), command.decidedAt());
        verify(new RecordIsPublishedAgainOnceCorrected(decision.published(), sha256));
        return new DecisionPublished(
                sha256,
                command.where(),
                Irregularities.judge(
                        command.override(),
                        new RecordHoldsWhatItsRegimeRequires(
                                command.under().regime(), decision.record().missing(command.under()))));
    }

    static DecisionEvent makeEffective(Taken decision, MakeDecisionEffective command, Instant now) {
        verify(new DecisionTakesEffectOnce(decision.effective()));
        FormRules.verifyDate("/on", command.on());
        verify(new DateHasCome("/on", command.on(), now));
        List<Condition> unsettled =
                new ArrayList<>(decision.record().conditions().unsettled());
        unsettled.addAll(command.awaited());
        return new DecisionEffective(
                command.on(),
                Irregularities.judge(
                        command.override(),
                        new EndedDecisionTakesNoEffect(decision.end()),
                        new CalledInDecisionWaits(decision),
                        new ReferredDecisionWaits(decision),
                        new DecisionSentBackIsTakenAgain(decision),
                        new KeyDecisionIsPublishedBeforeItTakesEffect(decision, command.regime()),
                        new ConditionsAreSettledBeforeTheEffect(unsettled)));
    }

    static DecisionEvent supersede(Taken decision, SupersedeDecision command) {
        verify(
                new DecisionEndsOnce(decision.end()),
                new LaterDecisionsFormNoCircle(
                        command.successors(), command.of().decisionId()));
        FormRules.verify(text("/reason", command.reason(), Limits.PARAGRAPH));
        return new DecisionSuperseded(command.by(), command.reason());
    }

    static DecisionEvent rescind(Taken decision, RescindDecision command) {
        verify(
                new DecisionEndsOnce(decision.end()),
                new LaterDecisionsFormNoCircle(
                        command.successors(), command.of().decisionId()));
        FormRules.verify(text("/reason", command.reason(), Limits.PARAGRAPH));
        return new DecisionRescinded(command.by(), command.reason());
    }
}
