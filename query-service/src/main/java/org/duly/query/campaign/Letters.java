package org.duly.query.campaign;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All letters of an engagement, against which every response is held, exactly. */
final class Letters {
    /** A response is a copy of a letter if it has this much of the letter … */
    private static final double CONTAINED = 0.6;
    /** … or if they have this much in common of all that both say. */
    private static final double ALIKE = 0.4;

    private static final int FILTER_BITS = 20;

    private final List<Letter> letters;
    /** A shingle and the number of a letter that has it, in order. */
    private final long[] index;
    /** Most shingles are in no letter: this says so without a search. */
    private final long[] filter = new long[1 << (FILTER_BITS - 6)];

    private final int[] common;

    /**
     * Takes letters as they come, the most frequent first; one like another before it is left out.
     */
    Letters(List<Letter> found) {
        List<Letter> different = new ArrayList<>();
        for (Letter letter : found) {
            if (different.stream().noneMatch(other -> Shingles.jaccard(other.shingles(), letter.shingles()) >= ALIKE)) {
                different.add(letter);
            }
        }
        letters = List.copyOf(different);
        common = new int[letters.size()];
        index = new long
                [letters.stream().mapToInt(letter -> letter.shingles().length).sum()];
        int at = 0;
        for (int letter = 0; letter < letters.size(); letter++) {
            for (int shingle : letters.get(letter).shingles()) {
                index[at++] = ((long) shingle << 32) | letter;
                int bit = shingle >>> (32 - FILTER_BITS);
                filter[bit >>> 6] |= 1L << bit;
            }
        }
        Arrays.sort(index);
    }

    List<Letter> all() {
        return letters;
    }

    /**
     * What a text has of a letter.
     *
     * @param letter its number in {@link #all}
     * @param contained how much of the letter is in the text, from 0 to 1
     * @param jaccard how much both have in common of all that they say, from 0 to 1
     */
    record Match(int letter, double contained, double jaccard) {}

    /**
     * The letter that a text is a copy of.
     *
     * @return null if it is of none; of several, that which it is most like
     */
    @Nullable
    Match match(int[] shingles) {
        Arrays.fill(common, 0);
        for (int shingle : shingles) {
            int bit = shingle >>> (32 - FILTER_BITS);
            if ((filter[bit >>> 6] & (1L << bit)) != 0) {
                count(shingle);
            }
        }
        Match best = null;
        for (int letter = 0; letter < common.length; letter++) {
            if (common[letter] > 0) {
                int size = letters.get(letter).shingles().length;
                double contained = (double) common[letter] / size;
                double jaccard = (double) common[letter] / (size + shingles.length - common[letter]);
                if ((contained >= CONTAINED || jaccard >= ALIKE) && (best == null || jaccard > best.jaccard)) {
                    best = new Match(letter, contained, jaccard);
                }
            }
        }
        return best;
    }

    private void count(int shingle) {
        int at = Arrays.binarySearch(index, (long) shingle << 32);
        for (at = at < 0 ? -at - 1 : at; at < index.length && (int) (index[at] >> 32) == shingle; at++) {
            common[(int) index[at]]++;
        }
    }
}
