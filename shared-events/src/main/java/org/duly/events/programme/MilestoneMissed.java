package org.duly.events.programme;

import org.duly.events.EventType;

/**
 * Someone put on the record that a milestone was not reached in time. That a date has passed is no event: it shows by
 * itself; and a milestone may still be met after it was missed.
 *
 * @param due the date it was missed at
 */
@EventType("org.duly.programme.milestone-missed.v1")
public record MilestoneMissed(String milestoneId, StatedDate due, String explanation) implements ProgrammeEvent {}
