package org.duly.events.governance;

import org.duly.events.EventType;

/**
 * Whoever set the condition no longer asks for it.
 *
 * @param conditionId short and stable within its stream
 */
@EventType("org.duly.governance.condition-waived.v1")
public record ConditionWaived(String conditionId, String by, String reasons) implements ConditionEvent {}
