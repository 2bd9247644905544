package org.duly.events.governance;

import org.duly.events.EventType;
import org.duly.events.programme.SourceReference;
import org.jspecify.annotations.Nullable;

/**
 * Evidence was given that a condition is met; whoever set it has yet to say so.
 *
 * @param conditionId short and stable within its stream
 */
@EventType("org.duly.governance.condition-evidenced.v1")
public record ConditionEvidenced(
        String conditionId,
        SourceReference evidence,
        @Nullable String note) implements ConditionEvent {}
