package org.duly.events.ballot;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.duly.events.EventType;
import org.duly.events.governance.Irregularity;
import org.duly.events.signoff.GateFinding;
import org.jspecify.annotations.Nullable;

/**
 * Papers may be returned; electorate and weights are frozen.
 *
 * @param electors of all constituencies together
 * @param weight of all constituencies together
 * @param closesAt the first instant at which a paper is late
 * @param keyReference id of the key in the vault that choices are sealed under; absent in a secret ballot, and where
 *     only the counts are known
 * @param irregularities the rules passed under a named override
 * @param judgedAtPosition the position up to which the engagement's responses and considerations were judged; absent if
 *     none is named, of a ballot held elsewhere, and in what was recorded before ballots were judged
 * @param findings what was found then and did not stop it, such as a report that was overtaken; absent as that is
 */
@EventType("org.duly.ballot.ballot-opened.v1")
public record BallotOpened(
        int electors,
        long weight,
        Instant closesAt,
        @Nullable UUID keyReference,
        List<Irregularity> irregularities,
        @Nullable Long judgedAtPosition,
        @Nullable List<GateFinding> findings)
        implements BallotEvent {}
