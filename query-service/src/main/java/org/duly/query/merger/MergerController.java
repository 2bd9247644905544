package org.duly.query.merger;

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

/** Mergers over HTTP. */
@RestController
@RequestMapping(path = "/api/v1", produces = "application/json")
class MergerController {
    private final MergerQueries queries;
    private final ReadYourWrites readYourWrites;

    MergerController(MergerQueries queries, ReadYourWrites readYourWrites) {
        this.queries = queries;
        this.readYourWrites = readYourWrites;
    }

    /**
     * One merger as a checklist, now or in the past: all that it rests on and what is still asked for. Its {@code ETag} is
     * the version of its stream.
     */
    @GetMapping("/mergers/{mergerId}")
    ResponseEntity<MergerView> merger(
            @PathVariable UUID mergerId,
            AsOfParameters when,
            @RequestParam(required = false) @Nullable ReadAfter readAfter) {
        AsOf asOf = when.past();
        readYourWrites.await(readAfter);
        MergerView merger = queries.one(mergerId, asOf)
                .orElseThrow(() -> ProblemException.notFound("There is no merger " + mergerId + ", or was none then"));
        return ResponseEntity.ok().eTag(Long.toString(merger.streamVersion())).body(merger);
    }

    /**
     * All mergers, the latest proposed first.
     *
     * @param log to be given if the service reads several
     */
    @GetMapping("/mergers")
    Page<MergerSummary> mergers(
            @RequestParam(required = false) @Nullable String log,
            AsOfParameters when,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = Limits.DEFAULT_PAGE) int limit,
            @RequestParam(required = false) @Nullable ReadAfter readAfter) {
        AsOf asOf = when.past();
        int rows = Limits.page(limit);
        readYourWrites.await(readAfter);
        return queries.all(log, asOf, after, rows);
    }

    /** The mergers an engagement was about, the latest proposed first. */
    @GetMapping("/engagements/{engagementId}/mergers")
    Page<MergerSummary> mergersOfEngagement(
            @PathVariable UUID engagementId,
            AsOfParameters when,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = Limits.DEFAULT_PAGE) int limit,
            @RequestParam(required = false) @Nullable ReadAfter readAfter) {
        return about(Subjects.engagement(engagementId), when, after, limit, readAfter);
    }

    /** The mergers an organisation is a party to, or the successor of, the latest proposed first. */
    @GetMapping("/organisations/{organisationId}/mergers")
    Page<MergerSummary> mergersOfOrganisation(
            @PathVariable String organisationId,
            AsOfParameters when,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = Limits.DEFAULT_PAGE) int limit,
            @RequestParam(required = false) @Nullable ReadAfter readAfter) {
        return about(Kind.ORGANISATION.of(organisationId), when, after, limit, readAfter);
    }

    private Page<MergerSummary> about(
            String subject, AsOfParameters when, @Nullable String after, int limit, @Nullable ReadAfter readAfter) {
        AsOf asOf = when.past();
        int rows = Limits.page(limit);
        readYourWrites.await(readAfter);
        return queries.about(subject, asOf, after, rows);
    }
}
