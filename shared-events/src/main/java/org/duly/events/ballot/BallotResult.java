package org.duly.events.ballot;

/**
 * What the papers come to under the rule of the ballot.
 *
 * @param carried false whenever it is not quorate
 */
public record BallotResult(BallotCount count, boolean quorate, boolean carried) {}
