package org.duly.query.export;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.duly.platform.web.ProblemException;
import org.duly.query.asof.AsOf;
import org.duly.query.asof.AsOfParameters;
import org.duly.query.ballot.BallotQueries;
import org.duly.query.ballot.BallotView;
import org.duly.query.export.StreamedCopy.Format;
import org.duly.query.organisation.Lineage;
import org.duly.query.organisation.LineageQueries;
import org.duly.query.web.ReadAfter;
import org.duly.query.web.ReadYourWrites;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Files of ballot results and of the lineage of organisations, now and in the past. */
@RestController
@RequestMapping("/api/v1")
class SuccessionExportController {
    private final BallotQueries ballots;
    private final LineageQueries organisations;
    private final Download download;
    private final ReadYourWrites readYourWrites;

    SuccessionExportController(
            BallotQueries ballots, LineageQueries organisations, Download download, ReadYourWrites readYourWrites) {
        this.ballots = ballots;
        this.organisations = organisations;
        this.download = download;
        this.readYourWrites = readYourWrites;
    }

    /** The results of a ballot, one constituency a row and one for all, as comma-separated values. */
    @GetMapping(path = "/ballots/{ballotId}/results.csv", produces = Download.CSV)
    void ballotAsCsv(
            @PathVariable UUID ballotId,
            AsOfParameters when,
            @RequestParam(required = false) @Nullable ReadAfter readAfter,
            HttpServletResponse answer) {
        ballot(ballotId, when, readAfter, Format.CSV, answer);
    }

    /** The results of a ballot, one constituency a line and one for all, as JSON Lines. */
    @GetMapping(path = "/ballots/{ballotId}/results.jsonl", produces = Download.JSON_LINES)
    void ballotAsJson(
            @PathVariable UUID ballotId,
            AsOfParameters when,
            @RequestParam(required = false) @Nullable ReadAfter readAfter,
            HttpServletResponse answer) {
        ballot(ballotId, when, readAfter, Format.LINES, answer);
    }

    private void ballot(
            UUID ballotId,
            AsOfParameters when,
            @Nullable ReadAfter readAfter,
            Format format,
            HttpServletResponse answer) {
        AsOf asOf = when.past();
        readYourWrites.await(readAfter);
        download.send("ballot-" + ballotId, format, answer, opening -> {
            BallotView ballot = ballots.one(ballotId, asOf)
                    .orElseThrow(
                            () -> ProblemException.notFound("There is no ballot " + ballotId + ", or was none then"));
            BallotExport.write(ballot, opening.rows(format, ballot.log(), ballot.position(), BallotExport.COLUMNS));
        });
    }

    /** Who took whose place, worked with whom and went by which name, one statement a row, as comma-separated values. */
    @GetMapping(path = "/organisation-lineage.csv", produces = Download.CSV)
    void lineageAsCsv(
            @RequestParam(required = false) @Nullable String log,
            AsOfParameters when,
            @RequestParam(required = false) @Nullable ReadAfter readAfter,
            HttpServletResponse answer) {
        lineage(log, when, readAfter, Format.CSV, answer);
    }

    /** Who took whose place, worked with whom and went by which name, one statement a line, as JSON Lines. */
    @GetMapping(path = "/organisation-lineage.jsonl", produces = Download.JSON_LINES)
    void lineageAsJson(
            @RequestParam(required = false) @Nullable String log,
            AsOfParameters when,
            @RequestParam(required = false) @Nullable ReadAfter readAfter,
            HttpServletResponse answer) {
        lineage(log, when, readAfter, Format.LINES, answer);
    }

    private void lineage(
            @Nullable String log,
            AsOfParameters when,
            @Nullable ReadAfter readAfter,
            Format format,
            HttpServletResponse answer) {
        AsOf asOf = when.past();
        readYourWrites.await(readAfter);
        download.send("organisation-lineage", format, answer, opening -> {
            Lineage lineage =
                    organisations.all(log, asOf).orElseThrow(() -> ProblemException.notFound("Nothing is read yet"));
            LineageExport.write(
                    lineage, opening.rows(format, lineage.log(), lineage.position(), LineageExport.COLUMNS));
        });
    }

    /** Thrown on past every advice: the server ends the connection, and the caller sees that something is missing. */
    @ExceptionHandler
    void brokenOff(BrokenOffException brokenOff) {
        throw brokenOff;
    }
}
