package org.duly.events.decision;

import java.util.UUID;
import org.duly.events.EventType;

/**
 * A later decision takes the place of this one.
 *
 * @param by the later decision
 */
@EventType("org.duly.governance.decision-superseded.v1")
public record DecisionSuperseded(UUID by, String reason) implements DecisionEvent {}
