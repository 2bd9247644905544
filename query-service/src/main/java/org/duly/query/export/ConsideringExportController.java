package org.duly.query.export;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.duly.platform.web.ProblemException;
import org.duly.query.asof.AsOf;
import org.duly.query.codebook.ThemeAnalysis;
import org.duly.query.codebook.ThemeQueries;
import org.duly.query.consideration.ConsiderationQueries;
import org.duly.query.consideration.ConsiderationView.ConsiderationList;
import org.duly.query.consideration.CoverageQueries;
import org.duly.query.consideration.CoverageTrace.Link;
import org.duly.query.consideration.GapQueries;
import org.duly.query.consideration.Gaps;
import org.duly.query.export.Download.Opening;
import org.duly.query.export.StreamedCopy.Format;
import org.duly.query.response.GapKind;
import org.duly.query.response.GapResponses.GapResponse;
import org.duly.query.web.ReadAfter;
import org.duly.query.web.ReadYourWrites;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Files of what the responses say, what the bodies made of it and what is still to be done; now and in the past. */
@RestController
@RequestMapping("/api/v1")
class ConsideringExportController {
    private final ThemeQueries themes;
    private final ConsiderationQueries considerations;
    private final GapQueries gaps;
    private final CoverageQueries coverage;
    private final Download download;
    private final ReadYourWrites readYourWrites;

    ConsideringExportController(
            ThemeQueries themes,
            ConsiderationQueries considerations,
            GapQueries gaps,
            CoverageQueries coverage,
            Download download,
            ReadYourWrites readYourWrites) {
        this.themes = themes;
        this.considerations = considerations;
        this.gaps = gaps;
        this.coverage = coverage;
        this.download = download;
        this.readYourWrites = readYourWrites;
    }

    /** What the counted responses say, one figure a row, as comma-separated values. */
    @GetMapping(path = "/engagements/{engagementId}/themes.csv", produces = Download.CSV)
    void themesAsCsv(
            @PathVariable UUID engagementId,
            @RequestParam(required = false) @Nullable Integer codebookVersion,
            @RequestParam(required = false) @Nullable Long asOfPosition,
            @RequestParam(required = false) @Nullable Instant asOfRecorded,
            @RequestParam(required = false) @Nullable Instant asOfOccurred,
            @RequestParam(required = false) @Nullable ReadAfter readAfter,
            HttpServletResponse answer) {
        AsOf asOf = AsOf.of(asOfPosition, asOfRecorded, asOfOccurred);
        readYourWrites.await(readAfter);
        themes(engagementId, codebookVersion, asOf, Format.CSV, answer);
    }

    /** What the counted responses say, one figure a row, as JSON Lines. */
    @GetMapping(path = "/engagements/{engagementId}/themes.jsonl", produces = Download.JSON_LINES)
    void themesAsJson(
            @PathVariable UUID engagementId,
            @RequestParam(required = false) @Nullable Integer codebookVersion,
            @RequestParam(required = false) @Nullable Long asOfPosition,
            @RequestParam(required = false) @Nullable Instant asOfRecorded,
            @RequestParam(required = false) @Nullable Instant asOfOccurred,
            @RequestParam(required = false) @Nullable ReadAfter readAfter,
            HttpServletResponse answer) {
        AsOf asOf = AsOf.of(asOfPosition, asOfRecorded, asOfOccurred);
        readYourWrites.await(readAfter);
        themes(engagementId, codebookVersion, asOf, Format.LINES, answer);
    }

    private void themes(
            UUID engagementId,
            @Nullable Integer codebookVersion,
            @Nullable AsOf asOf,
            Format format,
            HttpServletResponse answer) {
        download.send("themes-" + engagementId, format, answer, opening -> {
            ThemeAnalysis analysis =
                    themes.analysis(engagementId, codebookVersion, asOf).orElseThrow(() -> missing(engagementId));
            ConsideringExport.themes(
                    analysis, opening.rows(format, analysis.log(), analysis.position(), ConsideringExport.THEMES));
        });
    }

    /** Every consideration, one answer of a body a row, as comma-separated values. */
    @GetMapping(path = "/engagements/{engagementId}/considerations.csv", produces = Download.CSV)
    void considerationsAsCsv(
            @PathVariable UUID engagementId,
            @RequestParam(required = false) @Nullable Long asOfPosition,
            @RequestParam(required = false) @Nullable Instant asOfRecorded,
            @RequestParam(required = false) @Nullable Instant asOfOccurred,
            @RequestParam(required = false) @Nullable ReadAfter readAfter,
            HttpServletResponse answer) {
        AsOf asOf = AsOf.of(asOfPosition, asOfRecorded, asOfOccurred);
        readYourWrites.await(readAfter);
        considerations(engagementId, asOf, Format.CSV, answer);
    }

    /** Every consideration, one answer of a body a row, as JSON Lines. */
    @GetMapping(path = "/engagements/{engagementId}/considerations.jsonl", produces = Download.JSON_LINES)
    void considerationsAsJson(
            @PathVariable UUID engagementId,
            @RequestParam(required = false) @Nullable Long asOfPosition,
            @RequestParam(required = false) @Nullable Instant asOfRecorded,
            @RequestParam(required = false) @Nullable Instant asOfOccurred,
            @RequestParam(required = false) @Nullable ReadAfter readAfter,
            HttpServletResponse answer) {
        AsOf asOf = AsOf.of(asOfPosition, asOfRecorded, asOfOccurred);
        readYourWrites.await(readAfter);
        considerations(engagementId, asOf, Format.LINES, answer);
    }

