package org.duly.query.decision;

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

/** Decisions over HTTP. */
@RestController
@RequestMapping(path = "/api/v1", produces = "application/json")
class DecisionController {
    private final DecisionQueries queries;
    private final ReadYourWrites readYourWrites;

    DecisionController(DecisionQueries queries, ReadYourWrites readYourWrites) {
        this.queries = queries;
        this.readYourWrites = readYourWrites;
    }

    /** What a body or office decided, the latest first, with all that became of it. */
    @GetMapping("/bodies/{bodyId}/decisions")
    Page<DecisionView> ofBody(
            @PathVariable String bodyId,
            AsOfParameters when,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = Limits.DEFAULT_PAGE) int limit,
            @RequestParam(required = false) @Nullable ReadAfter readAfter) {
        return history(Kind.BODY.of(bodyId), when, after, limit, readAfter);
    }

    /** What was decided on an engagement, or on one proposal of it, the latest first. */
    @GetMapping("/engagements/{engagementId}/decisions")
    Page<DecisionView> ofEngagement(
            @PathVariable UUID engagementId,
            @RequestParam(required = false) @Nullable String proposalId,
            AsOfParameters when,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = Limits.DEFAULT_PAGE) int limit,
            @RequestParam(required = false) @Nullable ReadAfter readAfter) {
        return history(Subjects.engagement(engagementId, proposalId), when, after, limit, readAfter);
    }

    /** What was decided on a merger, the latest first. */
    @GetMapping("/mergers/{mergerId}/decisions")
    Page<DecisionView> ofMerger(
            @PathVariable UUID mergerId,
            AsOfParameters when,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = Limits.DEFAULT_PAGE) int limit,
            @RequestParam(required = false) @Nullable ReadAfter readAfter) {
        return history(Kind.MERGER.of(mergerId), when, after, limit, readAfter);
    }

    /** What was decided about an organisation or by its bodies, the latest first. */
    @GetMapping("/organisations/{organisationId}/decisions")
    Page<DecisionView> ofOrganisation(
            @PathVariable String organisationId,
            AsOfParameters when,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = Limits.DEFAULT_PAGE) int limit,
            @RequestParam(required = false) @Nullable ReadAfter readAfter) {
        return history(Kind.ORGANISATION.of(organisationId), when, after, limit, readAfter);
    }

    private Page<DecisionView> history(
            String subject, AsOfParameters when, @Nullable String after, int limit, @Nullable ReadAfter readAfter) {
        AsOf asOf = when.past();
        int rows = Limits.page(limit);
        readYourWrites.await(readAfter);
        return queries.history(subject, asOf, after, rows)
                .orElseThrow(() ->
                        ProblemException.notFound("Neither sign-offs nor decisions were ever recorded of " + subject));
    }

    /** One decision, now or in the past. Its {@code ETag} is the version of its stream. */
    @GetMapping("/decisions/{decisionId}")
    ResponseEntity<DecisionView> decision(
            @PathVariable UUID decisionId,
            AsOfParameters when,
            @RequestParam(required = false) @Nullable ReadAfter readAfter) {
        AsOf asOf = when.past();
        readYourWrites.await(readAfter);
        DecisionView view = queries.one(decisionId, asOf).orElseThrow(() -> missing(decisionId));
        return ResponseEntity.ok().eTag(Long.toString(view.streamVersion())).body(view);
    }

    /** The record of a decision, and whether it may be published: what the regime of the body requires and is missing. */
    @GetMapping("/decisions/{decisionId}/record")
    RecordView record(
            @PathVariable UUID decisionId,
            AsOfParameters when,
            @RequestParam(required = false) @Nullable ReadAfter readAfter) {
        AsOf asOf = when.past();
        readYourWrites.await(readAfter);
        return queries.record(decisionId, asOf).orElseThrow(() -> missing(decisionId));
    }

    /** The same record as a page to read and to print. */
    @GetMapping(path = "/decisions/{decisionId}/record/page", produces = "text/html;charset=UTF-8")
    String page(
            @PathVariable UUID decisionId,
            AsOfParameters when,
            @RequestParam(required = false) @Nullable ReadAfter readAfter) {
        return RecordPage.of(record(decisionId, when, readAfter));
    }

    private static ProblemException missing(UUID decisionId) {
        return ProblemException.notFound("There is no decision " + decisionId + ", or was none then");
    }
}
