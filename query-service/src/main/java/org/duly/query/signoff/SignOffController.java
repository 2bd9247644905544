package org.duly.query.signoff;

import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
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

/** Sign-offs over HTTP. */
@RestController
@RequestMapping(path = "/api/v1", produces = "application/json")
class SignOffController {
    private final SignOffQueries queries;
    private final ReadYourWrites readYourWrites;

    SignOffController(SignOffQueries queries, ReadYourWrites readYourWrites) {
        this.queries = queries;
        this.readYourWrites = readYourWrites;
    }

    /** Which body signed which version of which document of an engagement, of a merger or of one document alone. */
    @GetMapping("/sign-off-matrix")
    SignOffMatrix matrix(
            @RequestParam(required = false) @Nullable UUID engagementId,
            @RequestParam(required = false) @Nullable UUID mergerId,
            @RequestParam(required = false) @Nullable UUID documentId,
            AsOfParameters when,
            @RequestParam(required = false) @Nullable ReadAfter readAfter) {
        AsOf asOf = when.past();
        String subject = subject(engagementId, mergerId, documentId);
        readYourWrites.await(readAfter);
        return queries.matrix(subject, asOf)
                .orElseThrow(() -> ProblemException.notFound(
                        "Neither documents nor sign-offs nor decisions were ever recorded of " + subject));
    }

    private static String subject(@Nullable UUID engagementId, @Nullable UUID mergerId, @Nullable UUID documentId) {
        if (Stream.of(engagementId, mergerId, documentId)
                        .filter(Objects::nonNull)
                        .count()
                != 1) {
            throw ProblemException.invalidField("engagementId", "Give one of engagementId, mergerId and documentId");
        }
        if (engagementId != null) {
            return Subjects.engagement(engagementId);
        }
        return mergerId != null ? Kind.MERGER.of(mergerId) : Kind.DOCUMENT.of(String.valueOf(documentId));
    }

    /** The sign-offs a body was asked for, the last first. */
    @GetMapping("/bodies/{bodyId}/sign-offs")
    Page<SignOffCell> ofBody(
            @PathVariable String bodyId,
            AsOfParameters when,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = Limits.DEFAULT_PAGE) int limit,
            @RequestParam(required = false) @Nullable ReadAfter readAfter) {
        AsOf asOf = when.past();
        int rows = Limits.page(limit);
        readYourWrites.await(readAfter);
        return queries.ofBody(bodyId, asOf, after, rows)
                .orElseThrow(() -> ProblemException.notFound("Nothing was ever recorded of a body " + bodyId));
    }

    /**
     * One item as the board sees it, now or in the past: who is there and may vote, quorum, interests, papers and who read
     * them, votes, findings, conditions. Its {@code ETag} is the version of its stream.
     */
    @GetMapping("/sign-offs/{signOffId}")
    ResponseEntity<BoardView> board(
            @PathVariable UUID signOffId,
            AsOfParameters when,
            @RequestParam(required = false) @Nullable ReadAfter readAfter) {
        AsOf asOf = when.past();
        readYourWrites.await(readAfter);
        BoardView view = queries.board(signOffId, asOf)
                .orElseThrow(
                        () -> ProblemException.notFound("There is no sign-off " + signOffId + ", or was none then"));
        return ResponseEntity.ok().eTag(Long.toString(view.streamVersion())).body(view);
    }
}
