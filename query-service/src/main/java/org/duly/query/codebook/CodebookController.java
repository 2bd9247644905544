package org.duly.query.codebook;

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

/** Codebooks and themes over HTTP. */
@RestController
@RequestMapping(path = "/api/v1/engagements/{engagementId}", produces = "application/json")
class CodebookController {
    private final ThemeQueries queries;
    private final ReadYourWrites readYourWrites;

    CodebookController(ThemeQueries queries, ReadYourWrites readYourWrites) {
        this.queries = queries;
        this.readYourWrites = readYourWrites;
    }

    /** The themes as they are being edited, and every version that was fixed. */
    @GetMapping("/codebook")
    CodebookView codebook(
            @PathVariable UUID engagementId,
            @RequestParam(required = false) @Nullable Long asOfPosition,
            @RequestParam(required = false) @Nullable Instant asOfRecorded,
            @RequestParam(required = false) @Nullable Instant asOfOccurred,
            @RequestParam(required = false) @Nullable ReadAfter readAfter) {
        AsOf asOf = AsOf.of(asOfPosition, asOfRecorded, asOfOccurred);
        readYourWrites.await(readAfter);
        return queries.codebook(engagementId, asOf).orElseThrow(() -> missing(engagementId));
    }

    /** What the counted responses say: by theme, question and position, and overall by proposal. */
    @GetMapping("/themes")
    ThemeAnalysis themes(
            @PathVariable UUID engagementId,
            @RequestParam(required = false) @Nullable Integer codebookVersion,
            @RequestParam(required = false) @Nullable Long asOfPosition,
            @RequestParam(required = false) @Nullable Instant asOfRecorded,
            @RequestParam(required = false) @Nullable Instant asOfOccurred,
            @RequestParam(required = false) @Nullable ReadAfter readAfter) {
        AsOf asOf = AsOf.of(asOfPosition, asOfRecorded, asOfOccurred);
        readYourWrites.await(readAfter);
        return queries.analysis(engagementId, codebookVersion, asOf).orElseThrow(() -> missing(engagementId));
    }

    private static ProblemException missing(UUID engagementId) {
        return ProblemException.notFound("There is no engagement " + engagementId + ", or was none then");
    }
}
