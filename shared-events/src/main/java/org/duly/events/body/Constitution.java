package org.duly.events.body;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a body is made up and decides.
 *
 * @param castingVote whether whoever chairs may break a tie with a second vote
 * @param chairSeat the seat that chairs when its holder is there
 * @param noticeClearDays calendar days between the sending of a pack and the vote, neither counted; 0 if no notice is asked for
 */
public record Constitution(
        List<Seat> seats,
        QuorumRule quorum,
        DecisionRule decisionRule,
        boolean castingVote,
        @Nullable String chairSeat,
        int noticeClearDays) {}
