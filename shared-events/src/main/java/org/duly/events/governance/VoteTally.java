package org.duly.events.governance;

/**
 * How a vote came out. A casting vote is in {@code votesFor} or {@code votesAgainst}.
 *
 * @param eligible members entitled to vote on the item
 * @param present those of them who were there
 * @param notVoting those present who gave neither a vote nor an abstention
 */
public record VoteTally(int eligible, int present, int votesFor, int votesAgainst, int abstained, int notVoting) {}
