package org.duly.events.programme;

import org.duly.events.EventType;
import org.jspecify.annotations.Nullable;

/**
 * A milestone was reached.
 *
 * @param on when, as precisely as is known; it may be after the date it was due
 */
@EventType("org.duly.programme.milestone-met.v1")
public record MilestoneMet(
        String milestoneId, StatedDate on, @Nullable SourceReference evidence) implements ProgrammeEvent {}
