package org.duly.events.ballot;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.duly.events.EventType;
import org.duly.events.programme.SourceReference;
import org.jspecify.annotations.Nullable;

/**
 * A ballot of members is to be held.
 *
 * @param bodyId the membership that is asked
 * @param verifier opaque id of the scrutineer
 * @param secret whether only returns are recorded and the scrutineer gives the counts
 * @param revoteOf the ballot that is held again
 * @param heldElsewhere where the record lies of a ballot that was held elsewhere and is recorded from its counts: its
 *     electorates may be empty
 */
@EventType("org.duly.ballot.ballot-scheduled.v1")
public record BallotScheduled(
        String question,
        @Nullable String bodyId,
        @Nullable UUID engagementId,
        @Nullable UUID mergerId,
        @Nullable String proposalId,
        List<Constituency> constituencies,
        BallotRule rule,
        Combination combine,
        String verifier,
        boolean secret,
        Instant opensAt,
        Instant closesAt,
        @Nullable UUID revoteOf,
        @Nullable SourceReference heldElsewhere)
        implements BallotEvent {}
