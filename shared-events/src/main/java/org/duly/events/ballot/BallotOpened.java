package org.duly.events.ballot;

import org.duly.events.EventType;

/**
 * Papers may be returned; electorate and weights are frozen.
 *
 * @param electors of all constituencies together
 * @param weight of all constituencies together
 */
@EventType("org.duly.ballot.ballot-opened.v1")
public record BallotOpened(int electors, long weight) implements BallotEvent {}
