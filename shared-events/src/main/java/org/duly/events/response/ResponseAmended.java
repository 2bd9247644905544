package org.duly.events.response;

import java.time.Instant;
import java.util.List;
import org.duly.events.Classification;
import org.duly.events.EventType;
import org.duly.events.ProtectedText;
import org.jspecify.annotations.Nullable;

/**
 * The respondent replaced their answers. The earlier version stays; this is a new one.
 *
 * @param version from 2: the logged text is version 1
 * @param receivedAt when the amendment reached the receiving body
 * @param answers all of them, not only those that changed
 * @param reason in the respondent's words, hence protected
 * @param original what the amendment was taken from, if it did not arrive as data
 * @param transcription who keyed it, if it did not arrive as data
 */
@EventType(value = "org.duly.engagement.response-amended.v1", classification = Classification.OFFICIAL_SENSITIVE)
public record ResponseAmended(
        int version,
        Instant receivedAt,
        List<Answer> answers,
        @Nullable ProtectedText reason,
        @Nullable Original original,
        @Nullable Transcription transcription)
        implements ResponseEvent {}
