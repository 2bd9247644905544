package org.duly.query.gunning;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.duly.events.consideration.ConsiderationAnswered;
import org.duly.events.consideration.ConsiderationRaised;
import org.duly.events.consideration.ConsiderationReopened;
import org.duly.events.consideration.ConsiderationWithdrawn;
import org.duly.events.decision.DecisionTaken;
import org.duly.events.document.DocumentVersionIssued;
import org.duly.events.engagement.DeadlineExtended;
import org.duly.events.engagement.DocumentCorrected;
import org.duly.events.engagement.DocumentPublished;
import org.duly.events.engagement.EngagementClosed;
import org.duly.events.engagement.EngagementEventHeld;
import org.duly.events.engagement.EngagementOpened;
import org.duly.events.engagement.EngagementPlanRevised;
import org.duly.events.engagement.EngagementPlanned;
import org.duly.events.engagement.EngagementWithdrawn;
import org.duly.events.engagement.OutcomePublished;
import org.duly.events.engagement.PriorStatementRecorded;
import org.duly.events.engagement.Proposal;
import org.duly.events.engagement.ReportIssued;
import org.duly.events.engagement.ReportPublished;
import org.duly.events.engagement.StakeholderInvited;
import org.duly.events.engagement.StakeholderReminded;
import org.duly.events.signoff.ConsiderationsDiscussed;
import org.duly.events.signoff.PackCirculated;
import org.duly.events.signoff.PackItem;
import org.duly.events.signoff.PackItemRead;
import org.duly.events.signoff.SignOffGranted;
import org.duly.events.signoff.SignOffRefused;
import org.duly.events.signoff.UrgentActionTaken;
import org.duly.events.signoff.VoteOpened;
import org.duly.events.signoff.WrittenResolutionOpened;
import org.duly.query.gunning.GunningSheet.Principle;
import org.duly.query.log.PlacedEvent;
import org.duly.query.web.Prose;
import org.jspecify.annotations.Nullable;

/**
 * What an event shows. Pure.
 *
 * @param principles those it is evidence for
 * @param words what it says
 * @param happenedAt as told
 */
