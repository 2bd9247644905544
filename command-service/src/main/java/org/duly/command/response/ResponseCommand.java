package org.duly.command.response;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.duly.command.engagement.EngagementFacts;
import org.duly.command.handling.Command;
import org.duly.command.handling.Streams;
import org.duly.events.ProtectedText;
import org.duly.events.codebook.Codebook;
import org.duly.events.engagement.Channel;
import org.duly.events.response.Answer;
import org.duly.events.response.AttachmentKind;
import org.duly.events.response.CampaignMethod;
import org.duly.events.response.CodingOrigin;
import org.duly.events.response.Consent;
import org.duly.events.response.ExclusionReason;
import org.duly.events.response.Intake;
import org.duly.events.response.Original;
import org.duly.events.response.ProposalPosition;
import org.duly.events.response.RedactedSpan;
import org.duly.events.response.RespondentKind;
import org.duly.events.response.ThemeCoding;
import org.duly.events.response.Transcription;
import org.jspecify.annotations.Nullable;

/**
 * What may be asked of a response. What is personal comes already sealed. Persons are opaque ids; where a rule needs two
 * of them, the command names both.
 */
public sealed interface ResponseCommand extends Command {
    /** The response addressed. */
    UUID responseId();

    /** The engagement it responds to. */
    UUID engagementId();

    @Override
    default String stream() {
        return Streams.response(responseId());
    }

    @Override
    default String scope() {
        return Streams.engagement(engagementId());
    }

    /** A command that is judged with the engagement's plan or deadline. */
    sealed interface WithEngagement extends ResponseCommand {
        /** What is known of the engagement. */
        EngagementFacts engagement();

        @Override
        default UUID engagementId() {
            return engagement().engagementId();
        }
    }

    /**
     * Logs a received item. It happened when the item was received, so that a delay in logging shows.
     *
     * @param intake the row of a file it came in with, or null if it came by itself
     */
    record LogResponse(
            UUID responseId,
            UUID eventId,
            EngagementFacts engagement,
            UUID respondentId,
            Channel channel,
            String receivingBody,
            Instant receivedAt,
            RespondentKind respondentKind,
            @Nullable String organisationCode,
            @Nullable String stakeholderGroup,
            @Nullable String place,
            Consent consent,
            @Nullable ProtectedText respondentName,
            @Nullable ProtectedText respondentContact,
            List<Answer> answers,
            @Nullable Original original,
            int signatories,
            @Nullable Transcription transcription,
            @Nullable Intake intake)
            implements WithEngagement {
        @Override
        public boolean startsStream() {
            return true;
        }

        @Override
        public Instant occurredAt() {
            return receivedAt;
        }
    }

    /** Records whether a transcription agrees with its original. */
    record CheckTranscription(UUID responseId, UUID engagementId, String checkedBy, boolean agrees)
            implements ResponseCommand {}

    /** Records that the respondent was told that the response had arrived. */
    record AcknowledgeResponse(
            UUID responseId,
            UUID engagementId,
            Channel channel,
            @Nullable Instant occurredAt) implements ResponseCommand {}

    /** Records that the respondent replaced their answers. */
    record AmendResponse(
            UUID responseId,
            UUID eventId,
            EngagementFacts engagement,
            Instant receivedAt,
            List<Answer> answers,
            @Nullable ProtectedText reason,
            @Nullable Original original,
            @Nullable Transcription transcription)
            implements WithEngagement {
        @Override
        public Instant occurredAt() {
            return receivedAt;
        }
    }

    /** Records that the respondent took the response back. */
    record WithdrawResponse(
            UUID responseId,
            UUID engagementId,
            UUID eventId,
            @Nullable ProtectedText reason,
            @Nullable Instant occurredAt)
            implements ResponseCommand {}

    /**
     * Records that the response repeats another.
     *
     * @param engagementOfTheOther the engagement that the other responds to
     * @param rule how that was found
     */
    record LinkAsDuplicate(UUID responseId, UUID engagementId, UUID of, UUID engagementOfTheOther, String rule)
            implements ResponseCommand {}

    /** Records that the response does not repeat another after all. */
    record RemoveDuplicateLink(UUID responseId, UUID engagementId, UUID of, String reason) implements ResponseCommand {}

    /** Records that the response is one of a campaign's. */
    record AssignToCampaign(
            UUID responseId,
            EngagementFacts engagement,
            String campaignId,
            CampaignMethod method,
            @Nullable Double similarity,
            boolean addsOwnText)
            implements WithEngagement {}

    /** Records that the response is not one of its campaign's after all. */
    record RemoveFromCampaign(UUID responseId, UUID engagementId, String reason) implements ResponseCommand {}

    /** Records a ruling on whether a late response may be counted. */
    record RuleOnLateResponse(
            UUID responseId, EngagementFacts engagement, boolean counted, String ruledBy, String reason)
            implements WithEngagement {}

    /** Counts the response. */
    record CountResponse(
            UUID responseId,
            EngagementFacts engagement,
            @Nullable String note) implements WithEngagement {}

    /** Leaves the response out of the count, on the word of two persons. */
    record ExcludeResponse(
            UUID responseId,
            UUID engagementId,
            String actor,
            ExclusionReason reason,
            String explanation,
            String authorisedBy)
            implements ResponseCommand {}

    /**
     * Records how a version of the answers was coded.
     *
     * @param codebook what is known of the engagement's codebook
     * @param responseVersion the version that the coder saw, from 1
     * @param adopts the number of the model's coding that the coder takes over, or null for their own
     */
    record CodeResponse(
            UUID responseId,
            EngagementFacts engagement,
            Codebook codebook,
            int responseVersion,
            int codebookVersion,
            List<ProposalPosition> positions,
            List<ThemeCoding> codings,
            String coder,
            CodingOrigin origin,
            @Nullable Integer adopts)
            implements WithEngagement {}

    /**
     * Records whether a reviewer agrees with a coding.
     *
     * @param coding its number, from 1 in the order they were recorded, or null for the last
     */
    record ReviewCoding(
            UUID responseId,
            UUID engagementId,
            String reviewer,
            boolean agreed,
            @Nullable Integer coding,
            @Nullable String note)
            implements ResponseCommand {}

    /**
     * Adds a scan, an original or another document.
     *
     * @param document its keyed digest, lower-case hex
     * @param size bytes, before encryption
     */
    record AddAttachment(
            UUID responseId,
            UUID engagementId,
            UUID eventId,
            AttachmentKind kind,
            String document,
            String mediaType,
            long size,
            @Nullable ProtectedText name)
            implements ResponseCommand {}

    /** Records that a document was attached by mistake. */
    record SetAttachmentAside(UUID responseId, UUID engagementId, String document, String reason)
            implements ResponseCommand {}

    /** Records that somebody read a version of the answers. */
    record MarkRead(UUID responseId, UUID engagementId, String reader, int responseVersion)
            implements ResponseCommand {}

    /** Withholds parts of a version of the answers from disclosure. */
    record RedactResponse(UUID responseId, UUID engagementId, int responseVersion, List<RedactedSpan> spans)
            implements ResponseCommand {}
}
