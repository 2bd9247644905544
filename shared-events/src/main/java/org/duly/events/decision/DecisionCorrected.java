package org.duly.events.decision;

import org.duly.events.EventType;
import org.jspecify.annotations.Nullable;

/**
 * The record of a decision was wrong or incomplete; the decision stays.
 *
 * @param was as it stood; absent if nothing did
 * @param is as it reads from now on
 */
@EventType("org.duly.governance.decision-corrected.v1")
public record DecisionCorrected(
        DecisionField field, @Nullable String was, String is, String reason) implements DecisionEvent {}
