package org.duly.query.campaign;

import java.util.Arrays;

/**
 * Three words in a row, hashed to an int; of a text a set, as a sorted array.
 *
 * <p>Always three, for short texts and long ones: a letter is found within a longer response only if both are cut the same
 * way, and a changed word then costs three of them.
 */
final class Shingles {
    static final int WORDS = 3;
    static final int[] NONE = {};

    private Shingles() {}

    static int[] of(Words words) {
        int count = Math.max(0, words.count() - WORDS + 1);
        int[] all = new int[count];
        for (int word = 0; word < count; word++) {
            all[word] = at(words, word);
        }
        return set(all);
    }

    /** Those of several texts together. */
    static int[] of(Iterable<String> texts) {
        int[] all = NONE;
        for (String text : texts) {
            int[] more = of(Words.of(text));
            int[] both = Arrays.copyOf(all, all.length + more.length);
            System.arraycopy(more, 0, both, all.length, more.length);
            all = both;
        }
        return set(all);
    }

    /** The one that begins with a word. */
    static int at(Words words, int word) {
        long hash = words.hash(word) * 0x9e3779b97f4a7c15L;
        hash = (hash ^ (hash >>> 32) ^ words.hash(word + 1)) * 0xbf58476d1ce4e5b9L;
        hash = (hash ^ (hash >>> 32) ^ words.hash(word + 2)) * 0x94d049bb133111ebL;
        return (int) (hash ^ (hash >>> 32));
    }

    private static int[] set(int[] all) {
        Arrays.sort(all);
        int kept = 0;
        for (int at = 0; at < all.length; at++) {
            if (at == 0 || all[at] != all[at - 1]) {
                all[kept++] = all[at];
            }
        }
        return kept == all.length ? all : Arrays.copyOf(all, kept);
    }

    static int[] without(int[] set, int[] others) {
        if (others.length == 0) {
            return set;
        }
        return Arrays.stream(set).filter(one -> !isIn(one, others)).toArray();
    }

    static boolean isIn(int one, int[] set) {
        return Arrays.binarySearch(set, one) >= 0;
    }

    static int common(int[] some, int[] others) {
        int common = 0;
        int mine = 0;
        int theirs = 0;
        while (mine < some.length && theirs < others.length) {
            int order = Integer.compare(some[mine], others[theirs]);
            if (order == 0) {
                common++;
            }
            mine += order <= 0 ? 1 : 0;
            theirs += order >= 0 ? 1 : 0;
        }
        return common;
    }

    /** How much two sets have in common of all they hold together, from 0 to 1; 0 where both are empty. */
    static double jaccard(int[] some, int[] others) {
        int common = common(some, others);
        int together = some.length + others.length - common;
        return together == 0 ? 0 : (double) common / together;
    }
}
