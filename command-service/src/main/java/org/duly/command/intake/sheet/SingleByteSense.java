package org.duly.command.intake.sheet;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.List;

/**
 * Tells Windows-1252 from Mac Roman by what each makes of the bytes they read differently: where one reads
 * {@code don’t} and {@code café}, the other reads {@code donÕt} and {@code cafŽ}, or {@code donít} and {@code cafÈ}.
 * Each reading of a byte is scored by the characters beside it, and the scores are summed over the whole file.
 *
 * <p>Where nothing tells, it is Windows-1252, which is far more frequent.
 */
final class SingleByteSense {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final Charset MAC = Charset.forName("x-MacRoman");

    private static final String FREQUENT_LETTERS = "éèêëáàâäöüôîïçóíÉÂÔÎ";
    private static final String ENDINGS_AFTER_APOSTROPHE = "stdmnriwu"; // English ’s ’t ’d ’m, Welsh ’n ’r ’i ’w ’u
    private static final char NOTHING = ' ';

    private final List<Reading> readings = List.of(new Reading(WINDOWS), new Reading(MAC));
    // The last four bytes; the second of them is the one that is judged.
    private int before = ' ';
    private int judged = ' ';
    private int after = ' ';

    /** Takes in the next bytes of the file. */
    void read(byte[] bytes) {
        for (byte value : bytes) {
            shift(value & 0xFF);
        }
    }

    /** The character set that makes more sense of what was read. */
    Charset likeliest() {
        shift(NOTHING);
        shift(NOTHING);
        return readings.get(1).score > readings.get(0).score ? MAC : WINDOWS;
    }

    private void shift(int next) {
        if (judged >= 0x80) {
            for (Reading reading : readings) {
                reading.judge(before, judged, after, next);
            }
        }
        before = judged;
        judged = after;
        after = next;
    }

    private static final class Reading {
        private final char[] characters = new char[256];
        private double score;

        Reading(Charset charset) {
            for (int value = 0; value < 256; value++) {
                characters[value] = charset.decode(ByteBuffer.wrap(new byte[] {(byte) value}))
                        .get();
            }
        }

        void judge(int before, int judged, int after, int second) {
            score += sense(characters[before], characters[judged], characters[after], characters[second]);
        }
    }

    /** How much sense a character makes between its neighbours: above 0 if it is often there, below if hardly ever. */
    private static double sense(char before, char c, char after, char second) {
        if (c == '\uFFFD' || Character.isISOControl(c)) {
            return -10;
        }
        if (Character.isLetter(c)) {
            return isLatin(c) ? letter(before, c, after) : -1.5;
        }
        boolean inWord = Character.isLetter(before) && Character.isLetter(after);
        return switch (c) {
            case '’' -> apostrophe(before, after, second);
            case '“', '‘' -> !Character.isLetterOrDigit(before) && Character.isLetterOrDigit(after) ? 2 : -2;
            case '”' -> !Character.isWhitespace(before) && !Character.isLetterOrDigit(after) ? 2 : -2;
            case '–', '—' -> inWord ? 1.1 : 2;
            case '…' -> Character.isUpperCase(before) || Character.isLetter(after) ? 0.3 : 1.5;
            case '£', '€' -> Character.isDigit(after) ? 2 : 0;
            case '•', '·' -> inWord ? -2 : 1;
            case '\u00A0' -> 0.5;
            case '°', '½', '¼', '¾', '²' -> Character.isLetterOrDigit(before) || Character.isDigit(after) ? 1 : 0;
            case '©', '®', '™' -> inWord ? -1.5 : 0.5;
            default -> -1.5;
        };
    }

    private static double letter(char before, char c, char after) {
        double weight = FREQUENT_LETTERS.indexOf(c) >= 0 ? 1 : 0.5;
        boolean follows = Character.isLetter(before);
        boolean goesOn = Character.isLetter(after);
        if (!follows && !goesOn) {
            return c == 'à' || c == 'â' ? 0.5 : -2;
        }
        if (Character.isUpperCase(c)) {
            return Character.isLowerCase(before) ? -3 : weight;
        }
        if (Character.isUpperCase(after) || (Character.isUpperCase(before) && !goesOn)) {
            return -2;
        }
        return follows ? weight : weight / 2;
    }

    private static double apostrophe(char before, char after, char second) {
        if (!Character.isLetter(before)) {
            return Character.isLetterOrDigit(after) ? -0.5 : 0.5;
        }
        if (!Character.isLetter(after)) {
            return 1;
        }
        if (ENDINGS_AFTER_APOSTROPHE.indexOf(after) >= 0 && !Character.isLetter(second)) {
            return 3;
        }
        boolean twoLetterEnding =
                (after == 'l' && second == 'l') || (after == 'r' && second == 'e') || (after == 'v' && second == 'e');
        return twoLetterEnding || Character.isUpperCase(after) ? 2 : 0.3;
    }

    private static boolean isLatin(char c) {
        return Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN && c < '\u0250';
    }
}
