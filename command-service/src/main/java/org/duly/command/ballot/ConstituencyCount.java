package org.duly.command.ballot;

import org.duly.events.ballot.BallotCount;
import org.jspecify.annotations.Nullable;

/**
 * The papers of a constituency as they were counted. A weight that is absent is the number, as where every member weighs
 * the same.
 *
 * @param eligible how many may vote; absent where the electorate is known
 * @param returned how many papers came back; absent for what the others add up to
 */
public record ConstituencyCount(
        String constituencyId,
        @Nullable Integer eligible,
        @Nullable Long eligibleWeight,
        @Nullable Integer returned,
        @Nullable Long returnedWeight,
        int votesFor,
        @Nullable Long forWeight,
        int votesAgainst,
        @Nullable Long againstWeight,
        int abstained,
        @Nullable Long abstainedWeight,
        int spoilt,
        @Nullable Long spoiltWeight) {

    /**
     * The counts, beside what is known of the constituency.
     *
     * @param known what was recorded of its electorate and returns; a number that was not given is taken from there
     */
    BallotCount beside(BallotCount known) {
        return new BallotCount(
                eligible == null ? known.eligible() : eligible,
                eligible == null ? known.eligibleWeight() : weight(eligibleWeight, eligible),
                returned == null ? known.returned() : returned,
                returned == null ? known.returnedWeight() : weight(returnedWeight, returned),
                votesFor,
                weight(forWeight, votesFor),
                votesAgainst,
                weight(againstWeight, votesAgainst),
                abstained,
                weight(abstainedWeight, abstained),
                spoilt,
                weight(spoiltWeight, spoilt));
    }

    /** What came back if it was what was counted; of the electorate nothing. */
    BallotCount papersAlone() {
        long papers = (long) votesFor + votesAgainst + abstained + spoilt;
        long weight = weight(forWeight, votesFor)
                + weight(againstWeight, votesAgainst)
                + weight(abstainedWeight, abstained)
                + weight(spoiltWeight, spoilt);
        // Beyond what any constituency may have, the sum says no more than that.
        return new BallotCount(
                0, 0, Math.clamp(papers, Integer.MIN_VALUE, Integer.MAX_VALUE), weight, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    private static long weight(@Nullable Long weight, int number) {
        return weight == null ? number : weight;
    }
}
