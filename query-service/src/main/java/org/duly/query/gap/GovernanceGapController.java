package org.duly.query.gap;

import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.duly.platform.web.ProblemException;
import org.duly.query.asof.AsOf;
import org.duly.query.asof.AsOfParameters;
import org.duly.query.governance.Kind;
import org.duly.query.governance.Subjects;
import org.duly.query.web.ReadAfter;
import org.duly.query.web.ReadYourWrites;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What governance waits for, over HTTP. */
@RestController
@RequestMapping(path = "/api/v1", produces = "application/json")
class GovernanceGapController {
    private final GovernanceGapQueries queries;
    private final ReadYourWrites readYourWrites;

    GovernanceGapController(GovernanceGapQueries queries, ReadYourWrites readYourWrites) {
        this.queries = queries;
        this.readYourWrites = readYourWrites;
    }

    /** What is unread, unanswered, overdue, unratified or unpublished, of an engagement, a merger or a body. */
    @GetMapping("/governance-gaps")
    GovernanceGaps gaps(
            @RequestParam(required = false) @Nullable UUID engagementId,
            @RequestParam(required = false) @Nullable UUID mergerId,
            @RequestParam(required = false) @Nullable String bodyId,
            AsOfParameters when,
            @RequestParam(required = false) @Nullable ReadAfter readAfter) {
        AsOf asOf = when.past();
        String subject = subject(engagementId, mergerId, bodyId);
        readYourWrites.await(readAfter);
        return queries.of(subject, asOf)
                .orElseThrow(() ->
                        ProblemException.notFound("Neither sign-offs nor decisions were ever recorded of " + subject));
    }

    private static String subject(@Nullable UUID engagementId, @Nullable UUID mergerId, @Nullable String bodyId) {
        if (Stream.of(engagementId, mergerId, bodyId).filter(Objects::nonNull).count() != 1) {
            throw ProblemException.invalidField("engagementId", "Give one of engagementId, mergerId and bodyId");
        }
        if (engagementId != null) {
            return Subjects.engagement(engagementId);
        }
        return mergerId != null ? Kind.MERGER.of(mergerId) : Kind.BODY.of(String.valueOf(bodyId));
    }
}
