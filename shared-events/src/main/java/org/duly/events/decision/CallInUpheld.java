package org.duly.events.decision;

import org.duly.events.EventType;
import org.jspecify.annotations.Nullable;

/**
 * The scrutiny committee that called the decision in asks that it be looked at again.
 *
 * @param committee opaque id of the body
 * @param referredTo opaque id of the body that is to; absent for the body that decided
 */
@EventType("org.duly.governance.call-in-upheld.v1")
public record CallInUpheld(
        String committee, String reasons, @Nullable String referredTo) implements DecisionEvent {}
