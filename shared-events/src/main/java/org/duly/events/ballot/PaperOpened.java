package org.duly.events.ballot;

/** A paper of an open ballot, as counted. */
public record PaperOpened(String constituencyId, String member, BallotChoice choice) {}
