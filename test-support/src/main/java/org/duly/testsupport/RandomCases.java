package org.duly.testsupport;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Tries what must hold of everything on many random cases, other ones in every run. A case that fails is named by its
 * seed, and {@code -Dduly.test.seed=<seed>} tries that case alone; {@code -Dduly.test.times=20} tries twenty times as many.
 */
public final class RandomCases {
    private static final String SEED = "duly.test.seed";
    private static final String TIMES = "duly.test.times";

    private RandomCases() {}

    /** What holds of any case; all that is random about it comes from the generator. */
    @FunctionalInterface
    public interface Property {
        void holds(RandomGenerator random) throws Exception;
    }

    /**
     * Tries a property on this many cases.
     *
     * @throws AssertionError naming the seed of the first case it does not hold of
     */
    public static void tryMany(int cases, Property property) {
        Long only = Long.getLong(SEED);
        if (only != null) {
            tryOne(only, property);
            return;
        }
        RandomGenerator seeds = RandomGenerator.getDefault();
        int wanted = cases * Integer.getInteger(TIMES, 1);
        for (int tried = 0; tried < wanted; tried++) {
            tryOne(seeds.nextLong(), property);
        }
    }

    private static void tryOne(long seed, Property property) {
        try {
            property.holds(RandomGeneratorFactory.getDefault().create(seed));
        } catch (Exception | AssertionError failure) {
            throw new AssertionError("Does not hold of seed " + seed + " (-D" + SEED + "=" + seed + ")", failure);
        }
    }
}
