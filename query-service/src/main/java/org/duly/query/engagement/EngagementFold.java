package org.duly.query.engagement;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.duly.events.EventEnvelope;
import org.duly.events.engagement.CampaignIdentified;
import org.duly.events.engagement.DeadlineExtended;
import org.duly.events.engagement.DocumentCorrected;
import org.duly.events.engagement.DocumentPublished;
import org.duly.events.engagement.EngagementClosed;
import org.duly.events.engagement.EngagementEvent;
import org.duly.events.engagement.EngagementEventHeld;
import org.duly.events.engagement.EngagementOpened;
import org.duly.events.engagement.EngagementPlanRevised;
import org.duly.events.engagement.EngagementPlanned;
import org.duly.events.engagement.EngagementWithdrawn;
import org.duly.events.engagement.OutcomePublished;
import org.duly.events.engagement.PriorStatementRecorded;
import org.duly.events.engagement.ReportIssued;
import org.duly.events.engagement.ReportPublished;
import org.duly.events.engagement.StakeholderInvited;
import org.duly.events.engagement.StakeholderReminded;
import org.duly.query.log.PlacedEvent;

/** What each event of an engagement changes in its facts. Pure: the same live, in a rebuild and in a test. */
final class EngagementFold {
    static final String STREAM = "engagement/";

    private EngagementFold() {}

    /** The engagement a stream is about. */
    static UUID idOf(EventEnvelope envelope) {
        String stream = envelope.stream();
        if (!stream.startsWith(STREAM)) {
            throw new IllegalArgumentException("The stream " + stream + " is not an engagement's");
        }
        return UUID.fromString(stream.substring(STREAM.length()));
    }

    /**
     * An engagement from the beginning of its stream.
     *
     * @return empty without events
     */
    static Optional<EngagementRow> all(List<PlacedEvent> events) {
        EngagementRow row = null;
        for (PlacedEvent event : events) {
            EngagementEvent change = (EngagementEvent) event.envelope().data();
            row = row == null ? begin(event, (EngagementPlanned) change) : next(row, event, change);
        }
        return Optional.ofNullable(row);
    }

    static EngagementRow begin(PlacedEvent event, EngagementPlanned planned) {
        return new EngagementRow(
                idOf(event.envelope()),
                event.log(),
                EngagementFacts.planned(planned.plan()),
                event.position(),
                event.envelope().streamVersion());
    }

    static EngagementRow next(EngagementRow row, PlacedEvent event, EngagementEvent change) {
        EngagementFacts.Change facts = new EngagementFacts.Change(row.facts());
        switch (change) {
            case EngagementPlanned _ ->
                throw new IllegalStateException("Engagement " + row.id() + " was planned twice");
            case EngagementPlanRevised revised -> facts.plan = revised.plan();
            case DocumentPublished document -> facts.documents.add(document);
            case DocumentCorrected correction -> facts.corrections.add(correction);
            case EngagementOpened opened -> {
                facts.opensAt = opened.opensAt();
                facts.closesAt = opened.closesAt();
                facts.timeZone = opened.timeZone();
            }
            case StakeholderInvited invited -> facts.invitations.add(invited);
            case StakeholderReminded reminded -> facts.reminders.add(reminded);
            case EngagementEventHeld held -> facts.eventsHeld.add(held);
            case DeadlineExtended extended -> {
                facts.extensions.add(extended);
                facts.closesAt = extended.to();
            }
            case EngagementClosed closed -> facts.closedAt = closed.closedAt();
            case EngagementWithdrawn withdrawn -> facts.withdrawnBecause = withdrawn.reason();
            case PriorStatementRecorded statement -> facts.priorStatements.add(statement);
            case ReportIssued report -> facts.reports.add(report);
            case ReportPublished published -> facts.reportsPublished.add(published);
            case OutcomePublished outcome -> facts.outcome = outcome;
            case CampaignIdentified _ -> {}
        }
        return new EngagementRow(
                row.id(),
                row.log(),
                facts.done(),
                event.position(),
                event.envelope().streamVersion());
    }
}
