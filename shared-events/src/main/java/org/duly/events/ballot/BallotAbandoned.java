package org.duly.events.ballot;

import org.duly.events.EventType;

/** The ballot is not held, or not brought to its end. */
@EventType("org.duly.ballot.ballot-abandoned.v1")
public record BallotAbandoned(String reason) implements BallotEvent {}
