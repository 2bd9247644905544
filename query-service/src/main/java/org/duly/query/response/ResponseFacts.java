package org.duly.query.response;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.duly.events.EventEnvelope;
import org.duly.events.engagement.Channel;
import org.duly.events.response.AttachmentAdded;
import org.duly.events.response.AttachmentSetAside;
import org.duly.events.response.CodingReviewed;
import org.duly.events.response.Codings;
import org.duly.events.response.Consent;
import org.duly.events.response.Intake;
import org.duly.events.response.LateResponseRuled;
import org.duly.events.response.Original;
import org.duly.events.response.ResponseAssignedToCampaign;
import org.duly.events.response.ResponseCoded;
import org.duly.events.response.ResponseCounted;
import org.duly.events.response.ResponseExcluded;
import org.duly.events.response.ResponseLinkedAsDuplicate;
import org.duly.events.response.ResponseLogged;
import org.duly.events.response.ResponseRead;
import org.duly.events.response.ResponseRedacted;
import org.duly.events.response.ResponseTranscriptionChecked;
import org.duly.events.response.Transcription;
import org.jspecify.annotations.Nullable;

/**
 * What is so about a response as far as the log was read, beyond what the first event fixed for ever. Holds no personal
 * text.
 *
 * @param loggedBy opaque id of who logged it; never its author
 * @param onBehalfOf opaque id of for whom that was done
 * @param intake the row of a file it came in with, if it was imported
 * @param acknowledgedBy the channel of the last acknowledgement
 * @param coding the coding that stands; it says which version of the answers it is of. Null if no person coded it
 * @param review the last review of that coding
 * @param codings all of them, models' suggestions too
 * @param attachments added since it was logged; their names, which may name a person, stay sealed
 * @param setAside documents that were attached by mistake, each as often as it was
 * @param withdrawn taken back: excluded, and its exclusion is no ruling of the body's
 * @param textVersion of the answers in force, from 1
 * @param erased the respondent's key is destroyed: name, contact and answers can never be read again
 */
public record ResponseFacts(
        ResponseState state,
        Consent consent,
        String loggedBy,
        @Nullable String onBehalfOf,
        @Nullable Intake intake,
        @Nullable Original original,
        @Nullable Transcription transcription,
        @Nullable ResponseTranscriptionChecked transcriptionCheck,
        @Nullable Channel acknowledgedBy,
        @Nullable ResponseCounted counted,
        @Nullable ResponseExcluded excluded,
        @Nullable LateResponseRuled lateRuling,
        @Nullable ResponseLinkedAsDuplicate duplicate,
        @Nullable ResponseAssignedToCampaign campaign,
        @Nullable ResponseCoded coding,
        @Nullable CodingReviewed review,
        Codings codings,
        List<ResponseRead> reads,
        List<ResponseRedacted> redactions,
        List<AttachmentAdded> attachments,
        List<SetAsideAttachment> setAside,
        boolean withdrawn,
        int textVersion,
        boolean erased) {

    public ResponseFacts {
        // Facts kept before there were attachments do not say that there are none.
        attachments = Objects.requireNonNullElse(attachments, List.of());
        setAside = Objects.requireNonNullElse(setAside, List.of());
    }

    /** An attachment that is none, and why. */
    public record SetAsideAttachment(AttachmentAdded attachment, String reason) {}

    /** A response that was just logged. */
    static ResponseFacts logged(EventEnvelope envelope, ResponseLogged logged) {
        return new ResponseFacts(
                ResponseState.PENDING,
                logged.consent(),
                envelope.actor(),
                envelope.onBehalfOf(),
                logged.intake(),
                logged.original(),
                logged.transcription(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Codings.NONE,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                false,
                1,
                false);
    }

    /** The same facts with the respondent's key gone. */
    ResponseFacts withoutRespondent() {
        Change change = new Change(this);
        change.erased = true;
        return change.done();
    }

    /** The next facts while they are being worked out. */
    static final class Change {
        ResponseState state;
        final Consent consent;
        final String loggedBy;
        final @Nullable String onBehalfOf;
        final @Nullable Intake intake;

        @Nullable
        Original original;

        @Nullable
        Transcription transcription;

        @Nullable
        ResponseTranscriptionChecked transcriptionCheck;

        @Nullable
        Channel acknowledgedBy;

        @Nullable
        ResponseCounted counted;

        @Nullable
        ResponseExcluded excluded;

        @Nullable
        LateResponseRuled lateRuling;

        @Nullable
        ResponseLinkedAsDuplicate duplicate;

        @Nullable
        ResponseAssignedToCampaign campaign;

        @Nullable
        ResponseCoded coding;

        @Nullable
        CodingReviewed review;

        Codings codings;
        final List<ResponseRead> reads;
        final List<ResponseRedacted> redactions;
        final List<AttachmentAdded> attachments;
        final List<SetAsideAttachment> setAside;
        boolean withdrawn;
        int textVersion;
        boolean erased;

        Change(ResponseFacts from) {
            state = from.state;
            consent = from.consent;
            loggedBy = from.loggedBy;
            onBehalfOf = from.onBehalfOf;
            intake = from.intake;
            original = from.original;
            transcription = from.transcription;
            transcriptionCheck = from.transcriptionCheck;
            acknowledgedBy = from.acknowledgedBy;
            counted = from.counted;
            excluded = from.excluded;
            lateRuling = from.lateRuling;
            duplicate = from.duplicate;
            campaign = from.campaign;
            coding = from.coding;
            review = from.review;
            codings = from.codings;
            reads = new ArrayList<>(from.reads);
            redactions = new ArrayList<>(from.redactions);
            attachments = new ArrayList<>(from.attachments);
            setAside = new ArrayList<>(from.setAside);
            withdrawn = from.withdrawn;
            textVersion = from.textVersion;
            erased = from.erased;
        }

        /** Takes codings over, and with them the one that stands. */
        void codings(Codings changed) {
            codings = changed;
            Codings.Coding standing = changed.standing();
            coding = standing == null ? null : standing.coded();
            review = standing == null ? null : standing.review();
        }

        /** Moves every attachment of the document among those that were set aside. */
        void setAside(AttachmentSetAside change) {
            attachments.removeIf(attachment -> {
                boolean aside = attachment.document().equals(change.document());
                if (aside) {
                    setAside.add(new SetAsideAttachment(attachment, change.reason()));
                }
                return aside;
            });
        }

        ResponseFacts done() {
            return new ResponseFacts(
                    state,
                    consent,
                    loggedBy,
                    onBehalfOf,
                    intake,
                    original,
                    transcription,
                    transcriptionCheck,
                    acknowledgedBy,
                    counted,
                    excluded,
                    lateRuling,
                    duplicate,
                    campaign,
                    coding,
                    review,
                    codings,
                    List.copyOf(reads),
                    List.copyOf(redactions),
                    List.copyOf(attachments),
                    List.copyOf(setAside),
                    withdrawn,
                    textVersion,
                    erased);
        }
    }
}
