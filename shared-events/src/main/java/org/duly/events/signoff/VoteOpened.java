package org.duly.events.signoff;

import java.util.List;
import org.duly.events.EventType;
import org.duly.events.governance.Irregularity;
import org.duly.events.governance.QuorumCount;
import org.jspecify.annotations.Nullable;

/**
 * The vote on the item opened, in the room.
 *
 * @param eligible opaque ids of the members entitled to vote on it
 * @param quorum as taken at the opening; absent if an act that already took place is recorded and nobody kept who was there
 * @param judgedAtPosition the position up to which the engagement's responses and considerations were judged; absent if none is named
 * @param findings what was found and did not stop it, such as papers not yet read
 * @param irregularities the rules passed under a named override
 */
@EventType("org.duly.governance.vote-opened.v1")
public record VoteOpened(
        List<String> eligible,
        @Nullable QuorumCount quorum,
        @Nullable Long judgedAtPosition,
        List<GateFinding> findings,
        List<Irregularity> irregularities)
        implements SignOffEvent {}
