package org.duly.query.campaign;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.duly.query.campaign.Texts.Place;

/**
 * Finds which texts seem to be copies of one letter. Keeps of each different text a sketch and its bands, some 400 bytes,
 * and no text.
 *
 * <p>The texts are gone through from the most frequent to the rarest, the shorter first. Each joins the cluster whose first
 * text is most like it, or begins one. Only those first texts are compared with, and of a band at most eight, so the work
 * is bounded by the number of texts whatever they say.
 */
final class Discovery {
    private static final int COMPARED_IN_A_BAND = 8;
    private static final int NOBODY = -1;

    private final Map<Digest, Group> groups = new HashMap<>();

    /** All responses with the same text. */
    private static final class Group {
        private final Sketch sketch;
        private final int[] bands;
        private final int shingles;
        private Place earliest;
        private int size = 1;

        private Group(Place first, int[] shingles) {
            this.earliest = first;
            this.sketch = Sketch.of(shingles);
            this.bands = Bands.of(shingles);
            this.shingles = shingles.length;
        }

        private void add(Place place) {
            size++;
            if (Texts.ORDER.compare(place, earliest) < 0) {
                earliest = place;
            }
        }
    }

    /**
     * A text and how often it was sent.
     *
     * @param example the first who sent it
     */
    record Copies(UUID example, int count) {}

    /**
     * Texts that seem to be copies of one letter.
     *
     * @param size how many responses
     * @param texts from the most frequent to the rarest
     */
    record Cluster(int size, List<Copies> texts) {}

    void add(Digest digest, Place place, int[] shingles) {
        Group known = groups.get(digest);
        if (known == null) {
            groups.put(digest, new Group(place, shingles));
        } else {
            known.add(place);
        }
    }

    /** The clusters of at least so many responses, the largest first, and no more than so many of them. */
    List<Cluster> clusters(int minimum, int atMost) {
        Group[] ordered = groups.values().toArray(Group[]::new);
        Arrays.sort(
                ordered,
                Comparator.comparingInt((Group group) -> -group.size)
                        .thenComparingInt(group -> group.shingles)
                        .thenComparing(group -> group.earliest, Texts.ORDER));
        int[] firstOf = new Leaders(ordered).assign();
        int[] sizes = new int[ordered.length];
        for (int group = 0; group < ordered.length; group++) {
            sizes[firstOf[group]] += ordered[group].size;
        }
        Map<Integer, List<Copies>> large = new HashMap<>();
        for (int group = 0; group < ordered.length; group++) {
            if (sizes[firstOf[group]] >= minimum) {
                large.computeIfAbsent(firstOf[group], _ -> new ArrayList<>())
                        .add(new Copies(ordered[group].earliest.id(), ordered[group].size));
            }
        }
        return large.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<Integer, List<Copies>> cluster) -> -sizes[cluster.getKey()])
                        .thenComparing(Map.Entry::getKey))
                .limit(atMost)
                .map(cluster -> new Cluster(sizes[cluster.getKey()], cluster.getValue()))
                .toList();
    }

    /**
     * The first texts of clusters, found by their bands. The table forgets which band of which key a chain is of: two that
     * fall together only cost a comparison.
     */
    private static final class Leaders {
        private final Group[] groups;
        private final int[] heads;
        private final int[] next;
        private final int[] comparedFor;

        private Leaders(Group[] groups) {
            this.groups = groups;
            int entries = Math.max(1, groups.length * Bands.COUNT);
            this.heads = new int[Math.max(16, Integer.highestOneBit(entries) << 1)];
            this.next = new int[entries];
            this.comparedFor = new int[groups.length];
            Arrays.fill(heads, NOBODY);
            Arrays.fill(comparedFor, NOBODY);
        }

        /** Of each text the first of its cluster. */
        private int[] assign() {
            int[] firstOf = new int[groups.length];
            for (int group = 0; group < groups.length; group++) {
                int leader = mostAlike(group);
                firstOf[group] = leader == NOBODY ? group : leader;
                if (leader == NOBODY) {
                    add(group);
                }
            }
            return firstOf;
        }

        private int mostAlike(int group) {
            int best = NOBODY;
            double likeness = -1;
            for (int key : groups[group].bands) {
                for (int entry = heads[slot(key)]; entry != NOBODY; entry = next[entry]) {
                    int leader = entry / Bands.COUNT;
                    if (comparedFor[leader] == group) {
                        continue;
                    }
                    comparedFor[leader] = group;
                    double found = groups[leader].sketch.likeness(groups[group].sketch);
                    if (found > likeness) {
                        likeness = found;
                        best = leader;
                    }
                }
            }
            return best;
        }

        private void add(int group) {
            for (int band = 0; band < Bands.COUNT; band++) {
                int slot = slot(groups[group].bands[band]);
                int length = 0;
                for (int entry = heads[slot]; entry != NOBODY; entry = next[entry]) {
                    length++;
                }
                if (length < COMPARED_IN_A_BAND) {
                    int entry = group * Bands.COUNT + band;
                    next[entry] = heads[slot];
                    heads[slot] = entry;
                }
            }
        }

        private int slot(int key) {
            return key & (heads.length - 1);
        }
    }
}
