package org.duly.events.decision;

import java.util.UUID;
import org.duly.events.EventType;
import org.jspecify.annotations.Nullable;

/**
 * The decision was taken back.
 *
 * @param by the decision that does so, if there is one
 */
@EventType("org.duly.governance.decision-rescinded.v1")
public record DecisionRescinded(@Nullable UUID by, String reason) implements DecisionEvent {}
