package org.duly.command.ballot;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.duly.command.handling.Streams;
import org.duly.events.ballot.BallotRule;
import org.duly.events.ballot.Combination;
import org.duly.events.ballot.Constituency;
import org.jspecify.annotations.Nullable;

/**
 * What is asked, of whom, under which rule and when.
 *
 * @param bodyId the membership that is asked
 * @param verifier opaque id of the scrutineer
 * @param closesAt the first instant at which a paper is late
 */
public record BallotPlan(
        String question,
        @Nullable String bodyId,
        @Nullable UUID engagementId,
        @Nullable UUID mergerId,
        @Nullable String proposalId,
        List<Constituency> constituencies,
        BallotRule rule,
        Combination combine,
        String verifier,
        Instant opensAt,
        Instant closesAt) {
    /**
     * What the ballot belongs to: what the one belongs to that it holds again; or else the engagement it names, the merger,
     * the body, or itself.
     */
    String scope(UUID ballotId, @Nullable RevoteOf revote) {
        if (revote != null) {
            return revote.scope();
        }
        if (engagementId == null && mergerId == null && bodyId == null) {
            return Streams.ballot(ballotId);
        }
        return Streams.scopeOf(engagementId, mergerId, bodyId == null ? "" : bodyId);
    }
}
