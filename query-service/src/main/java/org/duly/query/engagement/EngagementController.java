package org.duly.query.engagement;

import java.time.Instant;
import java.util.UUID;
import org.duly.platform.web.ProblemException;
import org.duly.query.asof.AsOf;
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

/** Engagements over HTTP. */
@RestController
@RequestMapping(path = "/api/v1/engagements", produces = "application/json")
class EngagementController {
    private final EngagementQueries queries;
    private final ReadYourWrites readYourWrites;

    EngagementController(EngagementQueries queries, ReadYourWrites readYourWrites) {
        this.queries = queries;
        this.readYourWrites = readYourWrites;
    }

    /** All engagements, oldest first. */
    @GetMapping
    Page<EngagementSummary> engagements(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = Limits.DEFAULT_PAGE) int limit,
            @RequestParam(required = false) @Nullable ReadAfter readAfter) {
        UUID start = after == null ? null : Cursor.id(after);
        int rows = Limits.page(limit);
        readYourWrites.await(readAfter);
        return queries.page(start, rows);
    }

    /** One engagement as planned and as it went, now or in the past. Its {@code ETag} is the version of its stream. */
    @GetMapping("/{engagementId}")
    ResponseEntity<EngagementView> engagement(
            @PathVariable UUID engagementId,
            @RequestParam(required = false) @Nullable Long asOfPosition,
            @RequestParam(required = false) @Nullable Instant asOfRecorded,
            @RequestParam(required = false) @Nullable Instant asOfOccurred,
            @RequestParam(required = false) @Nullable ReadAfter readAfter) {
        AsOf asOf = AsOf.of(asOfPosition, asOfRecorded, asOfOccurred);
        readYourWrites.await(readAfter);
        EngagementView engagement = queries.one(engagementId, asOf).orElseThrow(() -> missing(engagementId, asOf));
        return ResponseEntity.ok()
                .eTag(Long.toString(engagement.streamVersion()))
                .body(engagement);
    }

    /** How it stands, or stood: phase, days left, counts, silent groups. */
    @GetMapping("/{engagementId}/status")
    EngagementStatus status(
            @PathVariable UUID engagementId,
            @RequestParam(required = false) @Nullable Long asOfPosition,
            @RequestParam(required = false) @Nullable Instant asOfRecorded,
            @RequestParam(required = false) @Nullable Instant asOfOccurred,
            @RequestParam(required = false) @Nullable ReadAfter readAfter) {
        AsOf asOf = AsOf.of(asOfPosition, asOfRecorded, asOfOccurred);
        readYourWrites.await(readAfter);
        return queries.status(engagementId, asOf).orElseThrow(() -> missing(engagementId, asOf));
    }

    private static ProblemException missing(UUID engagementId, @Nullable AsOf asOf) {
        return ProblemException.notFound(
                asOf == null
                        ? "There is no engagement " + engagementId
                        : "There was no engagement " + engagementId + " yet, if there ever was");
    }
}
