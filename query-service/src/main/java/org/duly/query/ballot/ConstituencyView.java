package org.duly.query.ballot;

import java.util.Map;
import java.util.stream.Collectors;
import org.duly.events.ballot.BallotArithmetic;
import org.duly.events.ballot.BallotCount;
import org.duly.events.ballot.BallotResult;
import org.duly.events.ballot.BallotRule;
import org.duly.events.ballot.Constituency;
import org.duly.events.ballot.ConstituencyResult;
import org.duly.events.ballot.Elector;
import org.duly.query.ballot.BallotFacts.BallotPaper;
import org.jspecify.annotations.Nullable;

/**
 * A constituency of a ballot. What papers say is null until the result is declared; who returned one is not.
 *
 * @param eligible members who may vote; {@code eligibleWeight} is theirs together
 * @param returned papers taken in, spoilt ones too; {@code returnedWeight} is that of their members
 * @param quorum the share of the electorate that returned a paper, so far
 * @param count by number and by weight: for, against, abstained, spoilt
 * @param quorate as declared; not quorate is not the same as lost
 * @param pass the share of votes for
 * @param carried as declared; false whenever it is not quorate
 */
public record ConstituencyView(
        String constituencyId,
        String name,
        @Nullable String bodyId,
        int eligible,
        long eligibleWeight,
        int returned,
        long returnedWeight,
        ShareView quorum,
        @Nullable BallotCount count,
        @Nullable Boolean quorate,
        @Nullable ShareView pass,
        @Nullable Boolean carried) {

    static ConstituencyView of(BallotFacts facts, Constituency constituency) {
        BallotRule rule = facts.schedule().rule();
        BallotResult result = result(facts, constituency.constituencyId());
        BallotCount count = result == null ? returns(facts, constituency) : result.count();
        return new ConstituencyView(
                constituency.constituencyId(),
                constituency.name(),
                constituency.bodyId(),
                count.eligible(),
                count.eligibleWeight(),
                count.returned(),
                count.returnedWeight(),
                ShareView.of(rule.quorumMeasure(), BallotArithmetic.quorum(rule, count)),
                result == null ? null : count,
                result == null ? null : result.quorate(),
                result == null ? null : ShareView.of(rule.passMeasure(), BallotArithmetic.pass(rule, count)),
                result == null ? null : result.carried());
    }

    /** What was declared of a constituency; null before. */
    static @Nullable BallotResult result(BallotFacts facts, String constituencyId) {
        if (facts.declared() == null) {
            return null;
        }
        return facts.declared().what().constituencies().stream()
                .filter(each -> each.constituencyId().equals(constituencyId))
                .map(ConstituencyResult::result)
                .findFirst()
                .orElse(null);
    }

    /** What is known before the declaration: who may vote and how many papers came back. */
    static BallotCount returns(BallotFacts facts, Constituency constituency) {
        Map<String, Long> weights =
                constituency.electorate().stream().collect(Collectors.toMap(Elector::member, Elector::weight));
        int returned = 0;
        long returnedWeight = 0;
        for (BallotPaper paper : facts.papers()) {
            if (paper.constituencyId().equals(constituency.constituencyId())) {
                returned++;
                returnedWeight += weights.getOrDefault(paper.member(), 0L);
            }
        }
        long weight = weights.values().stream().mapToLong(Long::longValue).sum();
        return new BallotCount(weights.size(), weight, returned, returnedWeight, 0, 0, 0, 0, 0, 0, 0, 0);
    }
}
