package org.duly.query.campaign;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What someone who sent a letter wrote themselves: passages with at least {@link #SHORTEST} words in a row that are not the letter's.
 * A name or a place filled in is shorter; so is a slip of the pen.
 */
final class OwnText {
    /** In words. Fewer in a row may be in the letter by chance; fewer that are not may be a name filled in. */
    static final int SHORTEST = 5;

    private OwnText() {}

    /** How many words they are. */
    static int words(Words words, int[] letter, int[] quoted) {
        return runs(words, letter, quoted).stream()
                .mapToInt(run -> run.beyond - run.first)
                .sum();
    }

    /** As it was written, in order. */
    static List<String> of(Words words, int[] letter, int[] quoted) {
        return runs(words, letter, quoted).stream()
                .map(run -> words.written(run.first, run.beyond))
                .toList();
    }

    private record Run(int first, int beyond) {}

    private static List<Run> runs(Words words, int[] letter, int[] quoted) {
        boolean[] met = new boolean[words.count()];
        boolean[] copied = copied(words, letter, quoted, met);
        List<Run> runs = new ArrayList<>();
        int first = 0;
        int ownInARow = 0;
        int longest = 0;
        for (int word = 0; word <= copied.length; word++) {
            if (word == copied.length || copied[word]) {
                if (longest >= SHORTEST) {
                    runs.add(new Run(first, word));
                }
                first = word + 1;
                ownInARow = 0;
                longest = 0;
            } else {
                ownInARow = met[word] ? 0 : ownInARow + 1;
                longest = Math.max(longest, ownInARow);
            }
        }
        return runs;
    }

    /**
     * Which words are in a part of the letter that is long enough not to be there by chance.
     *
     * @param met set for each word that is in any shingle of the letter
     */
    private static boolean[] copied(Words words, int[] letter, int[] quoted, boolean[] met) {
        boolean[] copied = new boolean[words.count()];
        int last = words.count() - Shingles.WORDS;
        int first = 0;
        for (int word = 0; word <= last + 1; word++) {
            if (word <= last && isIn(Shingles.at(words, word), letter, quoted)) {
                continue;
            }
            int beyond = word + Shingles.WORDS - 1;
            if (word > first) {
                Arrays.fill(met, first, beyond, true);
                if (beyond - first >= SHORTEST) {
                    Arrays.fill(copied, first, beyond, true);
                }
            }
            first = word + 1;
        }
        return copied;
    }

    private static boolean isIn(int shingle, int[] letter, int[] quoted) {
        return Shingles.isIn(shingle, letter) || Shingles.isIn(shingle, quoted);
    }
}