    private void considerations(UUID engagementId, @Nullable AsOf asOf, Format format, HttpServletResponse answer) {
        download.send("considerations-" + engagementId, format, answer, opening -> {
            ConsiderationList list =
                    considerations.ofEngagement(engagementId, asOf).orElseThrow(() -> missing(engagementId));
            Rows rows = opening.rows(format, list.log(), list.position(), ConsideringExport.CONSIDERATIONS);
            list.items().forEach(consideration -> ConsideringExport.consideration(consideration, rows));
        });
    }

    /** Everything an engagement still waits for, every response too, as comma-separated values. */
    @GetMapping(path = "/engagements/{engagementId}/gaps.csv", produces = Download.CSV)
    void gapsAsCsv(
            @PathVariable UUID engagementId,
            @RequestParam(defaultValue = "1") long threshold,
            @RequestParam(required = false) @Nullable Long asOfPosition,
            @RequestParam(required = false) @Nullable Instant asOfRecorded,
            @RequestParam(required = false) @Nullable Instant asOfOccurred,
            @RequestParam(required = false) @Nullable ReadAfter readAfter,
            HttpServletResponse answer) {
        AsOf asOf = AsOf.of(asOfPosition, asOfRecorded, asOfOccurred);
        readYourWrites.await(readAfter);
        gaps(engagementId, threshold, asOf, Format.CSV, answer);
    }

    /** Everything an engagement still waits for, every response too, as JSON Lines. */
    @GetMapping(path = "/engagements/{engagementId}/gaps.jsonl", produces = Download.JSON_LINES)
    void gapsAsJson(
            @PathVariable UUID engagementId,
            @RequestParam(defaultValue = "1") long threshold,
            @RequestParam(required = false) @Nullable Long asOfPosition,
            @RequestParam(required = false) @Nullable Instant asOfRecorded,
            @RequestParam(required = false) @Nullable Instant asOfOccurred,
            @RequestParam(required = false) @Nullable ReadAfter readAfter,
            HttpServletResponse answer) {
        AsOf asOf = AsOf.of(asOfPosition, asOfRecorded, asOfOccurred);
        readYourWrites.await(readAfter);
        gaps(engagementId, threshold, asOf, Format.LINES, answer);
    }

    private void gaps(
            UUID engagementId, long threshold, @Nullable AsOf asOf, Format format, HttpServletResponse answer) {
        download.send("gaps-" + engagementId, format, answer, opening -> {
            GapRows rows = new GapRows(opening, format);
            if (!gaps.everything(engagementId, threshold, asOf, rows)) {
                throw missing(engagementId);
            }
        });
    }

    private static final class GapRows implements GapQueries.Taking {
        private final Opening opening;
        private final Format format;
        private @Nullable Rows rows;

        GapRows(Opening opening, Format format) {
            this.opening = opening;
            this.format = format;
        }

        @Override
        public void begin(Gaps gaps) {
            Rows begun = opening.rows(format, gaps.log(), gaps.position(), ConsideringExport.GAPS);
            gaps.themes().forEach(theme -> ConsideringExport.gap(theme, begun));
            gaps.considerations().forEach(consideration -> ConsideringExport.gap(consideration, begun));
            rows = begun;
        }

        @Override
        public void take(GapKind kind, GapResponse response) {
            ConsideringExport.gap(kind, response, Objects.requireNonNull(rows));
        }
    }

    /** From each response to its themes and to the considerations that cover them, as comma-separated values. */
    @GetMapping(path = "/engagements/{engagementId}/coverage.csv", produces = Download.CSV)
    void coverageAsCsv(
            @PathVariable UUID engagementId,
            @RequestParam(required = false) @Nullable Long asOfPosition,
            @RequestParam(required = false) @Nullable Instant asOfRecorded,
            @RequestParam(required = false) @Nullable Instant asOfOccurred,
            @RequestParam(required = false) @Nullable ReadAfter readAfter,
            HttpServletResponse answer) {
        AsOf asOf = AsOf.of(asOfPosition, asOfRecorded, asOfOccurred);
        readYourWrites.await(readAfter);
        coverage(engagementId, asOf, Format.CSV, answer);
    }

    /** From each response to its themes and to the considerations that cover them, as JSON Lines. */
    @GetMapping(path = "/engagements/{engagementId}/coverage.jsonl", produces = Download.JSON_LINES)
    void coverageAsJson(
            @PathVariable UUID engagementId,
            @RequestParam(required = false) @Nullable Long asOfPosition,
            @RequestParam(required = false) @Nullable Instant asOfRecorded,
            @RequestParam(required = false) @Nullable Instant asOfOccurred,
            @RequestParam(required = false) @Nullable ReadAfter readAfter,
            HttpServletResponse answer) {
        AsOf asOf = AsOf.of(asOfPosition, asOfRecorded, asOfOccurred);
        readYourWrites.await(readAfter);
        coverage(engagementId, asOf, Format.LINES, answer);
    }

    private void coverage(UUID engagementId, @Nullable AsOf asOf, Format format, HttpServletResponse answer) {
        download.send("coverage-" + engagementId, format, answer, opening -> {
            if (!coverage.links(engagementId, asOf, new LinkRows(opening, format))) {
                throw missing(engagementId);
            }
        });
    }

    private static final class LinkRows implements CoverageQueries.Taking {
        private final Opening opening;
        private final Format format;
        private @Nullable Rows rows;

        LinkRows(Opening opening, Format format) {
            this.opening = opening;
            this.format = format;
        }

        @Override
        public void begin(String log, long position) {
            rows = opening.rows(format, log, position, ConsideringExport.COVERAGE);
        }

        @Override
        public void take(Link link) {
            ConsideringExport.link(link, Objects.requireNonNull(rows));
        }
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
