package org.duly.query.programme;

import java.time.Instant;
import java.util.UUID;
import org.duly.platform.web.ProblemException;
import org.duly.query.asof.AsOf;
import org.duly.query.programme.ProgrammeView.ProgrammeSummary;
import org.duly.query.web.Cursor;
import org.duly.query.web.Limits;
import org.duly.query.web.Page;
import org.duly.query.web.ReadAfter;
import org.duly.query.web.ReadYourWrites;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Programmes over HTTP. */
@RestController
@RequestMapping(path = "/api/v1/programmes", produces = "application/json")
class ProgrammeController {
    private final ProgrammeQueries queries;
    private final ReadYourWrites readYourWrites;

    ProgrammeController(ProgrammeQueries queries, ReadYourWrites readYourWrites) {
        this.queries = queries;
        this.readYourWrites = readYourWrites;
    }

    /** All programmes, oldest first. */
    @GetMapping
    Page<ProgrammeSummary> programmes(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = Limits.DEFAULT_PAGE) int limit,
            @RequestParam(required = false) @Nullable ReadAfter readAfter) {
        UUID start = after == null ? null : Cursor.id(after);
        int rows = Limits.page(limit);
        readYourWrites.await(readAfter);
        return queries.page(start, rows);
    }

    /** One programme, now or in the past: its milestones, what became of them, and documents that disagree. */
    @GetMapping("/{programmeId}")
    ResponseEntity<ProgrammeView> programme(
            @PathVariable UUID programmeId,
            @RequestParam(required = false) @Nullable Long asOfPosition,
            @RequestParam(required = false) @Nullable Instant asOfRecorded,
            @RequestParam(required = false) @Nullable Instant asOfOccurred,
            @RequestParam(required = false) @Nullable ReadAfter readAfter) {
        AsOf asOf = AsOf.of(asOfPosition, asOfRecorded, asOfOccurred);
        readYourWrites.await(readAfter);
        ProgrammeView programme = queries.one(programmeId, asOf)
                .orElseThrow(
                        () -> ProblemException.notFound("There is no programme " + programmeId + ", or was none then"));
        return ResponseEntity.ok()
                .eTag(Long.toString(programme.streamVersion()))
                .body(programme);
    }
}
