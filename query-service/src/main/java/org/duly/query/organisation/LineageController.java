package org.duly.query.organisation;

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

/** The lineage of organisations over HTTP. */
@RestController
@RequestMapping(path = "/api/v1", produces = "application/json")
class LineageController {
    private final LineageQueries queries;
    private final ReadYourWrites readYourWrites;

    LineageController(LineageQueries queries, ReadYourWrites readYourWrites) {
        this.queries = queries;
        this.readYourWrites = readYourWrites;
    }

    /** Everything an organisation came of, became and worked with, however far, as a graph to draw. */
    @GetMapping("/organisations/{organisationId}/lineage")
    Lineage lineage(
            @PathVariable String organisationId,
            AsOfParameters when,
            @RequestParam(required = false) @Nullable ReadAfter readAfter) {
        AsOf asOf = when.past();
        readYourWrites.await(readAfter);
        return queries.of(organisationId, asOf)
                .orElseThrow(() -> ProblemException.notFound(
                        "There is no organisation " + organisationId + ", nor does one name it, or did then"));
    }

    /**
     * The lineage of every organisation.
     *
     * @param log to be given if the service reads several
     */
    @GetMapping("/organisation-lineage")
    Lineage wholeLineage(
            @RequestParam(required = false) @Nullable String log,
            AsOfParameters when,
            @RequestParam(required = false) @Nullable ReadAfter readAfter) {
        AsOf asOf = when.past();
        readYourWrites.await(readAfter);
        return queries.all(log, asOf).orElseThrow(() -> ProblemException.notFound("Nothing is read yet"));
    }
}
