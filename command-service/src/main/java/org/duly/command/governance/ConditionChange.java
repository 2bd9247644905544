package org.duly.command.governance;

import org.duly.events.programme.SourceReference;
import org.jspecify.annotations.Nullable;

/** What may be asked about a condition, wherever it was attached. */
public sealed interface ConditionChange {
    /** Short and stable within its stream. */
    String conditionId();

    /** Brings evidence that it is met. */
    record EvidenceCondition(
            String conditionId,
            SourceReference evidence,
            @Nullable String note) implements ConditionChange {}

    /**
     * Finds it met.
     *
     * @param by opaque id of the body that set it
     */
    record DischargeCondition(String conditionId, String by, String reasons) implements ConditionChange {}

    /**
     * No longer asks for it.
     *
     * @param by opaque id of the body that set it
     */
    record WaiveCondition(String conditionId, String by, String reasons) implements ConditionChange {}

    /** Records that it was not met, or no longer is. */
    record BreachCondition(String conditionId, String detail) implements ConditionChange {}
}
