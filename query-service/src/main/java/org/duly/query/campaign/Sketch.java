package org.duly.query.campaign;

import java.util.Arrays;

/**
 * The lowest shingles of a text, which stand for all of them: hashes are spread evenly, so what is so among those below a
 * limit is so, nearly, among all. Of a text with no more than {@link #SIZE} it is all of them.
 */
record Sketch(int[] lowest, boolean whole) {
    static final int SIZE = 64;

    /** With fewer shingles to go by, an estimate is worth nothing. */
    private static final int FEW = 8;

    private static final double ALIKE = 0.4;
    private static final double CONTAINED = 0.7;

    static Sketch of(int[] shingles) {
        return shingles.length <= SIZE ? new Sketch(shingles, true) : new Sketch(Arrays.copyOf(shingles, SIZE), false);
    }

    /**
     * How alike two texts seem to be.
     *
     * @return the estimated Jaccard similarity; -1 if they are neither alike nor is one contained in the other
     */
    double likeness(Sketch other) {
        int limit = Math.min(limit(), other.limit());
        int mine = upTo(limit);
        int theirs = other.upTo(limit);
        int common = 0;
        for (int at = 0, there = 0; at < mine && there < theirs; ) {
            int order = Integer.compare(lowest[at], other.lowest[there]);
            common += order == 0 ? 1 : 0;
            at += order <= 0 ? 1 : 0;
            there += order >= 0 ? 1 : 0;
        }
        int together = mine + theirs - common;
        double jaccard = together == 0 ? 0 : (double) common / together;
        boolean alike = together >= FEW && jaccard >= ALIKE;
        boolean within = (mine >= FEW && common >= CONTAINED * mine) || (theirs >= FEW && common >= CONTAINED * theirs);
        return alike || within ? jaccard : -1;
    }

    private int limit() {
        return whole ? Integer.MAX_VALUE : lowest[lowest.length - 1];
    }

    private int upTo(int limit) {
        int at = Arrays.binarySearch(lowest, limit);
        return at >= 0 ? at + 1 : -at - 1;
    }
}
