package org.duly.events.programme;

import org.duly.events.DomainEvent;

/** An event of one programme: the stream {@code programme/<uuid>}, which is its own scope. */
public sealed interface ProgrammeEvent extends DomainEvent
        permits ProgrammeStarted,
                EngagementAddedToProgramme,
                MilestoneSet,
                MilestoneRescheduled,
                MilestoneMet,
                MilestoneMissed,
                MilestoneAbandoned,
                DisagreementNoted,
                DisagreementSettled {}
