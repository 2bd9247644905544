package org.duly.events.decision;

import org.duly.events.EventType;
import org.jspecify.annotations.Nullable;

/**
 * The scrutiny committee asks that the decision be looked at again.
 *
 * @param referredTo opaque id of the body that is to; absent for the body that decided
 */
@EventType("org.duly.governance.call-in-upheld.v1")
public record CallInUpheld(String reasons, @Nullable String referredTo) implements DecisionEvent {}
