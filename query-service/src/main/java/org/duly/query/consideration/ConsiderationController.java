package org.duly.query.consideration;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.duly.platform.web.ProblemException;
import org.duly.query.asof.AsOf;
import org.duly.query.consideration.ConsiderationView.ConsiderationList;
import org.duly.query.response.GapKind;
import org.duly.query.response.GapResponses.GapResponse;
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

/** Considerations, gaps and coverage over HTTP. */
@RestController
@RequestMapping(path = "/api/v1", produces = "application/json")
class ConsiderationController {
    private final ConsiderationQueries considerations;
    private final GapQueries gaps;
    private final CoverageQueries coverage;
    private final ReadYourWrites readYourWrites;

    ConsiderationController(
            ConsiderationQueries considerations,
            GapQueries gaps,
            CoverageQueries coverage,
            ReadYourWrites readYourWrites) {
        this.considerations = considerations;
        this.gaps = gaps;
        this.coverage = coverage;
        this.readYourWrites = readYourWrites;
    }

    /** Every point the responses raised, what the bodies made of it, and whether more responses came since. */
    @GetMapping("/engagements/{engagementId}/considerations")
    ConsiderationList considerations(
            @PathVariable UUID engagementId,
            @RequestParam(required = false) @Nullable Long asOfPosition,
            @RequestParam(required = false) @Nullable Instant asOfRecorded,
            @RequestParam(required = false) @Nullable Instant asOfOccurred,
            @RequestParam(required = false) @Nullable ReadAfter readAfter) {
        AsOf asOf = AsOf.of(asOfPosition, asOfRecorded, asOfOccurred);
        readYourWrites.await(readAfter);
        return considerations.ofEngagement(engagementId, asOf).orElseThrow(() -> noEngagement(engagementId));
    }

    /** One of them. Its {@code ETag} is the version of its stream. */
    @GetMapping("/considerations/{considerationId}")
    ResponseEntity<ConsiderationView> consideration(
            @PathVariable UUID considerationId,
            @RequestParam(required = false) @Nullable Long asOfPosition,
            @RequestParam(required = false) @Nullable Instant asOfRecorded,
            @RequestParam(required = false) @Nullable Instant asOfOccurred,
            @RequestParam(required = false) @Nullable ReadAfter readAfter) {
        AsOf asOf = AsOf.of(asOfPosition, asOfRecorded, asOfOccurred);
        readYourWrites.await(readAfter);
        ConsiderationView view = considerations
                .one(considerationId, asOf)
                .orElseThrow(() -> ProblemException.notFound(
                        "There is no consideration " + considerationId + ", or was none then"));
        return ResponseEntity.ok()
                .eTag(Long.toString(view.facts().streamVersion()))
                .body(view);
    }

    /** What an engagement still waits for, in numbers. */
    @GetMapping("/engagements/{engagementId}/gaps")
    Gaps gaps(
            @PathVariable UUID engagementId,
            @RequestParam(defaultValue = "1") long threshold,
            @RequestParam(required = false) @Nullable Long asOfPosition,
            @RequestParam(required = false) @Nullable Instant asOfRecorded,
            @RequestParam(required = false) @Nullable Instant asOfOccurred,
            @RequestParam(required = false) @Nullable ReadAfter readAfter) {
        AsOf asOf = AsOf.of(asOfPosition, asOfRecorded, asOfOccurred);
        if (threshold < 1) {
            throw ProblemException.invalidField("threshold", "Themes are listed from one response on");
        }
        readYourWrites.await(readAfter);
        return gaps.all(engagementId, threshold, asOf).orElseThrow(() -> noEngagement(engagementId));
    }

    /** The responses that something is still to be done about. */
    @GetMapping("/engagements/{engagementId}/gaps/{kind}")
    Page<GapResponse> gap(
            @PathVariable UUID engagementId,
            @PathVariable GapKind kind,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = Limits.DEFAULT_PAGE) int limit,
            @RequestParam(required = false) @Nullable Long asOfPosition,
            @RequestParam(required = false) @Nullable Instant asOfRecorded,
            @RequestParam(required = false) @Nullable Instant asOfOccurred,
            @RequestParam(required = false) @Nullable ReadAfter readAfter) {
        AsOf asOf = AsOf.of(asOfPosition, asOfRecorded, asOfOccurred);
        int rows = Limits.page(limit);
        readYourWrites.await(readAfter);
        return gaps.page(engagementId, kind, asOf, after, rows).orElseThrow(() -> noEngagement(engagementId));
    }

    /** From a response, a theme or a consideration to the others. The pages are those of the responses. */
    @GetMapping("/engagements/{engagementId}/coverage")
    CoverageTrace coverage(
            @PathVariable UUID engagementId,
            @RequestParam(required = false) @Nullable UUID responseId,
            @RequestParam(required = false) @Nullable String themeId,
            @RequestParam(required = false) @Nullable UUID considerationId,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = Limits.DEFAULT_PAGE) int limit,
            @RequestParam(required = false) @Nullable Long asOfPosition,
            @RequestParam(required = false) @Nullable Instant asOfRecorded,
            @RequestParam(required = false) @Nullable Instant asOfOccurred,
            @RequestParam(required = false) @Nullable ReadAfter readAfter) {
        AsOf asOf = AsOf.of(asOfPosition, asOfRecorded, asOfOccurred);
        int rows = Limits.page(limit);
        if (Stream.of(responseId, themeId, considerationId)
                        .filter(Objects::nonNull)
                        .count()
                != 1) {
            throw ProblemException.invalidField(
                    "responseId", "Give one of responseId, themeId and considerationId to begin from");
        }
        readYourWrites.await(readAfter);
        Optional<CoverageTrace> trace;
        if (responseId != null) {
            trace = coverage.ofResponse(engagementId, responseId, asOf);
        } else if (themeId != null) {
            trace = coverage.ofTheme(engagementId, themeId, asOf, after, rows);
        } else if (considerationId != null) {
            trace = coverage.ofConsideration(engagementId, considerationId, asOf, after, rows);
        } else {
            trace = Optional.empty();
        }
        return trace.orElseThrow(
                () -> ProblemException.notFound(
                        "Engagement " + engagementId
                                + " has, or had then, no coded response, theme of the last version or standing consideration of that id"));
    }

    private static ProblemException noEngagement(UUID engagementId) {
        return ProblemException.notFound("There is no engagement " + engagementId + ", or was none then");
    }
}
