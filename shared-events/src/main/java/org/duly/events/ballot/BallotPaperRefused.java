package org.duly.events.ballot;

import org.duly.events.EventType;

/** A paper came that is not counted. The event's time is when it was received. */
@EventType("org.duly.ballot.ballot-paper-refused.v1")
public record BallotPaperRefused(String constituencyId, String member, PaperRefusal reason) implements BallotEvent {}
