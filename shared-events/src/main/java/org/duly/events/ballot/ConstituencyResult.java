package org.duly.events.ballot;

/** The result of one constituency. */
public record ConstituencyResult(String constituencyId, BallotResult result) {}
