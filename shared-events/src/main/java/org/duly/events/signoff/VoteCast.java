package org.duly.events.signoff;

import org.duly.events.EventType;

/** A member voted, in the room or on a written resolution. */
@EventType("org.duly.governance.vote-cast.v1")
public record VoteCast(String member, VoteChoice choice) implements SignOffEvent {}
