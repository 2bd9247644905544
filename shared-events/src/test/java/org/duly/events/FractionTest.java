package org.duly.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.random.RandomGenerator;
import org.duly.events.governance.Fraction;
import org.duly.testsupport.RandomCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Thresholds and quorums are exact, at the boundary and at any size. */
class FractionTest {
    @ParameterizedTest
    @CsvSource({
        "2, 3, 20, 30, true, false",
        "2, 3, 19, 30, false, false",
        "2, 3, 21, 30, true, true",
        "2, 3, 6666666666666667, 10000000000000000, true, true",
        "2, 3, 6666666666666666, 10000000000000000, false, false",
        "1, 2, 5, 10, true, false",
        "1, 2, 5, 11, false, false",
        "1, 3, 1, 3, true, false",
        "0, 1, 0, 7, true, false",
        "0, 1, 1, 7, true, true",
        "1, 1, 7, 7, true, false",
        "1, 1, 6, 7, false, false",
        "1, 2, 0, 0, true, false"
    })
    void aShareIsReachedOrExceededExactly(
            long numerator, long denominator, long part, long whole, boolean reached, boolean exceeded) {
        Fraction fraction = new Fraction(numerator, denominator);
        assertThat(fraction.isReachedBy(part, whole)).isEqualTo(reached);
        assertThat(fraction.isExceededBy(part, whole)).isEqualTo(exceeded);
    }

    @ParameterizedTest
    @CsvSource({"1, 2, 9, 5", "1, 2, 10, 5", "2, 3, 40, 27", "1, 3, 0, 0", "0, 5, 40, 0", "1, 1, 40, 40"})
    void theLeastNumberIsRoundedUp(long numerator, long denominator, long whole, long least) {
        assertThat(new Fraction(numerator, denominator).leastOf(whole)).isEqualTo(least);
    }

    @Test
    void theLargestNumbersDoNotOverflow() {
        Fraction nearlyAll = new Fraction(Long.MAX_VALUE - 1, Long.MAX_VALUE);
        assertThat(nearlyAll.leastOf(Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE - 1);
        assertThat(nearlyAll.isReachedBy(Long.MAX_VALUE - 1, Long.MAX_VALUE)).isTrue();
        assertThat(nearlyAll.isReachedBy(Long.MAX_VALUE - 2, Long.MAX_VALUE)).isFalse();
    }

    /** Long division, digit by digit, is the oracle: it knows nothing of multiplying crosswise. */
    @Test
    void comparesAsLongDivisionDoes() {
        RandomCases.tryMany(20_000, random -> {
            long bound = 1L << random.nextInt(1, 63);
            Fraction fraction = anyFraction(random, bound);
            long whole = random.nextLong(1, bound + 1);
            // As often as not as near to the boundary as whole numbers come.
            long part = random.nextBoolean()
                    ? random.nextLong(0, whole + 1)
                    : Math.clamp(fraction.leastOf(whole) + random.nextLong(-1, 2), 0, whole);

            int comparison = compareByLongDivision(part, whole, fraction.numerator(), fraction.denominator());
            assertThat(fraction.isReachedBy(part, whole)).isEqualTo(comparison >= 0);
            assertThat(fraction.isExceededBy(part, whole)).isEqualTo(comparison > 0);
        });
    }

    @Test
    void theLeastNumberReachesItAndOneFewerDoesNot() {
        RandomCases.tryMany(20_000, random -> {
            long bound = 1L << random.nextInt(1, 63);
            Fraction fraction = anyFraction(random, bound);
            long whole = random.nextLong(0, bound + 1);

            long least = fraction.leastOf(whole);
            assertThat(least).isBetween(0L, whole);
            assertThat(fraction.isReachedBy(least, whole)).isTrue();
            if (least > 0) {
                assertThat(fraction.isReachedBy(least - 1, whole)).isFalse();
            }
            assertThat(least)
                    .isEqualTo(new BigDecimal(fraction.numerator())
                            .divide(new BigDecimal(fraction.denominator()), new MathContext(60))
                            .multiply(new BigDecimal(whole))
                            .setScale(30, RoundingMode.HALF_EVEN)
                            .setScale(0, RoundingMode.CEILING)
                            .longValueExact());
        });
    }

    @ParameterizedTest
    @CsvSource({"-1, 3", "4, 3", "1, 0", "0, 0", "1, -1"})
    void whatIsNotFromNoneToAllIsRefused(long numerator, long denominator) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Fraction(numerator, denominator))
                .withMessageContaining(numerator + "/" + denominator);
    }

    @Test
    void itReadsAsItWasWritten() {
        assertThat(new Fraction(4, 6)).hasToString("4/6");
    }

    private static Fraction anyFraction(RandomGenerator random, long bound) {
        long denominator = random.nextLong(1, bound + 1);
        return new Fraction(random.nextLong(0, denominator + 1), denominator);
    }

    /** Compares a/b with c/d by their whole parts, then by those of the turned-over remainders, as Euclid did. */
    private static int compareByLongDivision(long a, long b, long c, long d) {
        int byWholePart = Long.compare(a / b, c / d);
        long left = a % b;
        long right = c % d;
        if (byWholePart != 0 || left == 0 || right == 0) {
            return byWholePart != 0 ? byWholePart : Long.compare(left, right);
        }
        return compareByLongDivision(d, right, b, left);
    }
}
