package org.duly.query.decision;

import java.time.Instant;
import java.util.UUID;
import org.duly.platform.web.ProblemException;
import org.duly.query.asof.AsOf;
import org.duly.query.governance.Kind;
import org.duly.query.governance.Subjects;
import org.duly.query.web.ReadAfter;
import org.duly.query.web.ReadYourWrites;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Digests of decision histories over HTTP, each at the address of the history. They are bound to a position: to the one given,
 * to that of a time of recording, or else to the last one applied, which the answer names.
 */
@RestController
@RequestMapping(path = "/api/v1", produces = "application/json")
class HistoryDigestController {
    private final HistoryDigests digests;
    private final ReadYourWrites readYourWrites;

    HistoryDigestController(HistoryDigests digests, ReadYourWrites readYourWrites) {
        this.digests = digests;
        this.readYourWrites = readYourWrites;
    }

    /** The digest of what a body or office decided. */
    @GetMapping("/bodies/{bodyId}/decisions/digest")
    HistoryDigest digestOfBody(
            @PathVariable String bodyId,
            @RequestParam(required = false) @Nullable Long asOfPosition,
            @RequestParam(required = false) @Nullable Instant asOfRecorded,
            @RequestParam(required = false) @Nullable ReadAfter readAfter) {
        return digest(Kind.BODY.of(bodyId), asOfPosition, asOfRecorded, readAfter);
    }

    /** The digest of what was decided on an engagement, or on one proposal of it. */
    @GetMapping("/engagements/{engagementId}/decisions/digest")
    HistoryDigest digestOfEngagement(
            @PathVariable UUID engagementId,
            @RequestParam(required = false) @Nullable String proposalId,
            @RequestParam(required = false) @Nullable Long asOfPosition,
            @RequestParam(required = false) @Nullable Instant asOfRecorded,
            @RequestParam(required = false) @Nullable ReadAfter readAfter) {
        return digest(Subjects.engagement(engagementId, proposalId), asOfPosition, asOfRecorded, readAfter);
    }

    /** The digest of what was decided on a merger. */
    @GetMapping("/mergers/{mergerId}/decisions/digest")
    HistoryDigest digestOfMerger(
            @PathVariable UUID mergerId,
            @RequestParam(required = false) @Nullable Long asOfPosition,
            @RequestParam(required = false) @Nullable Instant asOfRecorded,
            @RequestParam(required = false) @Nullable ReadAfter readAfter) {
        return digest(Kind.MERGER.of(mergerId), asOfPosition, asOfRecorded, readAfter);
    }

    /** The digest of what was decided about an organisation or by its bodies. */
    @GetMapping("/organisations/{organisationId}/decisions/digest")
    HistoryDigest digestOfOrganisation(
            @PathVariable String organisationId,
            @RequestParam(required = false) @Nullable Long asOfPosition,
            @RequestParam(required = false) @Nullable Instant asOfRecorded,
            @RequestParam(required = false) @Nullable ReadAfter readAfter) {
        return digest(Kind.ORGANISATION.of(organisationId), asOfPosition, asOfRecorded, readAfter);
    }

    private HistoryDigest digest(
            String subject,
            @Nullable Long asOfPosition,
            @Nullable Instant asOfRecorded,
            @Nullable ReadAfter readAfter) {
        AsOf asOf = AsOf.of(asOfPosition, asOfRecorded, null);
        readYourWrites.await(readAfter);
        return digests.of(subject, asOf)
                .orElseThrow(() -> ProblemException.notFound(
                        "Neither sign-offs nor decisions were ever recorded of " + subject + ", or were by then"));
    }
}
