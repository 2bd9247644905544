package org.duly.query.response;

import java.time.Instant;
import java.util.UUID;
import org.duly.events.engagement.Channel;
import org.duly.events.response.RespondentKind;
import org.jspecify.annotations.Nullable;

/**
 * A response in the register. Whether it is late is not here: that follows from {@code receivedAt} and the engagement's
 * deadline, which may still move.
 *
 * @param recordedAt when the log took it in
 * @param occurredAt when everything in its stream up to now had happened: the latest time of its events
 * @param position of the last event that changed the row
 * @param streamVersion of that event
 */
public record ResponseRow(
        UUID id,
        String log,
        UUID engagementId,
        UUID respondentId,
        String receiptNumber,
        Channel channel,
        String receivingBody,
        Instant receivedAt,
        Instant recordedAt,
        RespondentKind respondentKind,
        @Nullable String organisationCode,
        @Nullable String stakeholderGroup,
        @Nullable String place,
        int signatories,
        ResponseFacts facts,
        Instant occurredAt,
        long position,
        long streamVersion) {

    /** The campaign it belongs to, if any. */
    @Nullable
    String campaignId() {
        return facts.campaign() == null ? null : facts.campaign().campaignId();
    }

    ResponseRow with(ResponseFacts changed, Instant lastOccurredAt, long atPosition, long atVersion) {
        return new ResponseRow(
                id,
                log,
                engagementId,
                respondentId,
                receiptNumber,
                channel,
                receivingBody,
                receivedAt,
                recordedAt,
                respondentKind,
                organisationCode,
                stakeholderGroup,
                place,
                signatories,
                changed,
                lastOccurredAt,
                atPosition,
                atVersion);
    }

    ResponseRow with(ResponseFacts changed) {
        return with(changed, occurredAt, position, streamVersion);
    }
}
