package org.duly.command.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.duly.command.governance.ConditionChange.BreachCondition;
import org.duly.command.governance.ConditionChange.DischargeCondition;
import org.duly.command.governance.ConditionChange.EvidenceCondition;
import org.duly.command.governance.ConditionChange.WaiveCondition;
import org.duly.command.handling.BusinessRule;
import org.duly.command.handling.FormRules;
import org.duly.command.handling.Refusal;
import org.duly.events.governance.ConditionAttached;
import org.duly.events.governance.ConditionBreached;
import org.duly.events.governance.ConditionDischarged;
import org.duly.events.governance.ConditionEvidenced;
import org.duly.events.governance.ConditionWaived;
import org.duly.events.governance.Conditions;
import org.duly.events.programme.SourceReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConditionDecisionsTest {
    private static final SourceReference PLAN = new SourceReference("Travel plan, March 2020", null, null);
    private static final ConditionAttached ATTACHED =
            new ConditionAttached("travel", "A travel plan", "regulator", "eastvale", null);
    private static final Conditions OPEN = Conditions.NONE.with(ATTACHED);

    @Test
    void a_condition_is_set_by_the_body_that_decides_unless_another_is_named() {
        assertThat(ConditionDecisions.attach(
                        Conditions.NONE, List.of(condition("travel", "regulator"), condition("buses", null)), "board"))
                .containsExactly(ATTACHED, new ConditionAttached("buses", "A travel plan", "board", "eastvale", null));
    }

    @Test
    void a_condition_is_attached_once() {
        assertThat(refusal(() -> ConditionDecisions.attach(OPEN, List.of(condition("travel", null)), "board")))
                .isInstanceOf(ConditionRules.ConditionIsAttachedOnce.class);
        assertThat(refusal(() -> ConditionDecisions.attach(
                        Conditions.NONE, List.of(condition("a", null), condition("a", null)), "board")))
                .isInstanceOf(FormRules.IdsAreDistinct.class);
    }

    @Test
    void evidence_may_be_brought_until_it_is_settled() {
        ConditionEvidenced evidenced = new ConditionEvidenced("travel", PLAN, null);
        EvidenceCondition command = new EvidenceCondition("travel", PLAN, null);
        assertThat(ConditionDecisions.change(OPEN, command)).isEqualTo(evidenced);
        Conditions waived = OPEN.with(new ConditionWaived("travel", "regulator", "No longer needed"));
        assertThat(refusal(() -> ConditionDecisions.change(waived, command)))
                .isInstanceOf(ConditionRules.ConditionIsNotSettledYet.class);
    }

    @Test
    void only_who_set_it_discharges_or_waives_it() {
        assertThat(ConditionDecisions.change(OPEN, new DischargeCondition("travel", "regulator", "Seen")))
                .isEqualTo(new ConditionDischarged("travel", "regulator", "Seen"));
        assertThat(ConditionDecisions.change(OPEN, new WaiveCondition("travel", "regulator", "Moot")))
                .isEqualTo(new ConditionWaived("travel", "regulator", "Moot"));
        assertThat(refusal(() -> ConditionDecisions.change(OPEN, new DischargeCondition("travel", "board", "Seen"))))
                .isInstanceOf(ConditionRules.ConditionIsSettledByWhoeverSetIt.class);
        assertThat(refusal(() -> ConditionDecisions.change(OPEN, new WaiveCondition("travel", "board", "Moot"))))
                .isInstanceOf(ConditionRules.ConditionIsSettledByWhoeverSetIt.class);
    }

    @Test
    void what_was_settled_may_be_breached_and_settled_anew() {
        Conditions discharged = OPEN.with(new ConditionDischarged("travel", "regulator", "Seen"));
        assertThat(refusal(() ->
                        ConditionDecisions.change(discharged, new DischargeCondition("travel", "regulator", "Again"))))
                .isInstanceOf(ConditionRules.ConditionIsNotSettledYet.class);
        ConditionBreached breached = new ConditionBreached("travel", "The bus stopped");
        assertThat(ConditionDecisions.change(discharged, new BreachCondition("travel", "The bus stopped")))
                .isEqualTo(breached);
        assertThat(ConditionDecisions.change(
                        discharged.with(breached), new DischargeCondition("travel", "regulator", "It runs again")))
                .isEqualTo(new ConditionDischarged("travel", "regulator", "It runs again"));
    }

    @Test
    void what_is_changed_was_attached() {
        assertThat(refusal(() -> ConditionDecisions.change(OPEN, new BreachCondition("parking", "None"))))
                .isInstanceOf(ConditionRules.ConditionIsAttached.class);
    }

    private static BusinessRule refusal(ThrowingCallable asking) {
        return catchThrowableOfType(Refusal.class, asking).rule();
    }

    private static NewCondition condition(String id, @Nullable String setBy) {
        return new NewCondition(id, "A travel plan", setBy, "eastvale", null);
    }
}
