package org.duly.query.engagement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.duly.events.engagement.DeadlineExtended;
import org.duly.events.engagement.DocumentCorrected;
import org.duly.events.engagement.DocumentPublished;
import org.duly.events.engagement.EngagementEventHeld;
import org.duly.events.engagement.EngagementPlan;
import org.duly.events.engagement.OutcomePublished;
import org.duly.events.engagement.PriorStatementRecorded;
import org.duly.events.engagement.ReportIssued;
import org.duly.events.engagement.ReportPublished;
import org.duly.events.engagement.StakeholderInvited;
import org.duly.events.engagement.StakeholderReminded;
import org.jspecify.annotations.Nullable;

/**
 * What is so about an engagement as far as the log was read. Times are instants (UTC).
 *
 * @param opensAt null until opened; so are {@code closesAt} and {@code timeZone}
 * @param closesAt the first instant that is late, extensions included
 * @param timeZone IANA id of the calendar the times were announced in
 * @param closedAt null until closed
 * @param withdrawnBecause null unless withdrawn
 */
public record EngagementFacts(
        EngagementPlan plan,
        @Nullable Instant opensAt,
        @Nullable Instant closesAt,
        @Nullable String timeZone,
        @Nullable Instant closedAt,
        @Nullable String withdrawnBecause,
        List<DocumentPublished> documents,
        List<DocumentCorrected> corrections,
        List<StakeholderInvited> invitations,
        List<StakeholderReminded> reminders,
        List<EngagementEventHeld> eventsHeld,
        List<DeadlineExtended> extensions,
        List<PriorStatementRecorded> priorStatements,
        List<ReportIssued> reports,
        List<ReportPublished> reportsPublished,
        @Nullable OutcomePublished outcome) {

    static EngagementFacts planned(EngagementPlan plan) {
        return new EngagementFacts(
                plan, null, null, null, null, null, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
                List.of(), List.of(), List.of(), null);
    }

    /** The next facts while they are being worked out. */
    static final class Change {
        EngagementPlan plan;

        @Nullable
        Instant opensAt;

        @Nullable
        Instant closesAt;

        @Nullable
        String timeZone;

        @Nullable
        Instant closedAt;

        @Nullable
        String withdrawnBecause;

        final List<DocumentPublished> documents;
        final List<DocumentCorrected> corrections;
        final List<StakeholderInvited> invitations;
        final List<StakeholderReminded> reminders;
        final List<EngagementEventHeld> eventsHeld;
        final List<DeadlineExtended> extensions;
        final List<PriorStatementRecorded> priorStatements;
        final List<ReportIssued> reports;
        final List<ReportPublished> reportsPublished;

        @Nullable
        OutcomePublished outcome;

        Change(EngagementFacts from) {
            plan = from.plan;
            opensAt = from.opensAt;
            closesAt = from.closesAt;
            timeZone = from.timeZone;
            closedAt = from.closedAt;
            withdrawnBecause = from.withdrawnBecause;
            documents = new ArrayList<>(from.documents);
            corrections = new ArrayList<>(from.corrections);
            invitations = new ArrayList<>(from.invitations);
            reminders = new ArrayList<>(from.reminders);
            eventsHeld = new ArrayList<>(from.eventsHeld);
            extensions = new ArrayList<>(from.extensions);
            priorStatements = new ArrayList<>(from.priorStatements);
            reports = new ArrayList<>(from.reports);
            reportsPublished = new ArrayList<>(from.reportsPublished);
            outcome = from.outcome;
        }

        EngagementFacts done() {
            return new EngagementFacts(
                    plan,
                    opensAt,
                    closesAt,
                    timeZone,
                    closedAt,
                    withdrawnBecause,
                    List.copyOf(documents),
                    List.copyOf(corrections),
                    List.copyOf(invitations),
                    List.copyOf(reminders),
                    List.copyOf(eventsHeld),
                    List.copyOf(extensions),
                    List.copyOf(priorStatements),
                    List.copyOf(reports),
                    List.copyOf(reportsPublished),
                    outcome);
        }
    }
}
