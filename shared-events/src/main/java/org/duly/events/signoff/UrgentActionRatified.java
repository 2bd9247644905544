package org.duly.events.signoff;

import org.duly.events.EventType;
import org.jspecify.annotations.Nullable;

/** The body ratified the urgent action. */
@EventType("org.duly.governance.urgent-action-ratified.v1")
public record UrgentActionRatified(@Nullable String minute) implements SignOffEvent {}
