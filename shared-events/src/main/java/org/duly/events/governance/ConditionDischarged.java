package org.duly.events.governance;

import org.duly.events.EventType;

/**
 * Whoever set the condition found it met.
 *
 * @param conditionId short and stable within its stream
 */
@EventType("org.duly.governance.condition-discharged.v1")
public record ConditionDischarged(String conditionId, String by, String reasons) implements ConditionEvent {}
