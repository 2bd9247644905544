package org.duly.events.ballot;

import java.time.Instant;
import java.util.List;
import org.duly.events.EventType;
import org.duly.events.governance.Irregularity;

/**
 * Papers received from now on are late. One that was received before can still be taken in until the result is declared.
 *
 * @param closedAt the first instant at which a paper is late: the deadline, or earlier if every paper was in
 * @param returned papers taken in so far, of all constituencies together
 */
@EventType("org.duly.ballot.ballot-closed.v1")
public record BallotClosed(Instant closedAt, int returned, List<Irregularity> irregularities) implements BallotEvent {}
