package org.duly.events.engagement;

import org.duly.events.DomainEvent;

/** An event of an engagement's own stream. */
public sealed interface EngagementEvent extends DomainEvent
        permits EngagementPlanned,
                EngagementPlanRevised,
                DocumentPublished,
                DocumentCorrected,
                EngagementOpened,
                StakeholderInvited,
                StakeholderReminded,
                EngagementEventHeld,
                DeadlineExtended,
                EngagementClosed,
                EngagementWithdrawn,
                PriorStatementRecorded,
                ReportIssued,
                ReportPublished,
                OutcomePublished,
                CampaignIdentified {}
