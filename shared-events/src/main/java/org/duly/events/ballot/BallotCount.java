package org.duly.events.ballot;

/** The papers of a constituency, by number and by weight. */
public record BallotCount(
        int eligible,
        long eligibleWeight,
        int returned,
        long returnedWeight,
        int votesFor,
        long forWeight,
        int votesAgainst,
        long againstWeight,
        int abstained,
        long abstainedWeight,
        int spoilt,
        long spoiltWeight) {}
