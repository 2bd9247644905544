package org.duly.query.gunning;

import java.util.UUID;
import org.duly.platform.web.ProblemException;
import org.duly.query.asof.AsOf;
import org.duly.query.asof.AsOfParameters;
import org.duly.query.web.ReadAfter;
import org.duly.query.web.ReadYourWrites;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The order of things in an engagement over HTTP. */
@RestController
@RequestMapping(path = "/api/v1/engagements/{engagementId}", produces = "application/json")
class GunningController {
    private final GunningQueries queries;
    private final ReadYourWrites readYourWrites;

    GunningController(GunningQueries queries, ReadYourWrites readYourWrites) {
        this.queries = queries;
        this.readYourWrites = readYourWrites;
    }

    /** Decisions and statements on its proposals that came before the close or the report, with the explanations given. */
    @GetMapping("/sequence-check")
    SequenceCheck sequence(
            @PathVariable UUID engagementId,
            @RequestParam(required = false) @Nullable String proposalId,
            AsOfParameters when,
            @RequestParam(required = false) @Nullable ReadAfter readAfter) {
        AsOf asOf = when.past();
        readYourWrites.await(readAfter);
        return queries.sequence(engagementId, proposalId, asOf).orElseThrow(() -> missing(engagementId));
    }

    /** What the record shows for each of the four Gunning principles and the equality duty, and what it does not. */
    @GetMapping("/gunning-sheet")
    GunningSheet sheet(
            @PathVariable UUID engagementId,
            AsOfParameters when,
            @RequestParam(required = false) @Nullable ReadAfter readAfter) {
        AsOf asOf = when.past();
        readYourWrites.await(readAfter);
        return queries.sheet(engagementId, asOf).orElseThrow(() -> missing(engagementId));
    }

    /** The same as a page to read and to print. */
    @GetMapping(path = "/gunning-sheet/page", produces = "text/html;charset=UTF-8")
    String page(
            @PathVariable UUID engagementId,
            AsOfParameters when,
            @RequestParam(required = false) @Nullable ReadAfter readAfter) {
        return GunningPage.of(sheet(engagementId, when, readAfter));
    }

    private static ProblemException missing(UUID engagementId) {
        return ProblemException.notFound("There is no engagement " + engagementId + ", or was none then");
    }
}
