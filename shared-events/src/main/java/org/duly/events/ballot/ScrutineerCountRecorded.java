package org.duly.events.ballot;

import java.util.List;
import org.duly.events.EventType;
import org.duly.events.governance.Irregularity;

/**
 * The scrutineer gave the counts of a constituency of a secret ballot, or of one held elsewhere. Later counts take the
 * place of earlier ones until the result is declared.
 *
 * @param by opaque id of the scrutineer
 */
@EventType("org.duly.ballot.scrutineer-count-recorded.v1")
public record ScrutineerCountRecorded(
        String constituencyId, BallotCount count, String by, List<Irregularity> irregularities)
        implements BallotEvent {}
