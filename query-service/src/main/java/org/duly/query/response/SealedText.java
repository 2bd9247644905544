package org.duly.query.response;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.duly.events.ProtectedText;
import org.duly.events.response.Answer;
import org.duly.platform.vault.RespondentKey;
import org.duly.platform.vault.Sealer;
import org.jspecify.annotations.Nullable;

/**
 * One version of what a respondent wrote, as published.
 *
 * @param eventId of the event that carries it, which its field keys depend on
 */
record SealedText(
        UUID eventId,
        UUID responseId,
        UUID respondentId,
        int version,
        @Nullable ProtectedText name,
        @Nullable ProtectedText contact,
        List<Answer> answers) {

    ResponseText open(Sealer sealer, RespondentKey key) {
        Map<String, String> opened = new LinkedHashMap<>();
        for (Answer answer : answers) {
            String text = sealer.open(key, eventId, "answers." + answer.questionId(), answer.text());
            opened.merge(answer.questionId(), text, (first, second) -> first + "\n\n" + second);
        }
        return new ResponseText(
                responseId,
                version,
                name == null ? null : sealer.open(key, eventId, "respondentName", name),
                contact == null ? null : sealer.open(key, eventId, "respondentContact", contact),
                opened);
    }
}
