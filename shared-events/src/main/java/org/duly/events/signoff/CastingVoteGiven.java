package org.duly.events.signoff;

import org.duly.events.EventType;

/** Whoever chairs broke a tie. */
@EventType("org.duly.governance.casting-vote-given.v1")
public record CastingVoteGiven(String member, VoteChoice choice) implements SignOffEvent {}
