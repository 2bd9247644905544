package org.duly.events.decision;

import org.duly.events.EventType;

/**
 * The scrutiny committee that called the decision in let it stand.
 *
 * @param committee opaque id of the body
 */
@EventType("org.duly.governance.call-in-dismissed.v1")
public record CallInDismissed(String committee, String reasons) implements DecisionEvent {}
