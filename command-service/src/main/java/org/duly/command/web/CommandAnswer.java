package org.duly.command.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.duly.command.handling.Streams;
import org.duly.command.log.Appended;
import org.duly.events.ballot.PaperRefusal;
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
        @Nullable PaperRefusal paperRefused) {

    /** Answers a command. */
    public static ResponseEntity<CommandAnswer> to(Appended appended) {
        return answer(appended, null, null, null);
    }

    /** Answers the logging of a response. */
    public static ResponseEntity<CommandAnswer> toLogging(Appended appended, String receiptNumber) {
        return answer(appended, receiptNumber, null, null);
    }

    /** Answers a command that came with a document. */
    public static ResponseEntity<CommandAnswer> toDocument(Appended appended, String sha256) {
        return answer(appended, null, sha256, null);
    }

    /** Answers a command that started its stream, perhaps with several events. */
    public static ResponseEntity<CommandAnswer> toStart(Appended appended) {
        ResponseEntity<CommandAnswer> answer = to(appended);
        return ResponseEntity.status(HttpStatus.CREATED)
                .headers(answer.getHeaders())
                .body(answer.getBody());
    }

    /** Answers the return of a ballot paper. */
    public static ResponseEntity<CommandAnswer> toPaper(Appended appended, @Nullable PaperRefusal refused) {
        return answer(appended, null, null, refused);
    }

    private static ResponseEntity<CommandAnswer> answer(
            Appended appended,
            @Nullable String receiptNumber,
            @Nullable String sha256,
            @Nullable PaperRefusal paperRefused) {
        CommandAnswer answer = new CommandAnswer(
                appended.log(),
                appended.lastPosition(),
                appended.stream(),
                appended.streamVersion(),
                appended.recordedTime(),
                Streams.nameOf(appended.stream()),
                receiptNumber,
                sha256,
                paperRefused);
        return ResponseEntity.status(appended.streamVersion() == 0 ? HttpStatus.CREATED : HttpStatus.OK)
                .eTag("\"" + appended.streamVersion() + "\"")
                .body(answer);
    }
}
