package org.duly.query.campaign;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The letter that a cluster's texts are copies of: what most of them have in common, as one of them has it. A name filled
 * in, or what only some added, is not the letter's.
 *
 * @param exemplar the response that shows it best
 * @param text of the exemplar, digested
 * @param shingles of the letter; all of them are the exemplar's too
 */
record Letter(UUID exemplar, Digest text, int[] shingles) {
    /** A shorter one would be found in too much that is not a copy of it. */
    private static final int SHORTEST = 8;

    private static final int LOOKED_AT = 32;

    /**
     * The letter of a cluster.
     *
     * @param quoted what everybody may quote, so that it makes no letter
     * @return empty if there is none to speak of
     */
    static Optional<Letter> of(Discovery.Cluster cluster, Texts texts, int[] quoted) {
        List<Discovery.Copies> looked = someOf(cluster.texts());
        Map<UUID, String> written =
                texts.of(looked.stream().map(Discovery.Copies::example).toList());
        List<Copy> copies = new ArrayList<>();
        for (Discovery.Copies copy : looked) {
            String text = written.get(copy.example());
            if (text != null) {
                Words words = Words.of(text);
                copies.add(new Copy(
                        copy.example(), words.digest(), Shingles.without(Shingles.of(words), quoted), copy.count()));
            }
        }
        int[] common = inMost(copies);
        Copy best = null;
        double likeness = 0;
        for (Copy copy : copies) {
            double found = Shingles.jaccard(copy.shingles, common);
            if (found > likeness) {
                best = copy;
                likeness = found;
            }
        }
        if (best == null) {
            return Optional.empty();
        }
        int[] mine = best.shingles;
        int[] letter = Arrays.stream(common)
                .filter(shingle -> Shingles.isIn(shingle, mine))
                .toArray();
        return letter.length < SHORTEST ? Optional.empty() : Optional.of(new Letter(best.id, best.text, letter));
    }

    private record Copy(UUID id, Digest text, int[] shingles, int count) {}

    /** The most frequent, and others from all lengths. */
    private static List<Discovery.Copies> someOf(List<Discovery.Copies> texts) {
        if (texts.size() <= LOOKED_AT) {
            return texts;
        }
        Set<Discovery.Copies> some = new LinkedHashSet<>();
        for (int number = 0; number < LOOKED_AT; number++) {
            some.add(texts.get((int) ((long) number * texts.size() / LOOKED_AT)));
        }
        return List.copyOf(some);
    }

    /** The shingles in at least half of the copies. */
    private static int[] inMost(Collection<Copy> copies) {
        Map<Integer, Integer> counts = new HashMap<>();
        int all = 0;
        for (Copy copy : copies) {
            all += copy.count;
            for (int shingle : copy.shingles) {
                counts.merge(shingle, copy.count, Integer::sum);
            }
        }
        int half = (all + 1) / 2;
        return counts.entrySet().stream()
                .filter(shingle -> shingle.getValue() >= half)
                .mapToInt(Map.Entry::getKey)
                .sorted()
                .toArray();
    }
}
