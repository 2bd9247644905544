package org.duly.query.export;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.duly.events.engagement.Question;
import org.duly.platform.web.ProblemException;
import org.duly.query.asof.AsOf;
import org.duly.query.audit.Trail;
import org.duly.query.database.Json;
import org.duly.query.engagement.EngagementQueries;
import org.duly.query.engagement.EngagementView;
import org.duly.query.export.StatusExport.Figure;
import org.duly.query.export.StreamedCopy.Format;
import org.duly.query.response.ResponseFilter;
import org.duly.query.web.ReadAfter;
import org.duly.query.web.ReadYourWrites;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Files of an engagement. Each is of one state of the read models, which the header {@code Duly-Position} names as {@code
 * <log>@<position>}.
 *
 * <p>The register's files hold no words, names or contacts of respondents unless asked for with {@code withText}, which is
 * for those who may read the register itself.
 */
@RestController
@RequestMapping("/api/v1/engagements/{engagementId}")
class ExportController {
    private static final String CSV = Download.CSV;
    private static final String JSON_LINES = Download.JSON_LINES;

    private final EngagementQueries engagements;
    private final StreamedCopy copy;
    private final ReadYourWrites readYourWrites;
    private final Download download;

    ExportController(
            EngagementQueries engagements, StreamedCopy copy, ReadYourWrites readYourWrites, Download download) {
        this.engagements = engagements;
        this.copy = copy;
        this.readYourWrites = readYourWrites;
        this.download = download;
    }

    /** The register as comma-separated values. */
    @GetMapping(path = "/responses.csv", produces = CSV)
    void responsesAsCsv(
            @PathVariable UUID engagementId,
            ResponseFilter filter,
            @RequestParam(defaultValue = "false") boolean withText,
            @RequestParam(required = false) @Nullable ReadAfter readAfter,
            HttpServletResponse answer) {
        readYourWrites.await(readAfter);
        EngagementView engagement = engagement(engagementId);
        List<String> questions = Stream.concat(
                        Stream.of("*"),
                        engagement.facts().plan().questions().stream().map(Question::id))
                .distinct()
                .toList();
        ResponseExport export = new ResponseExport(engagementId, filter, questions, withText);
        File file = new File(engagement, "responses", Format.CSV);
        send(file, export.csvHeader(), export.csvQuery(), export.values(), answer);
    }

    /** The register as JSON Lines. */
    @GetMapping(path = "/responses.jsonl", produces = JSON_LINES)
    void responsesAsJson(
            @PathVariable UUID engagementId,
            ResponseFilter filter,
            @RequestParam(defaultValue = "false") boolean withText,
            @RequestParam(required = false) @Nullable ReadAfter readAfter,
            HttpServletResponse answer) {
        readYourWrites.await(readAfter);
        ResponseExport export = new ResponseExport(engagementId, filter, List.of(), withText);
        File file = new File(engagement(engagementId), "responses", Format.LINES);
        send(file, "", export.jsonQuery(), export.values(), answer);
    }

    /** Every event of the engagement and its responses, as comma-separated values. */
    @GetMapping(path = "/audit-trail.csv", produces = CSV)
    void auditTrailAsCsv(
            @PathVariable UUID engagementId,
            @RequestParam(required = false) @Nullable ReadAfter readAfter,
            HttpServletResponse answer) {
        readYourWrites.await(readAfter);
        File file = new File(engagement(engagementId), "audit-trail", Format.CSV);
        Trail trail = Trail.ofEngagement(engagementId);
        Map<String, String> values = AuditExport.values(file.engagement().log(), trail);
        send(file, AuditExport.csvHeader(), AuditExport.csvQuery(trail), values, answer);
    }

    /** Every event of the engagement and its responses, as JSON Lines. */
    @GetMapping(path = "/audit-trail.jsonl", produces = JSON_LINES)
    void auditTrailAsJson(
            @PathVariable UUID engagementId,
            @RequestParam(required = false) @Nullable ReadAfter readAfter,
            HttpServletResponse answer) {
        readYourWrites.await(readAfter);
        File file = new File(engagement(engagementId), "audit-trail", Format.LINES);
        Trail trail = Trail.ofEngagement(engagementId);
        Map<String, String> values = AuditExport.values(file.engagement().log(), trail);
        send(file, "", AuditExport.jsonQuery(trail), values, answer);
    }

    /** The counts, now or in the past, one figure a row. */
    @GetMapping(path = "/status.csv", produces = CSV + ";charset=UTF-8")
    String statusAsCsv(
            @PathVariable UUID engagementId,
            @RequestParam(required = false) @Nullable Long asOfPosition,
            @RequestParam(required = false) @Nullable Instant asOfRecorded,
            @RequestParam(required = false) @Nullable Instant asOfOccurred,
            @RequestParam(required = false) @Nullable ReadAfter readAfter) {
        AsOf asOf = AsOf.of(asOfPosition, asOfRecorded, asOfOccurred);
        StringBuilder file = new StringBuilder(Download.BYTE_ORDER_MARK)
                .append(CsvCell.row(Stream.of("dimension", "value", "measure", "count")));
        figures(engagementId, asOf, readAfter)
                .forEach(figure -> file.append(CsvCell.row(Stream.of(
                        figure.dimension(),
                        figure.value() == null ? "" : figure.value(),
                        figure.measure(),
                        figure.count()))));
        return file.toString();
    }

    /** The counts, now or in the past, one figure a line. */
    @GetMapping(path = "/status.jsonl", produces = JSON_LINES + ";charset=UTF-8")
    String statusAsJson(
            @PathVariable UUID engagementId,
            @RequestParam(required = false) @Nullable Long asOfPosition,
            @RequestParam(required = false) @Nullable Instant asOfRecorded,
            @RequestParam(required = false) @Nullable Instant asOfOccurred,
            @RequestParam(required = false) @Nullable ReadAfter readAfter) {
        AsOf asOf = AsOf.of(asOfPosition, asOfRecorded, asOfOccurred);
        StringBuilder file = new StringBuilder();
        figures(engagementId, asOf, readAfter)
                .forEach(figure -> file.append(Json.write(figure)).append('\n'));
        return file.toString();
    }

    private Stream<Figure> figures(UUID engagementId, @Nullable AsOf asOf, @Nullable ReadAfter readAfter) {
        readYourWrites.await(readAfter);
        return engagements
                .counts(engagementId, asOf)
                .map(StatusExport::figures)
                .orElseThrow(() -> missing(engagementId));
    }

    private record File(EngagementView engagement, String name, Format format) {}

    private void send(File file, String header, String query, Map<String, String> values, HttpServletResponse answer) {
        String log = file.engagement().log();
        download.send(
                file.name() + "-" + file.engagement().id(),
                file.format(),
                answer,
                copy.file(log, header, query, values, file.format()));
    }

    /** Thrown on past every advice: the server ends the connection, and the caller sees that something is missing. */
    @ExceptionHandler
    void brokenOff(BrokenOffException brokenOff) {
        throw brokenOff;
    }

    private EngagementView engagement(UUID engagementId) {
        return engagements.one(engagementId, null).orElseThrow(() -> missing(engagementId));
    }

    private static ProblemException missing(UUID engagementId) {
        return ProblemException.notFound("There is no engagement " + engagementId);
    }
}
