package org.duly.query.response;

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

/** The register over HTTP. */
@RestController
@RequestMapping(path = "/api/v1", produces = "application/json")
class ResponseController {
    private final ResponseQueries queries;
    private final PastResponses past;
    private final ReadYourWrites readYourWrites;

    ResponseController(ResponseQueries queries, PastResponses past, ReadYourWrites readYourWrites) {
        this.queries = queries;
        this.past = past;
        this.readYourWrites = readYourWrites;
    }

    /** The responses of an engagement in the order in which they were received. */
    @GetMapping("/engagements/{engagementId}/responses")
    Page<ResponseView> responses(
            @PathVariable UUID engagementId,
            ResponseFilter filter,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = Limits.DEFAULT_PAGE) int limit,
            @RequestParam(required = false) @Nullable ReadAfter readAfter) {
        Cursor.At start = after == null ? null : Cursor.timeAndId(after);
        int rows = Limits.page(limit);
        readYourWrites.await(readAfter);
        return queries.page(engagementId, filter, start, rows);
    }

    /** One response, now or in the past. Its {@code ETag} is the version of its stream. */
    @GetMapping("/responses/{responseId}")
    ResponseEntity<ResponseView> response(
            @PathVariable UUID responseId,
            @RequestParam(required = false) @Nullable Long asOfPosition,
            @RequestParam(required = false) @Nullable Instant asOfRecorded,
            @RequestParam(required = false) @Nullable Instant asOfOccurred,
            @RequestParam(required = false) @Nullable ReadAfter readAfter) {
        AsOf asOf = AsOf.of(asOfPosition, asOfRecorded, asOfOccurred);
        readYourWrites.await(readAfter);
        ResponseView response = (asOf == null ? queries.one(responseId) : past.one(responseId, asOf))
                .orElseThrow(() -> ProblemException.notFound(
                        asOf == null
                                ? "There is no response " + responseId
                                : "There was no response " + responseId + " yet, if there ever was"));
        // Erasing changes what is shown without an event in the response's own stream.
        String version = response.streamVersion() + (response.erased() ? "-erased" : "");
        return ResponseEntity.ok().eTag(version).body(response);
    }
}
