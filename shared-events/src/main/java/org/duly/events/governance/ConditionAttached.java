package org.duly.events.governance;

import org.duly.events.EventType;
import org.duly.events.programme.StatedDate;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done for an approval to take effect.
 *
 * @param conditionId short and stable within its stream
 * @param setBy opaque id of the body that set it: only that body discharges or waives it
 * @param owner opaque id of the body or office that is to meet it
 */
@EventType("org.duly.governance.condition-attached.v1")
public record ConditionAttached(
        String conditionId,
        String text,
        String setBy,
        String owner,
        @Nullable StatedDate dueBy) implements ConditionEvent {}
