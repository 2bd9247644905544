package org.duly.query.campaign;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * MinHash in bands: texts that share a part s of their shingles agree on a given band with probability s³, and on at
 * least one of 24 with 79 % at s = 0.4, 96 % at 0.5, 99.8 % at 0.6, 2 % at 0.1.
 */
final class Bands {
    static final int COUNT = 24;

    private static final int ROWS = 3;
    private static final int[] FACTORS = new int[COUNT * ROWS];
    private static final int[] TERMS = new int[COUNT * ROWS];

    static {
        // Always the same, so that the same responses give the same proposals.
        SplittableRandom random = new SplittableRandom(20_191_201);
        for (int function = 0; function < FACTORS.length; function++) {
            FACTORS[function] = random.nextInt() | 1;
            TERMS[function] = random.nextInt();
        }
    }

    private Bands() {}

    /** One key for each band. Costs 72 multiplications for each shingle, in a loop that the compiler vectorises. */
    static int[] of(int[] shingles) {
        int[] least = new int[COUNT * ROWS];
        Arrays.fill(least, Integer.MAX_VALUE);
        for (int shingle : shingles) {
            for (int function = 0; function < least.length; function++) {
                least[function] = Math.min(least[function], shingle * FACTORS[function] + TERMS[function]);
            }
        }
        int[] keys = new int[COUNT];
        for (int band = 0; band < COUNT; band++) {
            int key = band;
            for (int row = 0; row < ROWS; row++) {
                key = (key ^ least[band * ROWS + row]) * 0x9e3779b1;
                key ^= key >>> 15;
            }
            keys[band] = key;
        }
        return keys;
    }
}
