package org.duly.events.signoff;

import java.util.List;
import org.duly.events.EventType;
import org.duly.events.governance.Irregularity;

/** Whoever chairs broke a tie. */
@EventType("org.duly.governance.casting-vote-given.v1")
public record CastingVoteGiven(String member, VoteChoice choice, List<Irregularity> irregularities)
        implements SignOffEvent {}
