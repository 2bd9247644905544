package org.duly.events.decision;

import org.duly.events.EventType;

/** The scrutiny committee let the decision stand. */
@EventType("org.duly.governance.call-in-dismissed.v1")
public record CallInDismissed(String reasons) implements DecisionEvent {}
