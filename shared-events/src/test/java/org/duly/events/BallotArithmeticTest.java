package org.duly.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.duly.events.ballot.BallotArithmetic;
import org.duly.events.ballot.BallotChoice;
import org.duly.events.ballot.BallotCount;
import org.duly.events.ballot.BallotMeasure;
import org.duly.events.ballot.BallotResult;
import org.duly.events.ballot.BallotRule;
import org.duly.events.ballot.Combination;
import org.duly.events.ballot.Constituency;
import org.duly.events.ballot.ConstituencyResult;
import org.duly.events.ballot.Elector;
import org.duly.events.ballot.PassBase;
import org.duly.events.governance.Fraction;
import org.duly.testsupport.RandomCases;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class BallotArithmeticTest {
    private static final Fraction HALF = new Fraction(1, 2);
    private static final Fraction TWO_THIRDS = new Fraction(2, 3);
    private static final Fraction NONE = new Fraction(0, 1);

    @Nested
    class Boundaries {
        @Test
        void exactly_two_thirds_of_what_was_cast_is_enough_unless_more_is_asked() {
            BallotCount sixOfNine = members(20, 6, 3, 4, 2);
            assertThat(carried(rule(NONE, TWO_THIRDS, PassBase.CAST, false), sixOfNine))
                    .isTrue();
            assertThat(carried(rule(NONE, TWO_THIRDS, PassBase.CAST, true), sixOfNine))
                    .isFalse();
            assertThat(carried(rule(NONE, TWO_THIRDS, PassBase.CAST, false), members(20, 5, 3, 4, 2)))
                    .isFalse();
            assertThat(carried(rule(NONE, TWO_THIRDS, PassBase.CAST, true), members(20, 7, 3, 4, 2)))
                    .isTrue();
        }

        @Test
        void exactly_two_thirds_of_the_electorate_is_enough_unless_more_is_asked() {
            BallotCount twentyOfThirty = members(30, 20, 0, 0, 0);
            assertThat(carried(rule(NONE, TWO_THIRDS, PassBase.ELIGIBLE, false), twentyOfThirty))
                    .isTrue();
            assertThat(carried(rule(NONE, TWO_THIRDS, PassBase.ELIGIBLE, true), twentyOfThirty))
                    .isFalse();
            assertThat(carried(rule(NONE, TWO_THIRDS, PassBase.ELIGIBLE, false), members(30, 19, 0, 0, 0)))
                    .isFalse();
        }

        @Test
        void an_abstention_weighs_against_only_where_it_is_part_of_the_base() {
            BallotCount sixForThreeAgainstOneNeither = members(20, 6, 3, 1, 5);
            assertThat(carried(rule(NONE, TWO_THIRDS, PassBase.WITH_ABSTENTIONS, false), sixForThreeAgainstOneNeither))
                    .isFalse();
            assertThat(carried(rule(NONE, TWO_THIRDS, PassBase.CAST, false), sixForThreeAgainstOneNeither))
                    .isTrue();
            assertThat(carried(rule(NONE, TWO_THIRDS, PassBase.WITH_ABSTENTIONS, false), members(20, 8, 3, 1, 5)))
                    .isTrue();
        }

        @Test
        void one_paper_short_of_the_quorum_is_not_quorate_which_is_not_the_same_as_lost() {
            BallotRule rule = rule(HALF, HALF, PassBase.CAST, true);
            assertThat(BallotArithmetic.judge(rule, members(41, 20, 0, 0, 0)))
                    .returns(false, BallotResult::quorate)
                    .returns(false, BallotResult::carried);
            assertThat(BallotArithmetic.judge(rule, members(41, 20, 0, 0, 1)))
                    .returns(true, BallotResult::quorate)
                    .returns(true, BallotResult::carried);
            assertThat(BallotArithmetic.judge(rule, members(41, 0, 21, 0, 0)))
                    .returns(true, BallotResult::quorate)
                    .returns(false, BallotResult::carried);
        }

        @Test
        void nothing_carries_without_a_vote_for_it_whatever_share_is_asked() {
            for (PassBase base : PassBase.values()) {
                BallotRule anyShare = rule(NONE, NONE, base, false);
                BallotCount nobody = members(9, 0, 0, 0, 0);
                BallotCount allAbstain = members(9, 0, 0, 9, 0);
                BallotCount allSpoilt = members(9, 0, 0, 0, 9);
                for (BallotCount count : List.of(nobody, allAbstain, allSpoilt, members(9, 0, 9, 0, 0))) {
                    assertThat(BallotArithmetic.judge(anyShare, count))
                            .returns(true, BallotResult::quorate)
                            .returns(false, BallotResult::carried);
                }
            }
        }

        @Test
        void nobodys_constituency_is_not_quorate() {
            assertThat(BallotArithmetic.judge(rule(NONE, HALF, PassBase.CAST, false), members(0, 0, 0, 0, 0)))
                    .returns(false, BallotResult::quorate)
                    .returns(false, BallotResult::carried);
        }

        @Test
        void abstentions_and_spoilt_papers_make_a_quorum_and_are_no_votes() {
            assertThat(BallotArithmetic.judge(rule(HALF, TWO_THIRDS, PassBase.CAST, false), members(10, 1, 0, 2, 2)))
                    .returns(true, BallotResult::quorate)
                    .returns(true, BallotResult::carried);
        }

        @Test
        void weights_that_do_not_divide_are_compared_exactly() {
            // 2/3 of 10^17 + 3 lies between two whole numbers that floating point cannot tell apart.
            long whole = 100_000_000_000_000_003L;
            long least = 66_666_666_666_666_669L;
            BallotRule byWeight = new BallotRule(
                    TWO_THIRDS, BallotMeasure.WEIGHT, TWO_THIRDS, PassBase.ELIGIBLE, BallotMeasure.WEIGHT, false);
            assertThat(BallotArithmetic.judge(byWeight, weights(whole, least)))
                    .returns(true, BallotResult::quorate)
                    .returns(true, BallotResult::carried);
            assertThat(BallotArithmetic.judge(byWeight, weights(whole, least - 1)))
                    .returns(false, BallotResult::quorate);
            assertThat((double) least).isEqualTo((double) (least - 1));
        }
    }

    @Nested
    class Constituencies {
        private final BallotRule rule = rule(HALF, HALF, PassBase.CAST, true);
        private final ConstituencyResult carries = result("north", members(10, 8, 1, 0, 0));
        private final ConstituencyResult loses = result("south", members(10, 2, 6, 0, 0));
        private final ConstituencyResult silent = result("west", members(10, 3, 0, 0, 0));

        @Test
        void one_that_fails_fails_all_where_all_must_carry() {
            assertThat(combined(Combination.ALL, carries, carries).carried()).isTrue();
            assertThat(combined(Combination.ALL, carries, loses))
                    .returns(true, BallotResult::quorate)
                    .returns(false, BallotResult::carried);
            assertThat(combined(Combination.ALL, carries, silent))
                    .returns(false, BallotResult::quorate)
                    .returns(false, BallotResult::carried);
        }

        @Test
        void one_that_carries_is_enough_where_any_may() {
            assertThat(combined(Combination.ANY, carries, loses, silent).carried())
                    .isTrue();
            assertThat(combined(Combination.ANY, loses, silent))
                    .returns(true, BallotResult::quorate)
                    .returns(false, BallotResult::carried);
            assertThat(combined(Combination.ANY, silent, silent).quorate()).isFalse();
        }

        @Test
        void are_counted_as_one_where_the_whole_decides() {
            BallotResult overall = combined(Combination.OVERALL, carries, silent);
            assertThat(overall)
                    .isEqualTo(new BallotResult(
                            BallotArithmetic.total(List.of(
                                    carries.result().count(), silent.result().count())),
                            true,
                            true));
            assertThat(overall.count().returned()).isEqualTo(12);
            assertThat(combined(Combination.OVERALL, carries, loses))
                    .returns(true, BallotResult::quorate)
                    .returns(true, BallotResult::carried);
            assertThat(combined(Combination.OVERALL, loses, silent))
                    .returns(true, BallotResult::quorate)
                    .returns(false, BallotResult::carried);
        }

        private BallotResult combined(Combination combine, ConstituencyResult... results) {
            return BallotArithmetic.combine(rule, combine, List.of(results));
        }

        private ConstituencyResult result(String id, BallotCount count) {
            return new ConstituencyResult(id, BallotArithmetic.judge(rule, count));
        }
    }

    @Test
    void agrees_with_big_rationals_on_any_ballot() {
        RandomCases.tryMany(2_000, random -> {
            BallotRule rule = anyRule(random);
            List<ConstituencyResult> results = new ArrayList<>();
            List<Verdict> expected = new ArrayList<>();
            Oracle whole = new Oracle();
            for (int c = random.nextInt(1, 4); c > 0; c--) {
                Oracle oracle = new Oracle();
                List<Elector> electorate = new ArrayList<>();
                Map<String, BallotChoice> papers = new HashMap<>(Map.of("stranger", BallotChoice.APPROVE));
                boolean unanimous = random.nextBoolean();
                for (int e = random.nextInt(0, 12); e > 0; e--) {
                    Elector elector = new Elector("m" + e, anyWeight(random));
                    electorate.add(elector);
                    if (random.nextInt(4) > 0) {
                        BallotChoice choice = unanimous ? BallotChoice.APPROVE : any(random, BallotChoice.values());
                        papers.put(elector.member(), choice);
                        oracle.paper(elector, choice);
                        whole.paper(elector, choice);
                    } else {
                        oracle.silent(elector);
                        whole.silent(elector);
                    }
                }
                String id = "c" + c;
                BallotCount count =
                        BallotArithmetic.count(new Constituency(id, "Constituency", null, electorate), papers);
                BallotResult result = BallotArithmetic.judge(rule, count);
                assertThat(new Verdict(result.quorate(), result.carried())).isEqualTo(oracle.verdict(rule));
                results.add(new ConstituencyResult(id, result));
                expected.add(oracle.verdict(rule));
            }
            assertCombined(
                    rule,
                    results,
                    new Verdict(
                            expected.stream().allMatch(Verdict::quorate),
                            expected.stream().allMatch(Verdict::carried)),
                    Combination.ALL);
            assertCombined(
                    rule,
                    results,
                    new Verdict(
                            expected.stream().anyMatch(Verdict::quorate),
                            expected.stream().anyMatch(Verdict::carried)),
                    Combination.ANY);
            assertCombined(rule, results, whole.verdict(rule), Combination.OVERALL);
        });
    }

    @Test
    void one_more_vote_for_never_loses_what_was_carried() {
        RandomCases.tryMany(2_000, random -> {
            BallotRule rule = anyRule(random);
            int[] papers = random.ints(4, 0, 8).toArray();
            int eligible = papers[0] + papers[1] + papers[2] + papers[3] + 1 + random.nextInt(6);
            BallotResult before =
                    BallotArithmetic.judge(rule, members(eligible, papers[0], papers[1], papers[2], papers[3]));
            BallotResult after =
                    BallotArithmetic.judge(rule, members(eligible, papers[0] + 1, papers[1], papers[2], papers[3]));
            assertThat(after.quorate() || !before.quorate()).isTrue();
            assertThat(after.carried() || !before.carried()).isTrue();
        });
    }

    private static void assertCombined(
            BallotRule rule, List<ConstituencyResult> results, Verdict expected, Combination combine) {
        BallotResult overall = BallotArithmetic.combine(rule, combine, results);
        assertThat(new Verdict(overall.quorate(), overall.carried()))
                .as(combine.name())
                .isEqualTo(expected);
    }

    private static boolean carried(BallotRule rule, BallotCount count) {
        return BallotArithmetic.judge(rule, count).carried();
    }

    private static BallotRule rule(Fraction quorum, Fraction pass, PassBase passOf, boolean strictlyMore) {
        return new BallotRule(quorum, BallotMeasure.MEMBERS, pass, passOf, BallotMeasure.MEMBERS, strictlyMore);
    }

    private static BallotRule anyRule(RandomGenerator random) {
        return new BallotRule(
                anyFraction(random),
                any(random, BallotMeasure.values()),
                anyFraction(random),
                any(random, PassBase.values()),
                any(random, BallotMeasure.values()),
                random.nextBoolean());
    }

    private static <T> T any(RandomGenerator random, T[] constants) {
        return constants[random.nextInt(constants.length)];
    }

    private static Fraction anyFraction(RandomGenerator random) {
        long denominator = random.nextInt(1, 9);
        return new Fraction(random.nextLong(denominator + 1), denominator);
    }

    private static long anyWeight(RandomGenerator random) {
        return random.nextBoolean() ? random.nextLong(1, 5) : random.nextLong(1, Long.MAX_VALUE / 100);
    }

    private static BallotCount members(int eligible, int votesFor, int against, int abstained, int spoilt) {
        int returned = votesFor + against + abstained + spoilt;
        return new BallotCount(
                eligible, eligible, returned, returned, votesFor, votesFor, against, against, abstained, abstained,
                spoilt, spoilt);
    }

    private static BallotCount weights(long eligible, long votesFor) {
        return new BallotCount(2, eligible, 1, votesFor, 1, votesFor, 0, 0, 0, 0, 0, 0);
    }

    private record Verdict(boolean quorate, boolean carried) {}

    /** The same rules in other words: every paper kept, shares as reduced fractions of big integers. */
    private static final class Oracle {
        private final List<Elector> silent = new ArrayList<>();
        private final Map<BallotChoice, List<Elector>> papers = new HashMap<>();

        void paper(Elector elector, BallotChoice choice) {
            papers.computeIfAbsent(choice, _ -> new ArrayList<>()).add(elector);
        }

        void silent(Elector elector) {
            silent.add(elector);
        }

        Verdict verdict(BallotRule rule) {
            BigInteger returned = sum(rule.quorumMeasure(), BallotChoice.values());
            BigInteger eligible = returned.add(sum(rule.quorumMeasure(), silent));
            boolean quorate = eligible.signum() > 0
                    && new Rational(returned, eligible).compareTo(Rational.of(rule.quorum())) >= 0;
            BigInteger votesFor = sum(rule.passMeasure(), BallotChoice.APPROVE);
            if (!quorate || votesFor.signum() == 0) {
                return new Verdict(quorate, false);
            }
            BigInteger base = switch (rule.passOf()) {
                case CAST -> sum(rule.passMeasure(), BallotChoice.APPROVE, BallotChoice.REJECT);
                case WITH_ABSTENTIONS ->
                    sum(rule.passMeasure(), BallotChoice.values())
                            .subtract(sum(rule.passMeasure(), BallotChoice.SPOILT));
                case ELIGIBLE -> sum(rule.passMeasure(), BallotChoice.values()).add(sum(rule.passMeasure(), silent));
            };
            int compared = new Rational(votesFor, base).compareTo(Rational.of(rule.pass()));
            return new Verdict(true, rule.strictlyMore() ? compared > 0 : compared >= 0);
        }

        private BigInteger sum(BallotMeasure measure, BallotChoice... choices) {
            BigInteger sum = BigInteger.ZERO;
            for (BallotChoice choice : choices) {
                sum = sum.add(sum(measure, papers.getOrDefault(choice, List.of())));
            }
            return sum;
        }

        private static BigInteger sum(BallotMeasure measure, List<Elector> electors) {
            return electors.stream()
                    .map(elector ->
                            measure == BallotMeasure.MEMBERS ? BigInteger.ONE : BigInteger.valueOf(elector.weight()))
                    .reduce(BigInteger.ZERO, BigInteger::add);
        }
    }

    /** A big rational, compared by the sign of a difference. */
    private record Rational(BigInteger numerator, BigInteger denominator) {
        Rational {
            BigInteger common = numerator.gcd(denominator);
            numerator = numerator.divide(common);
            denominator = denominator.divide(common);
        }

        static Rational of(Fraction fraction) {
            return new Rational(BigInteger.valueOf(fraction.numerator()), BigInteger.valueOf(fraction.denominator()));
        }

        int compareTo(Rational other) {
            return numerator
                    .multiply(other.denominator)
                    .subtract(other.numerator.multiply(denominator))
                    .signum();
        }
    }
}
