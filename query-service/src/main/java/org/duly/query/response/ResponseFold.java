package org.duly.query.response;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.duly.events.EventEnvelope;
import org.duly.events.engagement.DeadlineExtended;
import org.duly.events.engagement.EngagementOpened;
import org.duly.events.response.AttachmentAdded;
import org.duly.events.response.AttachmentSetAside;
import org.duly.events.response.CodingReviewed;
import org.duly.events.response.DuplicateLinkRemoved;
import org.duly.events.response.LateResponseRuled;
import org.duly.events.response.ResponseAcknowledged;
import org.duly.events.response.ResponseAmended;
import org.duly.events.response.ResponseAssignedToCampaign;
import org.duly.events.response.ResponseCoded;
import org.duly.events.response.ResponseCounted;
import org.duly.events.response.ResponseEvent;
import org.duly.events.response.ResponseExcluded;
import org.duly.events.response.ResponseLinkedAsDuplicate;
import org.duly.events.response.ResponseLogged;
import org.duly.events.response.ResponseRead;
import org.duly.events.response.ResponseRedacted;
import org.duly.events.response.ResponseRemovedFromCampaign;
import org.duly.events.response.ResponseTranscriptionChecked;
import org.duly.events.response.ResponseWithdrawn;
import org.duly.query.log.PlacedEvent;
import org.jspecify.annotations.Nullable;

/** What each event of a response changes in its row. Pure: the same live, in a rebuild and in a test. */
final class ResponseFold {
    static final String STREAM = "response/";

    private ResponseFold() {}

    /** The response a stream is about. */
    static UUID idOf(EventEnvelope envelope) {
        String stream = envelope.stream();
        if (!stream.startsWith(STREAM)) {
            throw new IllegalArgumentException("The stream " + stream + " is not a response's");
        }
        return UUID.fromString(stream.substring(STREAM.length()));
    }

    /**
     * A response from the beginning of its stream. Whether the respondent was erased is not in it.
     *
     * @return empty without events
     */
    static Optional<ResponseRow> all(List<PlacedEvent> events) {
        ResponseRow row = null;
        for (PlacedEvent event : events) {
            ResponseEvent change = (ResponseEvent) event.envelope().data();
            row = row == null ? begin(event, (ResponseLogged) change) : next(row, event, change);
        }
        return Optional.ofNullable(row);
    }

    /**
     * The deadline after these events of an engagement.
     *
     * @return null if there is none
     */
    static @Nullable Instant closesAt(List<PlacedEvent> engagement) {
        Instant closesAt = null;
        for (PlacedEvent event : engagement) {
            if (event.envelope().data() instanceof EngagementOpened opened) {
                closesAt = opened.closesAt();
            } else if (event.envelope().data() instanceof DeadlineExtended extended) {
                closesAt = extended.to();
            }
        }
        return closesAt;
    }

    static ResponseRow begin(PlacedEvent event, ResponseLogged logged) {
        EventEnvelope envelope = event.envelope();
        return new ResponseRow(
                idOf(envelope),
                envelope.source(),
                logged.engagementId(),
                logged.respondentId(),
                logged.receiptNumber(),
                logged.channel(),
                logged.receivingBody(),
                logged.receivedAt(),
                envelope.recordedTime(),
                logged.respondentKind(),
                logged.organisationCode(),
                logged.stakeholderGroup(),
                logged.place(),
                logged.signatories(),
                ResponseFacts.logged(envelope, logged),
                envelope.time(),
                event.position(),
                envelope.streamVersion());
    }

    static ResponseRow next(ResponseRow row, PlacedEvent event, ResponseEvent change) {
        ResponseFacts.Change facts = new ResponseFacts.Change(row.facts());
        switch (change) {
            case ResponseLogged again ->
                throw new IllegalStateException("Response " + row.id() + " was logged twice: " + again.receiptNumber());
            case ResponseTranscriptionChecked checked -> facts.transcriptionCheck = checked;
            case ResponseAcknowledged acknowledged -> facts.acknowledgedBy = acknowledged.channel();
            case ResponseAmended amended -> {
                facts.textVersion = amended.version();
                facts.original = amended.original();
                facts.transcription = amended.transcription();
                facts.transcriptionCheck = null;
            }
            case ResponseWithdrawn withdrawn -> {
                facts.withdrawn = true;
                facts.state = ResponseState.EXCLUDED;
                facts.counted = null;
            }
            case ResponseLinkedAsDuplicate duplicate -> facts.duplicate = duplicate;
            case ResponseAssignedToCampaign campaign -> facts.campaign = campaign;
            case LateResponseRuled ruling -> facts.lateRuling = ruling;
            case ResponseCounted counted -> {
                facts.state = ResponseState.COUNTED;
                facts.counted = counted;
                facts.excluded = null;
            }
            case ResponseExcluded excluded -> {
                facts.state = ResponseState.EXCLUDED;
                facts.excluded = excluded;
                facts.counted = null;
            }
            case ResponseCoded coded -> facts.codings(facts.codings.with(coded));
            case CodingReviewed reviewed -> facts.codings(facts.codings.with(reviewed));
            case ResponseRead read -> facts.reads.add(read);
            case ResponseRedacted redacted -> facts.redactions.add(redacted);
            case DuplicateLinkRemoved _ -> facts.duplicate = null;
            case ResponseRemovedFromCampaign _ -> facts.campaign = null;
            case AttachmentAdded attachment -> facts.attachments.add(attachment);
            case AttachmentSetAside setAside -> facts.setAside(setAside);
        }
        Instant time = event.envelope().time();
        return row.with(
                facts.done(),
                time.isAfter(row.occurredAt()) ? time : row.occurredAt(),
                event.position(),
                event.envelope().streamVersion());
    }
}