record Evidence(Set<Principle> principles, Prose words, Instant happenedAt) {
    /** What an event of an engagement, of its considerations, documents, sign-offs or decisions shows; null if nothing. */
    static @Nullable Evidence of(PlacedEvent event) {
        Instant time = event.envelope().time();
        return switch (event.envelope().data()) {
            case EngagementPlanned planned ->
                of(
                        Principle.FORMATIVE,
                        time,
                        "Planned with the proposals: " + titles(planned.plan().proposals()));
            case EngagementPlanRevised revised ->
                of(
                        Principle.FORMATIVE,
                        time,
                        "Plan revised, with the proposals: "
                                + titles(revised.plan().proposals()));
            case PriorStatementRecorded said ->
                of(Principle.FORMATIVE, said.madeAt(), said.by() + " (" + said.capacity() + ") said: " + said.what());
            case DocumentPublished document ->
                of(
                        Principle.REASONS,
                        time,
                        "Published: " + document.title() + ", version " + document.version() + ", "
                                + inWords(document.format()));
            case DocumentCorrected correction ->
                of(
                        Principle.REASONS,
                        time,
                        "Corrected: " + correction.documentId() + ", version " + correction.version() + ": "
                                + correction.what() + "; told: " + correction.whoWasTold());
            case DocumentVersionIssued issued -> ofDocument(issued, time);
            case EngagementOpened opened ->
                of(Principle.TIME, time, Prose.of("Open from ", opened.opensAt(), " until ", opened.closesAt()));
            case DeadlineExtended extended ->
                of(Principle.TIME, time, Prose.of("Extended until ", extended.to(), ": " + extended.reason()));
            case EngagementClosed closed -> of(Principle.TIME, time, Prose.of("Closed at ", closed.closedAt()));
            case EngagementWithdrawn withdrawn -> of(Principle.TIME, time, "Withdrawn: " + withdrawn.reason());
            case StakeholderInvited invited ->
                of(Principle.TIME, time, "Invited: " + invited.invited() + ", of " + invited.stakeholderGroup());
            case StakeholderReminded reminded ->
                of(Principle.TIME, time, "Reminded: " + reminded.reminded() + ", of " + reminded.stakeholderGroup());
            case EngagementEventHeld held ->
                of(
                        Principle.TIME,
                        held.heldAt(),
                        "Held: " + held.kind() + " in " + held.place() + ", " + held.attendees() + " attended");
            case ReportIssued report ->
                of(
                        Principle.CONSIDERATION,
                        time,
                        "Report issued, version " + report.version() + ", on "
                                + report.counts().counted() + " counted responses");
            case ReportPublished report ->
                of(Principle.CONSIDERATION, time, "Report published, version " + report.version());
            case OutcomePublished _ -> of(Principle.CONSIDERATION, time, "People were told what came of it");
            case ConsiderationRaised point ->
                of(
                        Principle.CONSIDERATION,
                        time,
                        "Point put to " + String.join(", ", point.bodies()) + ": " + point.summary() + " ("
                                + point.itemCount() + " responses)");
            case ConsiderationAnswered answer ->
                of(
                        Principle.CONSIDERATION,
                        time,
                        "Point answered by " + String.join(", ", answer.bodies()) + ": " + inWords(answer.disposition())
                                + ". " + answer.reasons());
            case ConsiderationReopened again -> of(Principle.CONSIDERATION, time, "Point put again: " + again.reason());
            case ConsiderationWithdrawn gone -> of(Principle.CONSIDERATION, time, "Point withdrawn: " + gone.reason());
            case PackCirculated pack ->
                of(
                        Principle.CONSIDERATION,
                        time,
                        "Papers sent to " + pack.to().size() + " members: "
                                + pack.items().stream().map(PackItem::title).collect(Collectors.joining(", ")));
            case PackItemRead read ->
                of(Principle.CONSIDERATION, time, read.member() + " has read the paper " + read.itemId());
            case ConsiderationsDiscussed points ->
                of(Principle.CONSIDERATION, time, points.considerations().size() + " points discussed");
            case VoteOpened _ -> of(Principle.CONSIDERATION, time, "Vote opened");
            case WrittenResolutionOpened _ -> of(Principle.CONSIDERATION, time, "Written resolution opened");
            case SignOffGranted granted ->
                of(Principle.CONSIDERATION, time, "Version " + granted.version() + " signed");
            case SignOffRefused refused -> of(Principle.CONSIDERATION, time, "Not signed: " + refused.reasons());
            case UrgentActionTaken action ->
                of(Principle.CONSIDERATION, time, "Urgent action by " + action.by() + ": " + action.action());
            case DecisionTaken decision -> ofDecision(decision, time);
            default -> null;
        };
    }

    private static @Nullable Evidence ofDocument(DocumentVersionIssued issued, Instant time) {
        String words = issued.title() + ", version " + issued.version() + " issued";
        return switch (issued.kind()) {
            case EQUALITY_ASSESSMENT -> of(Principle.EQUALITY, time, words);
            case PROPOSAL, BUSINESS_CASE -> of(Principle.REASONS, time, words);
            case ENGAGEMENT_REPORT -> of(Principle.CONSIDERATION, time, words);
            case OTHER -> null;
        };
    }

    private static Evidence ofDecision(DecisionTaken decision, Instant time) {
        String words = "Decided by " + decision.decidedBy() + ": " + decision.title() + " ("
                + inWords(decision.outcome()) + "). Report before it: "
                + (decision.reportVersion() == null ? "none" : "version " + decision.reportVersion())
                + ". Equality assessment: "
                + (decision.equalityAssessment() == null
                        ? "none"
                        : "version " + decision.equalityAssessment().version());
        return new Evidence(
                Set.of(Principle.FORMATIVE, Principle.CONSIDERATION, Principle.EQUALITY), Prose.of(words), time);
    }

    private static Evidence of(Principle principle, Instant time, String words) {
        return of(principle, time, Prose.of(words));
    }

    private static Evidence of(Principle principle, Instant time, Prose words) {
        return new Evidence(Set.of(principle), words, time);
    }

    private static String titles(List<Proposal> proposals) {
        return proposals.stream().map(Proposal::title).collect(Collectors.joining("; "));
    }

    private static String inWords(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
