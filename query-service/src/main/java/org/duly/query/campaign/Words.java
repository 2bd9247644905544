package org.duly.query.campaign;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text as it is compared: its words in Unicode NFKC and lower case, without punctuation, apostrophes, the salutation it
 * begins with and the closing with name and address it ends with. Knows where each word stands in the text as written.
 */
final class Words {
    /** How many words may follow a closing and be a name and an address. */
    private static final int SIGNATURE = 12;

    private static final Pattern SALUTATION = Pattern.compile(
            "\\s*(?:dear\\b[^\\n,:;!?]{0,60}|to whom it may concern"
                    + "|(?:hello|hi|good (?:morning|afternoon|evening))\\b[^\\n,.:;!?]{0,30})[\\n,:;!]",
            Pattern.CASE_INSENSITIVE);
    private static final List<String> CLOSINGS = List.of(
            "yours faithfully",
            "yours sincerely",
            "yours truly",
            "kind regards",
            "kindest regards",
            "best regards",
            "warm regards",
            "best wishes");

    private final String text;
    private final StringBuilder normal;
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private int[] normalStarts = new int[64];
    private int[] normalEnds = new int[64];
    private long[] hashes = new long[64];
    private int from;
    private int to;

    private Words(String text) {
        this.text = text;
        this.normal = new StringBuilder(text.length());
    }

    static Words of(String text) {
        Words words = new Words(text);
        words.split();
        words.leaveOutSalutation();
        words.leaveOutClosing();
        return words;
    }

    int count() {
        return to - from;
    }

    long hash(int word) {
        return hashes[from + word];
    }

    /** The text as it was written, from one word to before another, with what is attached to its last word. */
    String written(int first, int beyond) {
        int end = ends[from + beyond - 1];
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return text.substring(starts[from + first], end);
    }

    /** The same for all texts that are the same but for what is not compared. */
    Digest digest() {
        return Digest.of(normalised());
    }

    /** The words, with one space between. */
    String normalised() {
        return count() == 0 ? "" : normal.substring(normalStarts[from], normalEnds[to - 1]);
    }

    private void split() {
        int at = 0;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            if (!Character.isLetterOrDigit(point)) {
                at += Character.charCount(point);
                continue;
            }
            int start = at;
            at = endOfWord(start);
            add(start, at);
        }
    }

    private int endOfWord(int start) {
        int first = text.codePointAt(start);
        int at = start + Character.charCount(first);
        if (Character.isIdeographic(first)) {
            return at;
        }
        while (at < text.length()) {
            int point = text.codePointAt(at);
            int next = at + Character.charCount(point);
            boolean within = (Character.isLetterOrDigit(point) && !Character.isIdeographic(point))
                    || isMark(point)
                    || (isJoiner(point) && next < text.length() && Character.isLetterOrDigit(text.codePointAt(next)));
            if (!within) {
                break;
            }
            at = next;
        }
        return at;
    }

    private static boolean isMark(int point) {
        return point > 127
                && (Character.getType(point) == Character.NON_SPACING_MARK
                        || Character.getType(point) == Character.COMBINING_SPACING_MARK);
    }

    /** Apostrophes, soft hyphens and zero-width joiners: with or without them it is the same word. */
    private static boolean isJoiner(int point) {
        return point == '\'' || point == '\u2019' || point == '\u00ad' || point == '\u200d' || point == '\u200c';
    }

    private void add(int start, int end) {
        if (to == starts.length) {
            starts = Arrays.copyOf(starts, to * 2);
            ends = Arrays.copyOf(ends, to * 2);
            normalStarts = Arrays.copyOf(normalStarts, to * 2);
            normalEnds = Arrays.copyOf(normalEnds, to * 2);
            hashes = Arrays.copyOf(hashes, to * 2);
        }
        starts[to] = start;
        ends[to] = end;
        normalStarts[to] = normal.length();
        boolean ascii = true;
        for (int at = start; at < end && ascii; at++) {
            char letter = text.charAt(at);
            ascii = letter < 128;
            if (ascii && letter != '\'') {
                normal.append(letter >= 'A' && letter <= 'Z' ? (char) (letter + 32) : letter);
            }
        }
        if (!ascii) {
            normal.setLength(normalStarts[to]);
            normal.append(Normalizer.normalize(withoutJoiners(start, end), Normalizer.Form.NFKC)
                    .toLowerCase(Locale.ROOT));
        }
        hashes[to] = hash(normal, normalStarts[to]);
        normalEnds[to] = normal.length();
        normal.append(' ');
        to++;
    }

    private String withoutJoiners(int start, int end) {
        StringBuilder word = new StringBuilder(end - start);
        text.substring(start, end)
                .codePoints()
                .filter(point -> !isJoiner(point))
                .forEach(word::appendCodePoint);
        return word.toString();
    }

    /** FNV-1a, 64 bits. */
    private static long hash(CharSequence letters, int start) {
        long hash = 0xcbf29ce484222325L;
        for (int at = start; at < letters.length(); at++) {
            hash = (hash ^ letters.charAt(at)) * 0x100000001b3L;
        }
        return hash;
    }

    private void leaveOutSalutation() {
        Matcher salutation = SALUTATION.matcher(text);
        if (salutation.lookingAt()) {
            while (from < to && starts[from] < salutation.end()) {
                from++;
            }
        }
    }

    private void leaveOutClosing() {
        for (int word = Math.max(from + 1, to - SIGNATURE - 2); word + 1 < to; word++) {
            String two = normal.substring(normalStarts[word], normalEnds[word + 1]);
            if (CLOSINGS.contains(two) && endsSentence(ends[word - 1], starts[word])) {
                to = word;
                return;
            }
        }
    }

    private boolean endsSentence(int start, int end) {
        return text.substring(start, end).chars().anyMatch(letter -> ".,;:!?\n\r-".indexOf(letter) >= 0);
    }
}
