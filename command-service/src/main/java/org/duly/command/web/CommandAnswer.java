package org.duly.command.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.duly.command.handling.Streams;
import org.duly.command.log.Appended;
import org.duly.events.ballot.PaperRefusal;
import org.duly.events.decision.SequenceCheck.Finding;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/**
 * What a command that was accepted is answered. With {@code readAfter=<log>@<position>} a query waits until it has seen
 * what the command did.
 *
 * @param stream where it was recorded
 * @param version the stream's version now, also the {@code ETag}
 * @param recordedTime when it was recorded (UTC)
 * @param id of what the stream is of: a UUID, or the plain id of a body or organisation
 * @param receiptNumber what a respondent is told to quote, when a response was logged
 * @param sha256 lower-case hex, of a document that was stored
 * @param paperRefused why a ballot paper that came was not taken in
 * @param forReview of a decision that names an engagement: itself and statements on its proposals, where they came before
 *     the close or before the report. Nothing follows from it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CommandAnswer(
        String log,
        long position,
        String stream,
        long version,
        Instant recordedTime,
        String id,
        @Nullable String receiptNumber,
        @Nullable String sha256,
        @Nullable PaperRefusal paperRefused,
        @Nullable List<Finding> forReview) {

    /** Answers a command. */
    public static ResponseEntity<CommandAnswer> to(Appended appended) {
        return answer(started(appended), appended, null, null, null, null);
    }

    /** Answers the logging of a response. */
    public static ResponseEntity<CommandAnswer> toLogging(Appended appended, String receiptNumber) {
        return answer(started(appended), appended, receiptNumber, null, null, null);
    }

    /** Answers a command that came with a document. */
    public static ResponseEntity<CommandAnswer> toDocument(Appended appended, String sha256) {
        return answer(started(appended), appended, null, sha256, null, null);
    }

    /** Answers a command that started its stream, perhaps with several events. */
    public static ResponseEntity<CommandAnswer> toStart(Appended appended) {
        return answer(HttpStatus.CREATED, appended, null, null, null, null);
    }

    /** Answers the return of a ballot paper. */
    public static ResponseEntity<CommandAnswer> toPaper(Appended appended, @Nullable PaperRefusal refused) {
        return answer(started(appended), appended, null, null, refused, null);
    }

    /**
     * Answers the taking of a decision, which starts its stream with its conditions.
     *
     * @param forReview null if no engagement is named
     */
    public static ResponseEntity<CommandAnswer> toDecision(Appended appended, @Nullable List<Finding> forReview) {
        return answer(HttpStatus.CREATED, appended, null, null, null, forReview);
    }

    private static HttpStatus started(Appended appended) {
        return appended.streamVersion() == 0 ? HttpStatus.CREATED : HttpStatus.OK;
    }

    private static ResponseEntity<CommandAnswer> answer(
            HttpStatus status,
            Appended appended,
            @Nullable String receiptNumber,
            @Nullable String sha256,
            @Nullable PaperRefusal paperRefused,
            @Nullable List<Finding> forReview) {
        CommandAnswer answer = new CommandAnswer(
                appended.log(),
                appended.lastPosition(),
                appended.stream(),
                appended.streamVersion(),
                appended.recordedTime(),
                Streams.nameOf(appended.stream()),
                receiptNumber,
                sha256,
                paperRefused,
                forReview);
        return ResponseEntity.status(status)
                .eTag("\"" + appended.streamVersion() + "\"")
                .body(answer);
    }
}
