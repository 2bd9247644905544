package org.duly.query.export;

import jakarta.servlet.http.HttpServletResponse;
import org.duly.query.audit.AuditTrail;
import org.duly.query.audit.Trail;
import org.duly.query.export.StreamedCopy.Format;
import org.duly.query.web.Limits;
import org.duly.query.web.ReadAfter;
import org.duly.query.web.ReadYourWrites;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Files of the audit trail of anything that has one: a body, a merger, one decision, one ballot. */
@RestController
@RequestMapping("/api/v1")
class AuditExportController {
    private final AuditTrail trails;
    private final StreamedCopy copy;
    private final Download download;
    private final ReadYourWrites readYourWrites;

    AuditExportController(AuditTrail trails, StreamedCopy copy, Download download, ReadYourWrites readYourWrites) {
        this.trails = trails;
        this.copy = copy;
        this.download = download;
        this.readYourWrites = readYourWrites;
    }

    /**
     * Every event of a scope, or of one stream, as comma-separated values.
     *
     * @param scope such as {@code body/<id>} or {@code merger/<uuid>}
     * @param stream such as {@code decision/<uuid>} or {@code ballot/<uuid>}; either this or a scope
     * @param log needed only for what is in several logs
     */
    @GetMapping(path = "/audit-trail.csv", produces = Download.CSV)
    void auditTrailOfScopeAsCsv(
            @RequestParam(required = false) @Nullable String scope,
            @RequestParam(required = false) @Nullable String stream,
            @RequestParam(required = false) @Nullable String log,
            @RequestParam(required = false) @Nullable ReadAfter readAfter,
            HttpServletResponse answer) {
        send(Trail.asked(scope, stream), log, readAfter, Format.CSV, answer);
    }

    /** Every event of a scope, or of one stream, as JSON Lines; asked for as the other file is. */
    @GetMapping(path = "/audit-trail.jsonl", produces = Download.JSON_LINES)
    void auditTrailOfScopeAsJson(
            @RequestParam(required = false) @Nullable String scope,
            @RequestParam(required = false) @Nullable String stream,
            @RequestParam(required = false) @Nullable String log,
            @RequestParam(required = false) @Nullable ReadAfter readAfter,
            HttpServletResponse answer) {
        send(Trail.asked(scope, stream), log, readAfter, Format.LINES, answer);
    }

    private void send(
            Trail trail,
            @Nullable String log,
            @Nullable ReadAfter readAfter,
            Format format,
            HttpServletResponse answer) {
        readYourWrites.await(readAfter);
        String only = trails.log(trail, Limits.text("log", log)).orElseThrow(trail::missing);
        String query = format == Format.CSV ? AuditExport.csvQuery(trail) : AuditExport.jsonQuery(trail);
        // It was recorded under this name; a header has no room for what else a name may hold.
        String name = "audit-trail-" + trail.name().replaceAll("[^A-Za-z0-9._-]", "-");
        download.send(
                name,
                format,
                answer,
                copy.file(only, AuditExport.csvHeader(), query, AuditExport.values(only, trail), format));
    }

    /** Thrown on past every advice: the server ends the connection, and the caller sees that something is missing. */
    @ExceptionHandler
    void brokenOff(BrokenOffException brokenOff) {
        throw brokenOff;
    }
}
