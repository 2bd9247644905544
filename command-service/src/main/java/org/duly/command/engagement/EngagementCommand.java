package org.duly.command.engagement;

import java.time.Instant;
import java.util.UUID;
import org.duly.command.handling.Command;
import org.duly.command.handling.Streams;
import org.duly.events.engagement.Channel;
import org.duly.events.engagement.DocumentFormat;
import org.duly.events.engagement.EngagementPlan;
import org.jspecify.annotations.Nullable;

/** What may be asked of an engagement. {@code occurredAt} is when it happened; null means now. */
public sealed interface EngagementCommand extends Command {
    /** The engagement addressed. */
    UUID engagementId();

    @Override
    default String stream() {
        return Streams.engagement(engagementId());
    }

    @Override
    default String scope() {
        return Streams.engagement(engagementId());
    }

    /** Starts an engagement with its plan. */
    record PlanEngagement(
            UUID engagementId,
            EngagementPlan plan,
            @Nullable Instant occurredAt) implements EngagementCommand {
        @Override
        public boolean startsStream() {
            return true;
        }
    }

    /** Replaces the plan before opening. */
    record RevisePlan(
            UUID engagementId,
            EngagementPlan plan,
            String reason,
            @Nullable Instant occurredAt) implements EngagementCommand {}

    /** Records that a document's next version was made public. */
    record PublishDocument(
            UUID engagementId,
            String documentId,
            String title,
            String sha256,
            String mediaType,
            DocumentFormat format,
            @Nullable String language,
            @Nullable Instant occurredAt)
            implements EngagementCommand {}

    /** Records that a mistake in a published document was put right, and who was told. */
    record CorrectDocument(
            UUID engagementId,
            String documentId,
            int version,
            String what,
            String whoWasTold,
            @Nullable Instant occurredAt)
            implements EngagementCommand {}

    /**
     * Opens the engagement for responses.
     *
     * @param closesAt the first instant that is late
     * @param timeZone IANA id of the zone in whose calendar the times were announced
     */
    record OpenEngagement(
            UUID engagementId,
            Instant opensAt,
            Instant closesAt,
            String timeZone,
            @Nullable Instant occurredAt) implements EngagementCommand {}

    /** Records that a stakeholder was asked. */
    record InviteStakeholder(
            UUID engagementId,
            String stakeholderGroup,
            String invited,
            Channel channel,
            @Nullable Instant occurredAt) implements EngagementCommand {}

    /** Records that a stakeholder was reminded. */
    record RemindStakeholder(
            UUID engagementId,
            String stakeholderGroup,
            String reminded,
            Channel channel,
            @Nullable Instant occurredAt) implements EngagementCommand {}

    /** Records that a meeting, drop-in or focus group took place. */
    record RecordEventHeld(
            UUID engagementId,
            String kind,
            String place,
            Instant heldAt,
            int attendees,
            @Nullable String stakeholderGroup)
            implements EngagementCommand {
        @Override
        public Instant occurredAt() {
            return heldAt;
        }
    }

    /** Moves the deadline later. After it passed, this opens the engagement again. */
    record ExtendDeadline(
            UUID engagementId,
            Instant closesAt,
            String reason,
            @Nullable Instant occurredAt) implements EngagementCommand {}

    /** Closes the engagement because its deadline has passed; it happened at the deadline, whenever it is recorded. */
    record CloseEngagement(UUID engagementId, Instant deadline) implements EngagementCommand {
        @Override
        public Instant occurredAt() {
            return deadline;
        }
    }

    /** Ends the engagement without completing it. */
    record WithdrawEngagement(
            UUID engagementId, String reason, @Nullable Instant occurredAt) implements EngagementCommand {}

    /** Puts on the record something said in public on the subject of a proposal. */
    record RecordPriorStatement(
            UUID engagementId,
            String by,
            String capacity,
            String what,
            Instant madeAt,
            @Nullable String proposalId,
            @Nullable String explanation)
            implements EngagementCommand {
        @Override
        public Instant occurredAt() {
            return madeAt;
        }
    }

    /** Issues the report on the register as it was judged. */
    record IssueReport(
            UUID engagementId,
            String sha256,
            RegisterJudgement register,
            @Nullable Integer codebookVersion,
            @Nullable String method)
            implements EngagementCommand {}

    /**
     * Names a campaign that responses come from, or puts right what was said of it.
     *
     * @param exemplar a response that shows its letter, or null
     * @param engagementOfExemplar the engagement that response is to, or null without one
     */
    record IdentifyCampaign(
            UUID engagementId,
            String campaignId,
            String name,
            @Nullable String organiser,
            @Nullable UUID exemplar,
            @Nullable UUID engagementOfExemplar)
            implements EngagementCommand {}

    /** Records that an issued report was made public. */
    record PublishReport(
            UUID engagementId,
            int version,
            String where,
            @Nullable Instant occurredAt) implements EngagementCommand {}

    /** Records what people were told: you asked, you said, we did. */
    record PublishOutcome(
            UUID engagementId,
            String asked,
            String said,
            String did,
            @Nullable Instant occurredAt) implements EngagementCommand {}
}
