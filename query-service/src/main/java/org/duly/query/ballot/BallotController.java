package org.duly.query.ballot;

import java.util.UUID;
import org.duly.platform.web.ProblemException;
import org.duly.query.asof.AsOf;
import org.duly.query.asof.AsOfParameters;
import org.duly.query.governance.Kind;
import org.duly.query.governance.Subjects;
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

/** Ballots over HTTP. */
@RestController
@RequestMapping(path = "/api/v1", produces = "application/json")
class BallotController {
    private final BallotQueries queries;
    private final ReadYourWrites readYourWrites;

    BallotController(BallotQueries queries, ReadYourWrites readYourWrites) {
        this.queries = queries;
        this.readYourWrites = readYourWrites;
    }

    /**
     * One ballot, now or in the past: its turn-out, and once it is declared its result with the arithmetic. Its
     * {@code ETag} is the version of its stream.
     */
    @GetMapping("/ballots/{ballotId}")
    ResponseEntity<BallotView> ballot(
            @PathVariable UUID ballotId,
            AsOfParameters when,
            @RequestParam(required = false) @Nullable ReadAfter readAfter) {
        AsOf asOf = when.past();
        readYourWrites.await(readAfter);
        BallotView ballot = queries.one(ballotId, asOf).orElseThrow(() -> missing(ballotId));
        return ResponseEntity.ok().eTag(Long.toString(ballot.streamVersion())).body(ballot);
    }

    /** Who returned a paper when and, of an open ballot that is declared, what it says. */
    @GetMapping("/ballots/{ballotId}/papers")
    BallotPapers ballotPapers(
            @PathVariable UUID ballotId,
            AsOfParameters when,
            @RequestParam(required = false) @Nullable ReadAfter readAfter) {
        AsOf asOf = when.past();
        readYourWrites.await(readAfter);
        return queries.papers(ballotId, asOf).orElseThrow(() -> missing(ballotId));
    }

    /** The ballots of a membership, as a whole or as one of the constituencies, the latest scheduled first. */
    @GetMapping("/bodies/{bodyId}/ballots")
    Page<BallotSummary> ballotsOfBody(
            @PathVariable String bodyId,
            AsOfParameters when,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = Limits.DEFAULT_PAGE) int limit,
            @RequestParam(required = false) @Nullable ReadAfter readAfter) {
        return about(Kind.BODY.of(bodyId), when, after, limit, readAfter);
    }

    /** The ballots on an engagement, or on one proposal of it, the latest scheduled first. */
    @GetMapping("/engagements/{engagementId}/ballots")
    Page<BallotSummary> ballotsOfEngagement(
            @PathVariable UUID engagementId,
            @RequestParam(required = false) @Nullable String proposalId,
            AsOfParameters when,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = Limits.DEFAULT_PAGE) int limit,
            @RequestParam(required = false) @Nullable ReadAfter readAfter) {
        return about(Subjects.engagement(engagementId, proposalId), when, after, limit, readAfter);
    }

    /** The ballots on a merger, the latest scheduled first. */
    @GetMapping("/mergers/{mergerId}/ballots")
    Page<BallotSummary> ballotsOfMerger(
            @PathVariable UUID mergerId,
            AsOfParameters when,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = Limits.DEFAULT_PAGE) int limit,
            @RequestParam(required = false) @Nullable ReadAfter readAfter) {
        return about(Kind.MERGER.of(mergerId), when, after, limit, readAfter);
    }

    private Page<BallotSummary> about(
            String subject, AsOfParameters when, @Nullable String after, int limit, @Nullable ReadAfter readAfter) {
        AsOf asOf = when.past();
        int rows = Limits.page(limit);
        readYourWrites.await(readAfter);
        return queries.about(subject, asOf, after, rows);
    }

    private static ProblemException missing(UUID ballotId) {
        return ProblemException.notFound("There is no ballot " + ballotId + ", or was none then");
    }
}
