package org.duly.events.ballot;

import java.util.List;
import java.util.Map;
import org.duly.events.governance.Fraction;

/**
 * What papers come to: the one arithmetic of ballots, for declaring them, for queries and for reporting jobs. Every share
 * is compared by whole numbers, so that exactly two thirds is two thirds.
 */
public final class BallotArithmetic {
    private BallotArithmetic() {}

    /**
     * Counts the papers of a constituency.
     *
     * @param papers what each of its members who returned a paper chose; papers of others are not counted
     */
    public static BallotCount count(Constituency constituency, Map<String, BallotChoice> papers) {
        Tally eligible = new Tally();
        Tally returned = new Tally();
        Tally votesFor = new Tally();
        Tally votesAgainst = new Tally();
        Tally abstained = new Tally();
        Tally spoilt = new Tally();
        for (Elector elector : constituency.electorate()) {
            eligible.add(elector);
            BallotChoice choice = papers.get(elector.member());
            if (choice != null) {
                returned.add(elector);
                Tally chosen = switch (choice) {
                    case APPROVE -> votesFor;
                    case REJECT -> votesAgainst;
                    case ABSTAIN -> abstained;
                    case SPOILT -> spoilt;
                };
                chosen.add(elector);
            }
        }
        return new BallotCount(
                eligible.members,
                eligible.weight,
                returned.members,
                returned.weight,
                votesFor.members,
                votesFor.weight,
                votesAgainst.members,
                votesAgainst.weight,
                abstained.members,
                abstained.weight,
                spoilt.members,
                spoilt.weight);
    }

    /**
     * What the papers of one constituency come to. Nobody's constituency is not quorate, and without a vote for it
     * nothing carries, whatever share is asked.
     */
    public static BallotResult judge(BallotRule rule, BallotCount count) {
        boolean quorate = quorum(rule, count).reached();
        return new BallotResult(count, quorate, quorate && pass(rule, count).reached());
    }

    /**
     * What the constituencies come to together.
     *
     * @param results of all of them, each judged under the same rule
     */
    public static BallotResult combine(BallotRule rule, Combination combine, List<ConstituencyResult> results) {
        List<BallotResult> each =
                results.stream().map(ConstituencyResult::result).toList();
        BallotCount total = total(each.stream().map(BallotResult::count).toList());
        return switch (combine) {
            case ALL ->
                new BallotResult(
                        total,
                        !each.isEmpty() && each.stream().allMatch(BallotResult::quorate),
                        !each.isEmpty() && each.stream().allMatch(BallotResult::carried));
            case ANY ->
                new BallotResult(
                        total,
                        each.stream().anyMatch(BallotResult::quorate),
                        each.stream().anyMatch(BallotResult::carried));
            case OVERALL -> judge(rule, total);
        };
    }

    /**
     * All counts as one.
     *
     * @throws ArithmeticException if a sum is too large to be kept
     */
    public static BallotCount total(List<BallotCount> counts) {
        BallotCount sum = new BallotCount(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        for (BallotCount each : counts) {
            sum = new BallotCount(
                    Math.addExact(sum.eligible(), each.eligible()),
                    Math.addExact(sum.eligibleWeight(), each.eligibleWeight()),
                    Math.addExact(sum.returned(), each.returned()),
                    Math.addExact(sum.returnedWeight(), each.returnedWeight()),
                    Math.addExact(sum.votesFor(), each.votesFor()),
                    Math.addExact(sum.forWeight(), each.forWeight()),
                    Math.addExact(sum.votesAgainst(), each.votesAgainst()),
                    Math.addExact(sum.againstWeight(), each.againstWeight()),
                    Math.addExact(sum.abstained(), each.abstained()),
                    Math.addExact(sum.abstainedWeight(), each.abstainedWeight()),
                    Math.addExact(sum.spoilt(), each.spoilt()),
                    Math.addExact(sum.spoiltWeight(), each.spoiltWeight()));
        }
        return sum;
    }

    /** How much of the electorate returned a paper, against what the rule asks. Nobody's constituency is not quorate. */
    public static BallotShare quorum(BallotRule rule, BallotCount count) {
        boolean byWeight = rule.quorumMeasure() == BallotMeasure.WEIGHT;
        long eligible = byWeight ? count.eligibleWeight() : count.eligible();
        long returned = byWeight ? count.returnedWeight() : count.returned();
        return new BallotShare(
                returned,
                eligible,
                rule.quorum(),
                false,
                eligible > 0 && rule.quorum().isReachedBy(returned, eligible));
    }

    /** The share of the votes for, against what the rule asks. Without a vote for it nothing reaches it. */
    public static BallotShare pass(BallotRule rule, BallotCount count) {
        boolean byWeight = rule.passMeasure() == BallotMeasure.WEIGHT;
        long votesFor = byWeight ? count.forWeight() : count.votesFor();
        long votesAgainst = byWeight ? count.againstWeight() : count.votesAgainst();
        long abstained = byWeight ? count.abstainedWeight() : count.abstained();
        long whole = switch (rule.passOf()) {
            case CAST -> Math.addExact(votesFor, votesAgainst);
            case WITH_ABSTENTIONS -> Math.addExact(Math.addExact(votesFor, votesAgainst), abstained);
            case ELIGIBLE -> byWeight ? count.eligibleWeight() : count.eligible();
        };
        Fraction pass = rule.pass();
        boolean reached = rule.strictlyMore() ? pass.isExceededBy(votesFor, whole) : pass.isReachedBy(votesFor, whole);
        return new BallotShare(votesFor, whole, pass, rule.strictlyMore(), votesFor > 0 && reached);
    }

    private static final class Tally {
        private int members;
        private long weight;

        void add(Elector elector) {
            members++;
            weight = Math.addExact(weight, elector.weight());
        }
    }
}
