package org.duly.events.ballot;

import org.duly.events.EventType;

/** The scrutineer of a secret ballot gave the counts of a constituency. */
@EventType("org.duly.ballot.scrutineer-count-recorded.v1")
public record ScrutineerCountRecorded(String constituencyId, BallotCount count, String by) implements BallotEvent {}
