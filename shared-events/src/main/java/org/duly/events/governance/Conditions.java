package org.duly.events.governance;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The conditions attached in one stream, and what became of each: the one meaning of it for commands, for queries and for
 * reporting jobs. Immutable.
 *
 * @param all by id, in the order they were attached
 */
public record Conditions(Map<String, Condition> all) {
    /** Nothing was attached. */
    public static final Conditions NONE = new Conditions(Map.of());

    public Conditions {
        all = Collections.unmodifiableMap(new LinkedHashMap<>(all));
    }

    /** With one more event; one about a condition that was never attached changes nothing. */
    public Conditions with(ConditionEvent event) {
        return switch (event) {
            case ConditionAttached attached -> {
                Map<String, Condition> more = new LinkedHashMap<>(all);
                more.put(attached.conditionId(), new Condition(attached, Standing.OPEN, null));
                yield new Conditions(more);
            }
            case ConditionEvidenced evidenced ->
                changed(
                        evidenced.conditionId(),
                        condition -> new Condition(condition.attached(), Standing.EVIDENCED, evidenced));
            case ConditionDischarged discharged -> changed(discharged.conditionId(), stands(Standing.DISCHARGED));
            case ConditionWaived waived -> changed(waived.conditionId(), stands(Standing.WAIVED));
            case ConditionBreached breached -> changed(breached.conditionId(), stands(Standing.BREACHED));
        };
    }

    /** Those neither discharged nor waived: evidence alone settles nothing, and a breach unsettles. */
    public List<Condition> unsettled() {
        return all.values().stream().filter(condition -> !condition.isSettled()).toList();
    }

    /** The condition of an id, or null if none was attached. */
    public @Nullable Condition condition(String conditionId) {
        return all.get(conditionId);
    }

    private Conditions changed(String conditionId, UnaryOperator<Condition> change) {
        Map<String, Condition> after = new LinkedHashMap<>(all);
        after.computeIfPresent(conditionId, (_, condition) -> change.apply(condition));
        return new Conditions(after);
    }

    private static UnaryOperator<Condition> stands(Standing standing) {
        return condition -> new Condition(condition.attached(), standing, condition.evidence());
    }

    /**
     * One condition.
     *
     * @param evidence the last that was given
     */
    public record Condition(
            ConditionAttached attached,
            Standing standing,
            @Nullable ConditionEvidenced evidence) {
        /** Whether whoever set it asks for nothing more. */
        public boolean isSettled() {
            return standing == Standing.DISCHARGED || standing == Standing.WAIVED;
        }
    }

    /** What became of a condition. */
    public enum Standing {
        /** Nothing yet. */
        OPEN,
        /** Evidence was given; whoever set it has yet to say that it is met. */
        EVIDENCED,
        /** It is met. */
        DISCHARGED,
        /** It is no longer asked for. */
        WAIVED,
        /** It was not met, or no longer is. */
        BREACHED;
    }
}
