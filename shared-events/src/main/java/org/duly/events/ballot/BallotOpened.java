package org.duly.events.ballot;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.duly.events.EventType;
import org.duly.events.governance.Irregularity;
import org.jspecify.annotations.Nullable;

/**
 * Papers may be returned; electorate and weights are frozen.
 *
 * @param electors of all constituencies together
 * @param weight of all constituencies together
 * @param closesAt the first instant at which a paper is late
 * @param keyReference id of the key in the vault that choices are sealed under; absent in a secret ballot, and where
 *     only the counts are known
 */
@EventType("org.duly.ballot.ballot-opened.v1")
public record BallotOpened(
        int electors,
        long weight,
        Instant closesAt,
        @Nullable UUID keyReference,
        List<Irregularity> irregularities) implements BallotEvent {}
