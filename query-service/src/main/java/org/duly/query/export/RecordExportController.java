package org.duly.query.export;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.UUID;
import org.duly.platform.web.ProblemException;
import org.duly.query.asof.AsOf;
import org.duly.query.export.StreamedCopy.Format;
import org.duly.query.programme.ProgrammeQueries;
import org.duly.query.programme.ProgrammeView;
import org.duly.query.report.ReportQueries;
import org.duly.query.report.ReportQueries.ReportList;
import org.duly.query.web.ReadAfter;
import org.duly.query.web.ReadYourWrites;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Files of reports and milestones, now and in the past. */
@RestController
@RequestMapping("/api/v1")
class RecordExportController {
    private final ReportQueries reports;
    private final ProgrammeQueries programmes;
    private final Download download;
    private final ReadYourWrites readYourWrites;

    RecordExportController(
            ReportQueries reports, ProgrammeQueries programmes, Download download, ReadYourWrites readYourWrites) {
        this.reports = reports;
        this.programmes = programmes;
        this.download = download;
        this.readYourWrites = readYourWrites;
    }

    /** Every version of the report, one a row, as comma-separated values. */
    @GetMapping(path = "/engagements/{engagementId}/reports.csv", produces = Download.CSV)
    void reportsAsCsv(
            @PathVariable UUID engagementId,
            @RequestParam(required = false) @Nullable Long asOfPosition,
            @RequestParam(required = false) @Nullable Instant asOfRecorded,
            @RequestParam(required = false) @Nullable Instant asOfOccurred,
            @RequestParam(required = false) @Nullable ReadAfter readAfter,
            HttpServletResponse answer) {
        AsOf asOf = AsOf.of(asOfPosition, asOfRecorded, asOfOccurred);
        readYourWrites.await(readAfter);
        reports(engagementId, asOf, Format.CSV, answer);
    }

    /** Every version of the report, one a row, as JSON Lines. */
    @GetMapping(path = "/engagements/{engagementId}/reports.jsonl", produces = Download.JSON_LINES)
    void reportsAsJson(
            @PathVariable UUID engagementId,
            @RequestParam(required = false) @Nullable Long asOfPosition,
            @RequestParam(required = false) @Nullable Instant asOfRecorded,
            @RequestParam(required = false) @Nullable Instant asOfOccurred,
            @RequestParam(required = false) @Nullable ReadAfter readAfter,
            HttpServletResponse answer) {
        AsOf asOf = AsOf.of(asOfPosition, asOfRecorded, asOfOccurred);
        readYourWrites.await(readAfter);
        reports(engagementId, asOf, Format.LINES, answer);
    }

    private void reports(UUID engagementId, @Nullable AsOf asOf, Format format, HttpServletResponse answer) {
        download.send("reports-" + engagementId, format, answer, opening -> {
            ReportList list = reports.all(engagementId, asOf).orElseThrow(() -> missing(engagementId));
            Rows rows = opening.rows(format, list.log(), list.position(), ReportExport.COLUMNS);
            list.reports().forEach(report -> ReportExport.write(report, rows));
        });
    }

    /** A programme's milestones and all that happened to them as comma-separated values. */
    @GetMapping(path = "/programmes/{programmeId}/milestones.csv", produces = Download.CSV)
    void milestonesAsCsv(
            @PathVariable UUID programmeId,
            @RequestParam(required = false) @Nullable Long asOfPosition,
            @RequestParam(required = false) @Nullable Instant asOfRecorded,
            @RequestParam(required = false) @Nullable Instant asOfOccurred,
            @RequestParam(required = false) @Nullable ReadAfter readAfter,
            HttpServletResponse answer) {
        AsOf asOf = AsOf.of(asOfPosition, asOfRecorded, asOfOccurred);
        readYourWrites.await(readAfter);
        milestones(programmeId, asOf, Format.CSV, answer);
    }

    /** A programme's milestones and all that happened to them as JSON Lines. */
    @GetMapping(path = "/programmes/{programmeId}/milestones.jsonl", produces = Download.JSON_LINES)
    void milestonesAsJson(
            @PathVariable UUID programmeId,
            @RequestParam(required = false) @Nullable Long asOfPosition,
            @RequestParam(required = false) @Nullable Instant asOfRecorded,
            @RequestParam(required = false) @Nullable Instant asOfOccurred,
            @RequestParam(required = false) @Nullable ReadAfter readAfter,
            HttpServletResponse answer) {
        AsOf asOf = AsOf.of(asOfPosition, asOfRecorded, asOfOccurred);
        readYourWrites.await(readAfter);
        milestones(programmeId, asOf, Format.LINES, answer);
    }

    private void milestones(UUID programmeId, @Nullable AsOf asOf, Format format, HttpServletResponse answer) {
        download.send("milestones-" + programmeId, format, answer, opening -> {
            ProgrammeView programme = programmes
                    .one(programmeId, asOf)
                    .orElseThrow(() ->
                            ProblemException.notFound("There is no programme " + programmeId + ", or was none then"));
            MilestoneExport.write(
                    programme, opening.rows(format, programme.log(), programme.position(), MilestoneExport.COLUMNS));
        });
    }

    /** Thrown on past every advice: the server ends the connection, and the caller sees that something is missing. */
    @ExceptionHandler
    void brokenOff(BrokenOffException brokenOff) {
        throw brokenOff;
    }

    private static ProblemException missing(UUID engagementId) {
        return ProblemException.notFound("There is no engagement " + engagementId + ", or was none then");
    }
}
