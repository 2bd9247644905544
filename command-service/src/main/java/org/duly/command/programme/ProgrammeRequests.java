package org.duly.command.programme;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.duly.events.programme.DocumentStatement;
import org.duly.events.programme.SourceReference;
import org.duly.events.programme.StatedDate;
import org.jspecify.annotations.Nullable;

/** The bodies of requests about programmes. {@code occurredAt} is when it happened, if that was not just now. */
public final class ProgrammeRequests {
    private ProgrammeRequests() {}

    /** {@code POST /api/v1/programmes}. */
    public record StartProgrammeRequest(
            String title,
            String purpose,
            List<String> ownerBodies,
            @Nullable Instant occurredAt) {}

    /** {@code …/add-engagement}. */
    public record AddEngagementRequest(
            UUID engagementId, @Nullable Instant occurredAt) {}

    /**
     * {@code …/milestones}.
     *
     * @param engagementId the engagement it is a step of, if it is one
     */
    public record SetMilestoneRequest(
            String milestoneId,
            String name,
            StatedDate due,
            SourceReference source,
            @Nullable UUID engagementId,
            @Nullable Instant occurredAt) {}

    /** {@code …/milestones/{milestoneId}/reschedule}. */
    public record RescheduleMilestoneRequest(
            StatedDate to,
            SourceReference source,
            String reason,
            @Nullable Instant occurredAt) {}

    /** {@code …/milestones/{milestoneId}/meet}. */
    public record MeetMilestoneRequest(
            StatedDate on,
            @Nullable SourceReference evidence,
            @Nullable Instant occurredAt) {}

    /** {@code …/milestones/{milestoneId}/miss}. */
    public record MissMilestoneRequest(
            String explanation, @Nullable Instant occurredAt) {}

    /** {@code …/milestones/{milestoneId}/abandon}. */
    public record AbandonMilestoneRequest(
            String reason,
            @Nullable SourceReference source,
            @Nullable Instant occurredAt) {}

    /**
     * {@code …/disagreements}.
     *
     * @param milestoneId the milestone it is about, if it is about one
     */
    public record NoteDisagreementRequest(
            String disagreementId,
            String subject,
            List<DocumentStatement> statements,
            @Nullable String milestoneId,
            @Nullable Instant occurredAt) {}

    /** {@code …/disagreements/{disagreementId}/settle}. */
    public record SettleDisagreementRequest(
            String holds,
            String reason,
            @Nullable SourceReference source,
            @Nullable Instant occurredAt) {}
}
