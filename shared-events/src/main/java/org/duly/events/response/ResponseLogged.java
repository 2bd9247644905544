package org.duly.events.response;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.duly.events.Classification;
import org.duly.events.EventType;
import org.duly.events.ProtectedText;
import org.duly.events.engagement.Channel;
import org.jspecify.annotations.Nullable;

/**
 * An item was received and logged: the first event of its stream.
 *
 * @param respondentId names the key under which the personal fields are encrypted; erasing the respondent destroys it
 * @param receiptNumber what the respondent is told to quote
 * @param receivedAt when it reached the receiving body, which alone decides whether it is late
 * @param organisationCode for example an ODS code; never a person's
 * @param signatories how many people it speaks for, at least 1
 * @param intake the row it came in with, if it was imported; whoever imported it is not its author
 */
@EventType(value = "org.duly.engagement.response-logged.v1", classification = Classification.OFFICIAL_SENSITIVE)
public record ResponseLogged(
        UUID engagementId,
        UUID respondentId,
        String receiptNumber,
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
        implements ResponseEvent {
    /** A response that came in by itself. */
    public ResponseLogged(
            UUID engagementId,
            UUID respondentId,
            String receiptNumber,
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
            @Nullable Transcription transcription) {
        this(
                engagementId,
                respondentId,
                receiptNumber,
                channel,
                receivingBody,
                receivedAt,
                respondentKind,
                organisationCode,
                stakeholderGroup,
                place,
                consent,
                respondentName,
                respondentContact,
                answers,
                original,
                signatories,
                transcription,
                null);
    }
}
