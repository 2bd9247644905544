package org.duly.command.intake.sheet;

import java.math.BigDecimal;

/** Numbers as plainly as they can be written. */
final class PlainNumbers {
    /** Digits before or after the point; beyond them a few characters would become gigabytes of zeros. */
    private static final int DIGITS = 400;

    private PlainNumbers() {}

    /** Without a power of ten, unless it is one that no double has. */
    static String text(BigDecimal number) {
        return Math.abs((long) number.scale()) <= DIGITS ? number.toPlainString() : number.toString();
    }
}
