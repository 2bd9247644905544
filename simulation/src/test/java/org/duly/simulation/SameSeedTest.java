package org.duly.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.duly.testsupport.RandomCases;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A failing seed is worth something only if it gives the same schedule again. */
class SameSeedTest {
    @BeforeAll
    static void quiet() {
        Quiet.begin();
    }

    @Test
    void the_same_seed_gives_the_same_schedule() {
        RandomCases.tryMany(50, random -> {
            long seed = random.nextLong();
            List<String> steps = Schedules.replay(seed, Defects.NONE, true);
            assertThat(Schedules.replay(seed, Defects.NONE, true)).isEqualTo(steps);
        });
    }
}
