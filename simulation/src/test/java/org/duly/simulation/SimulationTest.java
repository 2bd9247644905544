package org.duly.simulation;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The core of both services under thousands of schedules of crashes, lost answers, delays and outages, other ones in
 * every run. {@code -Dduly.simulation.seed=<seed>} replays one, {@code -Dduly.simulation.schedules=<number>} tries more.
 */
class SimulationTest {
    @BeforeAll
    static void quiet() {
        Quiet.begin();
    }

    @Test
    void everythingHoldsAfterAnySchedule() {
        Long only = Long.getLong("duly.simulation.seed");
        if (only != null) {
            Schedules.replay(only, Defects.NONE, true);
            return;
        }
        int schedules = Integer.getInteger("duly.simulation.schedules", 5_000);
        long first = RandomGenerator.getDefault().nextLong();
        // One after the other: a static lock that is shared with a run beside it would hold up a thread, and simulated
        // time would pass without it.
        for (long seed = first; seed != first + schedules; seed++) {
            Optional<AssertionError> failure = Schedules.failure(seed, Defects.NONE);
            if (failure.isPresent()) {
                Schedules.replay(seed, Defects.NONE, true);
                throw new AssertionError("Seed " + seed + " failed, and held when it was replayed", failure.get());
            }
        }
    }
}
