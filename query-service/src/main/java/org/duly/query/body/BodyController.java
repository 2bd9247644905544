package org.duly.query.body;

import java.util.List;
import org.duly.platform.web.ProblemException;
import org.duly.query.asof.AsOf;
import org.duly.query.asof.AsOfParameters;
import org.duly.query.web.ReadAfter;
import org.duly.query.web.ReadYourWrites;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Bodies over HTTP. */
@RestController
@RequestMapping(path = "/api/v1", produces = "application/json")
class BodyController {
    private final BodyQueries queries;
    private final ReadYourWrites readYourWrites;

    BodyController(BodyQueries queries, ReadYourWrites readYourWrites) {
        this.queries = queries;
        this.readYourWrites = readYourWrites;
    }

    /** One body: constitution, seats and scheme, now or in the past. Its {@code ETag} is the version of its stream. */
    @GetMapping("/bodies/{bodyId}")
    ResponseEntity<BodyView> body(
            @PathVariable String bodyId,
            AsOfParameters when,
            @RequestParam(required = false) @Nullable ReadAfter readAfter) {
        AsOf asOf = when.past();
        readYourWrites.await(readAfter);
        BodyView body = queries.one(bodyId, asOf)
                .orElseThrow(() -> ProblemException.notFound("There is no body " + bodyId + ", or was none then"));
        return ResponseEntity.ok().eTag(Long.toString(body.streamVersion())).body(body);
    }

    /** The bodies of an organisation. */
    @GetMapping("/organisations/{organisationId}/bodies")
    List<BodyView> bodies(
            @PathVariable String organisationId,
            AsOfParameters when,
            @RequestParam(required = false) @Nullable ReadAfter readAfter) {
        AsOf asOf = when.past();
        readYourWrites.await(readAfter);
        return queries.ofOrganisation(organisationId, asOf);
    }
}
