package org.duly.simulation;

import static org.assertj.core.api.Assertions.fail;

import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
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
        OptionalLong failing = IntStream.range(0, schedules)
                .parallel()
                .mapToLong(number -> first + number)
                .filter(seed -> !Schedules.holds(seed, Defects.NONE))
                .findAny();
        if (failing.isPresent()) {
            Schedules.replay(failing.getAsLong(), Defects.NONE, true);
            fail("Seed " + failing.getAsLong() + " failed once and held when it was replayed");
        }
    }
}
