package org.duly.query.report;

import java.time.Instant;
import java.util.UUID;
import org.duly.platform.web.ProblemException;
import org.duly.query.asof.AsOf;
import org.duly.query.web.ReadAfter;
import org.duly.query.web.ReadYourWrites;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reports over HTTP. */
@RestController
@RequestMapping("/api/v1/engagements/{engagementId}/reports/{version}")
class ReportController {
    private final ReportQueries queries;
    private final ReadYourWrites readYourWrites;

    ReportController(ReportQueries queries, ReadYourWrites readYourWrites) {
        this.queries = queries;
        this.readYourWrites = readYourWrites;
    }

    /** A report as data: what it says never changes, what has become of it since does. */
    @GetMapping(produces = "application/json")
    ReportView report(
            @PathVariable UUID engagementId,
            @PathVariable int version,
            @RequestParam(required = false) @Nullable Long asOfPosition,
            @RequestParam(required = false) @Nullable Instant asOfRecorded,
            @RequestParam(required = false) @Nullable Instant asOfOccurred,
            @RequestParam(required = false) @Nullable ReadAfter readAfter) {
        AsOf asOf = AsOf.of(asOfPosition, asOfRecorded, asOfOccurred);
        readYourWrites.await(readAfter);
        return queries.one(engagementId, version, asOf)
                .orElseThrow(() -> ProblemException.notFound(
                        "Engagement " + engagementId + " has no report of version " + version + ", or had none then"));
    }

    /** The same report as a page to read and to print. */
    @GetMapping(path = "/page", produces = "text/html;charset=UTF-8")
    String page(
            @PathVariable UUID engagementId,
            @PathVariable int version,
            @RequestParam(required = false) @Nullable Long asOfPosition,
            @RequestParam(required = false) @Nullable Instant asOfRecorded,
            @RequestParam(required = false) @Nullable Instant asOfOccurred,
            @RequestParam(required = false) @Nullable ReadAfter readAfter) {
        return ReportPage.of(report(engagementId, version, asOfPosition, asOfRecorded, asOfOccurred, readAfter));
    }
}
