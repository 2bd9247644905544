package org.duly.query.response;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.duly.events.engagement.Channel;
import org.duly.events.response.RespondentKind;
import org.jspecify.annotations.Nullable;

/**
 * A response as shown to those who may read it.
 *
 * @param receivedAt when it reached the receiving body
 * @param recordedAt when it was logged
 * @param late received at or after the deadline as it stands now
 * @param erased the respondent was erased: {@code text} is gone for good
 * @param text what the respondent wrote, decrypted; null once erased
 * @param streamVersion of its last event: what {@code If-Match} of a command is compared with
 */
public record ResponseView(
        UUID id,
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
        ResponseState state,
        boolean late,
        boolean withdrawn,
        boolean erased,
        ResponseFacts facts,
        @Nullable Text text,
        String log,
        long position,
        long streamVersion) {

    /**
     * What the respondent wrote.
     *
     * @param version of the answers, from 1
     * @param answers by question
     * @param reasons why they amended or withdrew it, in the order in which they did
     */
    public record Text(
            int version,
            @Nullable String respondentName,
            @Nullable String respondentContact,
            Map<String, String> answers,
            List<ResponseReason> reasons) {}

    static ResponseView of(ResponseRow row, @Nullable Instant closesAt, @Nullable Text text) {
        ResponseFacts facts = row.facts();
        return new ResponseView(
                row.id(),
                row.engagementId(),
                row.respondentId(),
                row.receiptNumber(),
                row.channel(),
                row.receivingBody(),
                row.receivedAt(),
                row.recordedAt(),
                row.respondentKind(),
                row.organisationCode(),
                row.stakeholderGroup(),
                row.place(),
                row.signatories(),
                facts.state(),
                closesAt != null && !row.receivedAt().isBefore(closesAt),
                facts.withdrawn(),
                facts.erased(),
                facts,
                text,
                row.log(),
                row.position(),
                row.streamVersion());
    }
}
