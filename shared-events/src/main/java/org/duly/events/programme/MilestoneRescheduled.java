package org.duly.events.programme;

import org.duly.events.EventType;

/**
 * A milestone was moved, earlier or later. Whatever was said of it before, it is to be met again.
 *
 * @param source where the new date is stated
 */
@EventType("org.duly.programme.milestone-rescheduled.v1")
public record MilestoneRescheduled(
        String milestoneId, StatedDate from, StatedDate to, SourceReference source, String reason)
        implements ProgrammeEvent {}
