package org.duly.command.response;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.duly.events.engagement.Channel;
import org.duly.events.response.AttachmentKind;
import org.duly.events.response.CampaignMethod;
import org.duly.events.response.CodingOrigin;
import org.duly.events.response.Consent;
import org.duly.events.response.ExclusionReason;
import org.duly.events.response.ProposalPosition;
import org.duly.events.response.RedactedSpan;
import org.duly.events.response.RespondentKind;
import org.duly.events.response.ThemeCoding;
import org.jspecify.annotations.Nullable;

/**
 * The bodies of requests about responses. What is personal is in clear here and nowhere after: these records never say
 * what they hold.
 */
public final class ResponseRequests {
    private ResponseRequests() {}

    /**
     * {@code POST /api/v1/engagements/{id}/responses}.
     *
     * @param receivedAt when it reached the receiving body
     * @param sameRespondentAs an earlier response of the same respondent to the same engagement, if it is known
     * @param signatories how many people it speaks for; 1 if absent
     */
    public record LogResponseRequest(
            Channel channel,
            String receivingBody,
            Instant receivedAt,
            RespondentKind respondentKind,
            @Nullable UUID sameRespondentAs,
            @Nullable String organisationCode,
            @Nullable String stakeholderGroup,
            @Nullable String place,
            Consent consent,
            @Nullable String respondentName,
            @Nullable String respondentContact,
            List<PlainAnswer> answers,
            @Nullable PlainOriginal original,
            @Nullable Integer signatories,
            @Nullable KeyedTranscription transcription) {
        @Override
        public String toString() {
            return "LogResponseRequest";
        }
    }

    /** {@code …/amend}: all answers, not only those that changed. */
    public record AmendResponseRequest(
            Instant receivedAt,
            List<PlainAnswer> answers,
            @Nullable String reason,
            @Nullable PlainOriginal original,
            @Nullable KeyedTranscription transcription) {
        @Override
        public String toString() {
            return "AmendResponseRequest";
        }
    }

    /**
     * An answer as it was written.
     *
     * @param questionId of the plan, or {@code *} for a response in free form
     */
    public record PlainAnswer(String questionId, String text) {
        @Override
        public String toString() {
            return "PlainAnswer[" + questionId + "]";
        }
    }

    /**
     * The scan, letter or e-mail itself.
     *
     * @param content base64 in JSON
     */
    @SuppressWarnings("ArrayRecordComponent") // Only ever read from JSON and sealed; never compared.
    public record PlainOriginal(String mediaType, byte[] content) {
        @Override
        public String toString() {
            return "PlainOriginal[" + mediaType + "]";
        }
    }

    /**
     * Who keyed what did not arrive as data, and when.
     *
     * @param keyedBy opaque id; whoever sends the request if absent
     */
    public record KeyedTranscription(@Nullable String keyedBy, Instant keyedAt) {}

    /** {@code …/check-transcription}, by whoever sends the request. */
    public record CheckTranscriptionRequest(boolean agrees) {}

    /** {@code …/acknowledge}. */
    public record AcknowledgeResponseRequest(
            Channel channel, @Nullable Instant occurredAt) {}

    /**
     * {@code …/withdraw}.
     *
     * @param reason in the respondent's words; nobody has to give one
     */
    public record WithdrawResponseRequest(
            @Nullable String reason, @Nullable Instant occurredAt) {
        @Override
        public String toString() {
            return "WithdrawResponseRequest";
        }
    }

    /**
     * {@code …/link-as-duplicate}.
     *
     * @param of the response it repeats
     * @param rule how that was found
     */
    public record LinkAsDuplicateRequest(UUID of, String rule) {}

    /**
     * {@code …/remove-duplicate-link}.
     *
     * @param of the response it was said to repeat
     */
    public record RemoveDuplicateLinkRequest(UUID of, String reason) {}

    /** {@code …/remove-from-campaign}. */
    public record RemoveFromCampaignRequest(String reason) {}

    /**
     * {@code POST /api/v1/engagements/{id}/identify-campaign}.
     *
     * @param name what the officers call it
     * @param organiser the organisation behind it, never a private person
     * @param exemplar a response that shows its letter
     */
    public record IdentifyCampaignRequest(
            String campaignId,
            String name,
            @Nullable String organiser,
            @Nullable UUID exemplar) {}

    /** {@code …/assign-to-campaign}. */
    public record AssignToCampaignRequest(
            String campaignId,
            CampaignMethod method,
            @Nullable Double similarity,
            boolean addsOwnText) {}

    /**
     * {@code …/rule-on-lateness}.
     *
     * @param ruledBy opaque id; whoever sends the request if absent
     */
    public record RuleOnLatenessRequest(
            boolean counted, @Nullable String ruledBy, String reason) {}

    /** {@code …/count}. */
    public record CountResponseRequest(@Nullable String note) {}

    /**
     * {@code …/exclude}.
     *
     * @param authorisedBy opaque id of the second person, never whoever sends the request
     */
    public record ExcludeResponseRequest(ExclusionReason reason, String explanation, String authorisedBy) {}

    /**
     * {@code …/code}.
     *
     * @param codebookVersion a fixed version of the engagement's codebook
     * @param coder opaque id of the person or the model; whoever sends the request if absent
     * @param adopts the number of the model's coding that the coder takes over, changed or not
     */
    public record CodeResponseRequest(
            int responseVersion,
            int codebookVersion,
            List<ProposalPosition> positions,
            List<ThemeCoding> codings,
            @Nullable String coder,
            CodingOrigin origin,
            @Nullable Integer adopts) {}

    /**
     * {@code …/review-coding}, by whoever sends the request.
     *
     * @param coding which of the response's codings, from 1 in the order they were recorded; the last if absent
     * @param note in the body's own words, never about the respondent
     */
    public record ReviewCodingRequest(
            boolean agreed,
            @Nullable Integer coding,
            @Nullable String note) {}

    /**
     * {@code …/attachments}.
     *
     * @param name what the file is called; it may name a person, so it is encrypted
     * @param content base64 in JSON
     */
    @SuppressWarnings("ArrayRecordComponent") // Only ever read from JSON and sealed; never compared.
    public record AddAttachmentRequest(
            AttachmentKind kind, @Nullable String name, String mediaType, byte[] content) {
        @Override
        public String toString() {
            return "AddAttachmentRequest";
        }
    }

    /**
     * {@code …/set-attachment-aside}.
     *
     * @param document its keyed digest, as the register shows it
     */
    public record SetAttachmentAsideRequest(String document, String reason) {}

    /** {@code …/mark-read}, by whoever sends the request. */
    public record MarkReadRequest(int responseVersion) {}

    /** {@code …/redact}. */
    public record RedactResponseRequest(int responseVersion, List<RedactedSpan> spans) {}
}
