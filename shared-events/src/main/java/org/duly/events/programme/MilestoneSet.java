package org.duly.events.programme;

import java.util.UUID;
import org.duly.events.EventType;
import org.jspecify.annotations.Nullable;

/**
 * Something is to be done by a date that a document states.
 *
 * @param milestoneId short and stable within the programme
 * @param engagementId the engagement it is a step of, if it is one
 */
@EventType("org.duly.programme.milestone-set.v1")
public record MilestoneSet(
        String milestoneId,
        String name,
        StatedDate due,
        SourceReference source,
        @Nullable UUID engagementId) implements ProgrammeEvent {}
