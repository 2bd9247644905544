package org.duly.command.response;

import java.util.UUID;

/**
 * The number a respondent is told to quote: {@code R-7ZK3M-Q0V9T-F}.
 *
 * <p>It is taken from the response's id, so that no counter has to be shared between services: 50 of the id's random
 * bits in Crockford's base 32 and its check character. Among a million responses of one engagement two have the same
 * number with a chance of 1 in 2,250; it is a thing to quote, never a key.
 *
 * @see <a href="https://www.crockford.com/base32.html">Base 32</a>
 */
final class ReceiptNumber {
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final String CHECKS = DIGITS + "*~$=U";
    private static final int HALF = 5;
    private static final int BITS_OF_A_DIGIT = 5;
    private static final long BITS = (1L << (2 * HALF * BITS_OF_A_DIGIT)) - 1;

    private ReceiptNumber() {}

    /** The receipt number of a response. */
    static String of(UUID responseId) {
        long number = responseId.getLeastSignificantBits() & BITS;
        StringBuilder text = new StringBuilder("R-");
        for (int digit = 2 * HALF - 1; digit >= 0; digit--) {
            text.append(DIGITS.charAt((int) (number >>> (digit * BITS_OF_A_DIGIT)) & (DIGITS.length() - 1)));
            if (digit == HALF) {
                text.append('-');
            }
        }
        return text.append('-')
                .append(CHECKS.charAt((int) (number % CHECKS.length())))
                .toString();
    }
}
