package org.duly.command.decision;

import java.time.Instant;
import java.util.UUID;
import org.duly.command.decision.DecisionState.Taken;
import org.duly.command.log.Append.Guard;

/**
 * A decision at the head of the log.
 *
 * @param scope what it belongs to
 * @param decidedAt when it was decided, as recorded
 * @param guard what must not have been recorded since for this to stand
 */
public record KnownDecision(UUID decisionId, String scope, Taken state, Instant decidedAt, Guard guard) {}
