package org.duly.events.ballot;

import java.util.List;
import org.duly.events.EventType;

/** Who may vote, or with what weight, was put right before the ballot opened. */
@EventType("org.duly.ballot.electorate-revised.v1")
public record ElectorateRevised(List<Constituency> constituencies, String reason) implements BallotEvent {}
