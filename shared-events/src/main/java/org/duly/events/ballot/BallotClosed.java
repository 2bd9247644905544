package org.duly.events.ballot;

import org.duly.events.EventType;

/**
 * No more papers are taken in.
 *
 * @param returned papers, of all constituencies together
 */
@EventType("org.duly.ballot.ballot-closed.v1")
public record BallotClosed(int returned) implements BallotEvent {}
