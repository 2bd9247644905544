package org.duly.events.programme;

import org.duly.events.EventType;
import org.jspecify.annotations.Nullable;

/**
 * A milestone will not be reached and is no longer meant to be.
 *
 * @param source where that is stated, if anywhere
 */
@EventType("org.duly.programme.milestone-abandoned.v1")
public record MilestoneAbandoned(
        String milestoneId, String reason, @Nullable SourceReference source) implements ProgrammeEvent {}
