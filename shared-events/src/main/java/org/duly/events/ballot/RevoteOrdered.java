package org.duly.events.ballot;

import java.util.List;
import org.duly.events.EventType;

/** Some constituencies are to vote again, in a ballot of its own. */
@EventType("org.duly.ballot.revote-ordered.v1")
public record RevoteOrdered(List<String> constituencies, String reason) implements BallotEvent {}
