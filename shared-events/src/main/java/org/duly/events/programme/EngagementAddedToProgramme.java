package org.duly.events.programme;

import java.util.UUID;
import org.duly.events.EventType;

/**
 * An engagement is part of the programme.
 */
@EventType("org.duly.programme.engagement-added-to-programme.v1")
public record EngagementAddedToProgramme(UUID engagementId) implements ProgrammeEvent {}
