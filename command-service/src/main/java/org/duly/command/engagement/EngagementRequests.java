package org.duly.command.engagement;

import java.time.Instant;
import org.duly.events.engagement.Channel;
import org.duly.events.engagement.EngagementPlan;
import org.jspecify.annotations.Nullable;

/** The bodies of requests about engagements. {@code occurredAt} is when it happened, if that was not just now. */
public final class EngagementRequests {
    private EngagementRequests() {}

    /** {@code POST /api/v1/engagements}. */
    public record PlanEngagementRequest(
            EngagementPlan plan, @Nullable Instant occurredAt) {}

    /** {@code …/revise-plan}. */
    public record RevisePlanRequest(
            EngagementPlan plan, String reason, @Nullable Instant occurredAt) {}

    /** {@code …/documents/{documentId}/versions/{version}/correct}. */
    public record CorrectDocumentRequest(
            String what, String whoWasTold, @Nullable Instant occurredAt) {}

    /**
     * {@code …/open}.
     *
     * @param opensAt exact instant with Z or an offset
     * @param closesAt exact instant with Z or an offset: the first that is late
     * @param timeZone IANA id of the zone in whose calendar both were announced
     */
    public record OpenEngagementRequest(
            String opensAt,
            String closesAt,
            String timeZone,
            @Nullable Instant occurredAt) {}

    /** {@code …/invite}. */
    public record InviteStakeholderRequest(
            String stakeholderGroup,
            String invited,
            Channel channel,
            @Nullable Instant occurredAt) {}

    /** {@code …/remind}. */
    public record RemindStakeholderRequest(
            String stakeholderGroup,
            String reminded,
            Channel channel,
            @Nullable Instant occurredAt) {}

    /** {@code …/record-event-held}. */
    public record RecordEventHeldRequest(
            String kind,
            String place,
            Instant heldAt,
            int attendees,
            @Nullable String stakeholderGroup) {}

    /**
     * {@code …/extend-deadline}.
     *
     * @param closesAt exact instant with Z or an offset, later than the present deadline
     * @param timeZone IANA id of the zone in whose calendar it was announced
     */
    public record ExtendDeadlineRequest(
            String closesAt,
            String timeZone,
            String reason,
            @Nullable Instant occurredAt) {}

    /**
     * {@code …/close}. Duly does this by itself.
     *
     * @param closesAt the deadline that has passed
     */
    public record CloseEngagementRequest(Instant closesAt) {}

    /** {@code …/withdraw}. */
    public record WithdrawEngagementRequest(
            String reason, @Nullable Instant occurredAt) {}

    /** {@code …/record-prior-statement}. */
    public record RecordPriorStatementRequest(
            String by,
            String capacity,
            String what,
            Instant madeAt,
            @Nullable String proposalId,
            @Nullable String explanation) {}

    /** {@code …/reports/{version}/publish}. */
    public record PublishReportRequest(
            String where, @Nullable Instant occurredAt) {}

    /** {@code …/publish-outcome}. */
    public record PublishOutcomeRequest(
            String asked, String said, String did, @Nullable Instant occurredAt) {}
}
