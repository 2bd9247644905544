package org.duly.events.signoff;

import org.duly.events.EventType;

/** The body did not ratify the urgent action. */
@EventType("org.duly.governance.urgent-action-not-ratified.v1")
public record UrgentActionNotRatified(String reasons) implements SignOffEvent {}
