package org.duly.query.popolo;

import java.util.List;
import java.util.UUID;
import org.duly.platform.web.ProblemException;
import org.duly.query.asof.AsOf;
import org.duly.query.asof.AsOfParameters;
import org.duly.query.popolo.Popolo.Motion;
import org.duly.query.popolo.Popolo.Organization;
import org.duly.query.web.Limits;
import org.duly.query.web.Page;
import org.duly.query.web.ReadAfter;
import org.duly.query.web.ReadYourWrites;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Governance as Popolo JSON over HTTP. */
@RestController
@RequestMapping(path = "/api/v1/popolo", produces = "application/json")
class PopoloController {
    private final PopoloQueries queries;
    private final ReadYourWrites readYourWrites;

    PopoloController(PopoloQueries queries, ReadYourWrites readYourWrites) {
        this.queries = queries;
        this.readYourWrites = readYourWrites;
    }

    /** A body as an organization, its seats as posts and whoever sat in them as memberships. */
    @GetMapping("/bodies/{bodyId}")
    Popolo.Body popoloBody(
            @PathVariable String bodyId,
            AsOfParameters when,
            @RequestParam(required = false) @Nullable ReadAfter readAfter) {
        AsOf asOf = when.past();
        readYourWrites.await(readAfter);
        return queries.body(bodyId, asOf).orElseThrow(() -> missing("body", bodyId));
    }

    /** An organisation and its bodies as organizations. */
    @GetMapping("/organisations/{organisationId}")
    List<Organization> popoloOrganisation(
            @PathVariable String organisationId,
            AsOfParameters when,
            @RequestParam(required = false) @Nullable ReadAfter readAfter) {
        AsOf asOf = when.past();
        readYourWrites.await(readAfter);
        return queries.organisation(organisationId, asOf).orElseThrow(() -> missing("organisation", organisationId));
    }

    /** A sign-off as a motion, with the votes taken on it as vote events. */
    @GetMapping("/sign-offs/{signOffId}")
    Motion popoloMotion(
            @PathVariable UUID signOffId,
            AsOfParameters when,
            @RequestParam(required = false) @Nullable ReadAfter readAfter) {
        AsOf asOf = when.past();
        readYourWrites.await(readAfter);
        return queries.motion(signOffId, asOf).orElseThrow(() -> missing("sign-off", signOffId));
    }

    /** The sign-offs of a body as motions, the last first. */
    @GetMapping("/bodies/{bodyId}/motions")
    Page<Motion> popoloMotions(
            @PathVariable String bodyId,
            AsOfParameters when,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = Limits.DEFAULT_PAGE) int limit,
            @RequestParam(required = false) @Nullable ReadAfter readAfter) {
        AsOf asOf = when.past();
        int rows = Limits.page(limit);
        readYourWrites.await(readAfter);
        return queries.motions(bodyId, asOf, after, rows).orElseThrow(() -> missing("body", bodyId));
    }

    /**
     * All organisations, and when each came into being and ceased to be.
     *
     * @param log to be given if the service reads several
     */
    @GetMapping("/organisations")
    List<Organization> popoloOrganisations(
            @RequestParam(required = false) @Nullable String log,
            AsOfParameters when,
            @RequestParam(required = false) @Nullable ReadAfter readAfter) {
        AsOf asOf = when.past();
        readYourWrites.await(readAfter);
        return queries.organisations(log, asOf).orElseThrow(() -> ProblemException.notFound("Nothing is read yet"));
    }

    /** A ballot as a motion, with a vote event for each constituency once the result is declared. */
    @GetMapping("/ballots/{ballotId}")
    Motion popoloBallot(
            @PathVariable UUID ballotId,
            AsOfParameters when,
            @RequestParam(required = false) @Nullable ReadAfter readAfter) {
        AsOf asOf = when.past();
        readYourWrites.await(readAfter);
        return queries.ballot(ballotId, asOf).orElseThrow(() -> missing("ballot", ballotId));
    }

    /** The ballots of a membership as motions, the last first. */
    @GetMapping("/bodies/{bodyId}/ballots")
    Page<Motion> popoloBallots(
            @PathVariable String bodyId,
            AsOfParameters when,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = Limits.DEFAULT_PAGE) int limit,
            @RequestParam(required = false) @Nullable ReadAfter readAfter) {
        AsOf asOf = when.past();
        int rows = Limits.page(limit);
        readYourWrites.await(readAfter);
        return queries.ballots(bodyId, asOf, after, rows).orElseThrow(() -> missing("body", bodyId));
    }

    private static ProblemException missing(String what, Object id) {
        return ProblemException.notFound("There is no " + what + " " + id + ", or was none then");
    }
}
