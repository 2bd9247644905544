package org.duly.events.governance;

import org.duly.events.EventType;

/**
 * A condition was not met, or no longer is.
 *
 * @param conditionId short and stable within its stream
 */
@EventType("org.duly.governance.condition-breached.v1")
public record ConditionBreached(String conditionId, String detail) implements ConditionEvent {}
