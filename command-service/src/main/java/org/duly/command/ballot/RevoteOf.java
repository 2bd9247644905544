package org.duly.command.ballot;

import java.util.Set;
import java.util.UUID;
import org.duly.events.ballot.BallotScheduled;

/**
 * What is known of a ballot that is held again.
 *
 * @param scope what it belongs to, and with it the ballot that holds it again
 * @param ordered ids of the constituencies that are to vote again
 * @param heldAgain ids of those for which a ballot was scheduled already that was not given up
 */
public record RevoteOf(
        UUID ballotId, String scope, BallotScheduled first, Set<String> ordered, Set<String> heldAgain) {}
