package org.duly.events.governance;

import java.math.BigInteger;

/**
 * An exact fraction from 0 to 1: thresholds are never floating point. A part and a whole are numbers from 0; of a whole of
 * 0, nothing reaches every fraction and exceeds none.
 *
 * @param denominator at least 1
 */
public record Fraction(long numerator, long denominator) {
    /**
     * A fraction as it was written; it is not reduced.
     *
     * @throws IllegalArgumentException if it is not from 0 to 1
     */
    public Fraction {
        if (denominator < 1 || numerator < 0 || numerator > denominator) {
            throw new IllegalArgumentException(
                    numerator + "/" + denominator + " is not a fraction from 0 to 1, such as 2/3");
        }
    }

    /** Whether {@code part} of {@code whole} comes to this fraction or more. */
    public boolean isReachedBy(long part, long whole) {
        return compare(part, whole) >= 0;
    }

    /** Whether {@code part} of {@code whole} comes to more than this fraction. */
    public boolean isExceededBy(long part, long whole) {
        return compare(part, whole) > 0;
    }

    /** The least whole number that comes to this fraction of {@code whole}. */
    public long leastOf(long whole) {
        BigInteger[] share = BigInteger.valueOf(numerator)
                .multiply(BigInteger.valueOf(whole))
                .divideAndRemainder(BigInteger.valueOf(denominator));
        return share[0].longValueExact() + (share[1].signum() == 0 ? 0 : 1);
    }

    private int compare(long part, long whole) {
        return BigInteger.valueOf(part)
                .multiply(BigInteger.valueOf(denominator))
                .compareTo(BigInteger.valueOf(numerator).multiply(BigInteger.valueOf(whole)));
    }

    @Override
    public String toString() {
        return numerator + "/" + denominator;
    }
}
