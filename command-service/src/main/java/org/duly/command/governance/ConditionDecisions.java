package org.duly.command.governance;

import static org.duly.command.handling.BusinessRule.verify;
import static org.duly.command.handling.FormRules.text;

import java.util.ArrayList;
import java.util.List;
import org.duly.command.governance.ConditionChange.BreachCondition;
import org.duly.command.governance.ConditionChange.DischargeCondition;
import org.duly.command.governance.ConditionChange.EvidenceCondition;
import org.duly.command.governance.ConditionChange.WaiveCondition;
import org.duly.command.governance.ConditionRules.ConditionIsAttached;
import org.duly.command.governance.ConditionRules.ConditionIsAttachedOnce;
import org.duly.command.governance.ConditionRules.ConditionIsNotSettledYet;
import org.duly.command.governance.ConditionRules.ConditionIsSettledByWhoeverSetIt;
import org.duly.command.handling.FormRules;
import org.duly.command.handling.FormRules.IdIsPlain;
import org.duly.command.handling.FormRules.IdsAreDistinct;
import org.duly.command.handling.FormRules.ListFits;
import org.duly.command.handling.Limits;
import org.duly.command.handling.Refusal;
import org.duly.events.governance.ConditionAttached;
import org.duly.events.governance.ConditionBreached;
import org.duly.events.governance.ConditionDischarged;
import org.duly.events.governance.ConditionEvent;
import org.duly.events.governance.ConditionEvidenced;
import org.duly.events.governance.ConditionWaived;
import org.duly.events.governance.Conditions;
import org.duly.events.governance.Conditions.Condition;

/** Decides on conditions: the same for a sign-off, a decision and a merger, each of which keeps its own. */
public final class ConditionDecisions {
    private ConditionDecisions() {}

    /**
     * Attaches conditions with an approval, in its append.
     *
     * @param decider opaque id of the body that approves, and sets those that name nobody else
     */
    public static List<ConditionAttached> attach(Conditions before, List<NewCondition> conditions, String decider) {
        verify(
                new ListFits("/conditions", conditions.size(), Limits.CONDITIONS),
                new IdsAreDistinct(
                        "/conditions",
                        conditions.stream().map(NewCondition::conditionId).toList()));
        List<ConditionAttached> attached = new ArrayList<>();
        for (int i = 0; i < conditions.size(); i++) {
            NewCondition condition = conditions.get(i);
            String at = "/conditions/" + i;
            String setBy = condition.setBy() == null ? decider : condition.setBy();
            verify(
                    new IdIsPlain(at + "/conditionId", condition.conditionId()),
                    new ConditionIsAttachedOnce(at + "/conditionId", before, condition.conditionId()),
                    new IdIsPlain(at + "/setBy", setBy),
                    new IdIsPlain(at + "/owner", condition.owner()));
            FormRules.verify(text(at + "/text", condition.text(), Limits.PARAGRAPH));
            FormRules.verifyDate(at + "/dueBy", condition.dueBy());
            attached.add(new ConditionAttached(
                    condition.conditionId(), condition.text(), setBy, condition.owner(), condition.dueBy()));
        }
        return attached;
    }

    /** Decides what becomes of a condition. */
    public static ConditionEvent change(Conditions conditions, ConditionChange change) {
        Condition condition = conditions.condition(change.conditionId());
        if (condition == null) {
            throw new Refusal(new ConditionIsAttached(change.conditionId()));
        }
        return switch (change) {
            case EvidenceCondition evidence -> evidence(condition, evidence);
            case DischargeCondition discharge -> {
                settle(condition, discharge.by(), discharge.reasons());
                yield new ConditionDischarged(discharge.conditionId(), discharge.by(), discharge.reasons());
            }
            case WaiveCondition waive -> {
                settle(condition, waive.by(), waive.reasons());
                yield new ConditionWaived(waive.conditionId(), waive.by(), waive.reasons());
            }
            case BreachCondition breach -> {
                FormRules.verify(text("/detail", breach.detail(), Limits.PARAGRAPH));
                yield new ConditionBreached(breach.conditionId(), breach.detail());
            }
        };
    }

    private static ConditionEvent evidence(Condition condition, EvidenceCondition command) {
        verify(new ConditionIsNotSettledYet(condition));
        FormRules.verifySource("/evidence", command.evidence());
        FormRules.verifyOptional("/note", command.note(), Limits.PARAGRAPH);
        return new ConditionEvidenced(command.conditionId(), command.evidence(), command.note());
    }

    private static void settle(Condition condition, String by, String reasons) {
        verify(
                new ConditionIsNotSettledYet(condition),
                new IdIsPlain("/by", by),
                new ConditionIsSettledByWhoeverSetIt(condition, by));
        FormRules.verify(text("/reasons", reasons, Limits.PARAGRAPH));
    }
}
