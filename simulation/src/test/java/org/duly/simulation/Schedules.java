package org.duly.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs schedules by their seeds. */
final class Schedules {
    private Schedules() {}

    /** What does not hold after a schedule, if anything. */
    static Optional<AssertionError> failure(long seed, Defects defects) {
        try {
            Run.of(seed, defects, (_, _, _) -> {});
            return Optional.empty();
        } catch (AssertionError failed) {
            return Optional.of(failed);
        }
    }

    /**
     * Runs one schedule and writes down its steps.
     *
     * @param print whether to print them, if something does not hold
     * @return its steps
     * @throws AssertionError naming the seed, if something does not hold
     */
    static List<String> replay(long seed, Defects defects, boolean print) {
        List<String> steps = new ArrayList<>();
        try {
            Run.of(
                    seed,
                    defects,
                    (nanos, instance, what) -> steps.add("%10.3f ms  %-12s %s".formatted(nanos / 1e6, instance, what)));
            return steps;
        } catch (AssertionError failed) {
            if (print) {
                steps.forEach(System.out::println);
            }
            throw new AssertionError(
                    "Does not hold after the schedule of seed " + seed + ", which -Dduly.simulation.seed=" + seed
                            + " replays: " + failed.getMessage(),
                    failed);
        }
    }
}
