package org.duly.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.duly.events.governance.ConditionAttached;
import org.duly.events.governance.ConditionBreached;
import org.duly.events.governance.ConditionDischarged;
import org.duly.events.governance.ConditionEvent;
import org.duly.events.governance.ConditionEvidenced;
import org.duly.events.governance.ConditionWaived;
import org.duly.events.governance.Conditions;
import org.duly.events.governance.Conditions.Standing;
import org.duly.events.programme.SourceReference;
import org.junit.jupiter.api.Test;

/** What became of conditions. */
class ConditionsTest {
    private static final ConditionEvidenced EVIDENCED =
            new ConditionEvidenced("a", new SourceReference("Plan", null, null), null);

    @Test
    void evidenceAloneSettlesNothing() {
        assertThat(standing(EVIDENCED)).isEqualTo(Standing.EVIDENCED);
        assertThat(conditions(EVIDENCED).unsettled()).hasSize(2);
    }

    @Test
    void whoeverSetItSettlesIt() {
        assertThat(standing(EVIDENCED, new ConditionDischarged("a", "board", "Seen")))
                .isEqualTo(Standing.DISCHARGED);
        assertThat(standing(new ConditionWaived("a", "board", "Moot"))).isEqualTo(Standing.WAIVED);
        assertThat(conditions(new ConditionWaived("a", "board", "Moot")).unsettled())
                .extracting(condition -> condition.attached().conditionId())
                .containsExactly("b");
    }

    @Test
    void aBreachUnsettles() {
        Conditions breached = conditions(
                EVIDENCED, new ConditionDischarged("a", "board", "Seen"), new ConditionBreached("a", "Gone"));
        assertThat(breached.unsettled()).hasSize(2);
        assertThat(Objects.requireNonNull(breached.condition("a")).evidence()).isEqualTo(EVIDENCED);
    }

    @Test
    void whatWasNeverAttachedChangesNothing() {
        assertThat(conditions(new ConditionBreached("c", "What?"))).isEqualTo(conditions());
    }

    private static Standing standing(ConditionEvent... events) {
        return Objects.requireNonNull(conditions(events).condition("a")).standing();
    }

    private static Conditions conditions(ConditionEvent... events) {
        Conditions conditions = Conditions.NONE
                .with(new ConditionAttached("a", "A plan", "board", "officer", null))
                .with(new ConditionAttached("b", "A bus", "board", "officer", null));
        for (ConditionEvent event : events) {
            conditions = conditions.with(event);
        }
        return conditions;
    }
}
