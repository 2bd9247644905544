package org.duly.query.campaign;

import java.util.UUID;
import org.duly.platform.web.ProblemException;
import org.duly.query.web.Cursor;
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

/** Proposals over HTTP: what a person then does about them are commands. */
@RestController
@RequestMapping(path = "/api/v1/engagements/{engagementId}", produces = "application/json")
class ProposalController {
    private final ProposalQueries queries;
    private final ReadYourWrites readYourWrites;

    ProposalController(ProposalQueries queries, ReadYourWrites readYourWrites) {
        this.queries = queries;
        this.readYourWrites = readYourWrites;
    }

    /** What seem to be campaigns, the largest first. */
    @GetMapping("/campaign-proposals")
    CampaignProposals campaigns(
            @PathVariable UUID engagementId,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = Limits.DEFAULT_PAGE) int limit,
            @RequestParam(required = false) @Nullable ReadAfter readAfter) {
        Cursor.Sized start = after == null ? null : Cursor.sizeAndId(after);
        int rows = Limits.page(limit);
        readYourWrites.await(readAfter);
        return queries.campaigns(engagementId, start, rows);
    }

    /** The members of what seems to be a campaign, named by any of them, in the order of receipt. */
    @GetMapping("/campaign-proposals/{responseId}/members")
    Page<CampaignMember> members(
            @PathVariable UUID engagementId,
            @PathVariable UUID responseId,
            @RequestParam(required = false) @Nullable Boolean addsOwnText,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = Limits.DEFAULT_PAGE) int limit,
            @RequestParam(required = false) @Nullable ReadAfter readAfter) {
        Cursor.At start = after == null ? null : Cursor.timeAndId(after);
        int rows = Limits.page(limit);
        readYourWrites.await(readAfter);
        return queries.members(engagementId, responseId, addsOwnText, start, rows)
                .orElseThrow(() ->
                        ProblemException.notFound("Response " + responseId + " seems to be in no campaign there"));
    }

    /** What seem to be duplicates, in the order of receipt. */
    @GetMapping("/duplicate-proposals")
    Page<DuplicateProposal> duplicates(
            @PathVariable UUID engagementId,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = Limits.DEFAULT_PAGE) int limit,
            @RequestParam(required = false) @Nullable ReadAfter readAfter) {
        Cursor.At start = after == null ? null : Cursor.timeAndId(after);
        int rows = Limits.page(limit);
        readYourWrites.await(readAfter);
        return queries.duplicates(engagementId, start, rows);
    }
}
