package org.duly.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.duly.command.log.SimulatedLogStore;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * That the simulation would notice: with something wrong behind a port, a schedule is soon found after which something
 * does not hold.
 */
class DefectsAreFoundTest {
    /** Always the same seeds, so that this does not fail by chance. */
    private static final int SCHEDULES = 1_000;

    @BeforeAll
    static void quiet() {
        Quiet.begin();
    }

    static Stream<Named<Defects>> defects() {
        return Stream.of(
                        Stream.of(SimulatedLogStore.Defect.values())
                                .map(defect -> Named.of(defect.toString(), Defects.of(defect))),
                        Stream.of(SimulatedTopic.Defect.values())
                                .map(defect -> Named.of(defect.toString(), Defects.of(defect))),
                        Stream.of(SimulatedReadStore.Defect.values())
                                .map(defect -> Named.of(defect.toString(), Defects.of(defect))),
                        Stream.of(Named.of("STALE_CACHE", Defects.ofTheCache())))
                .flatMap(found -> found);
    }

    @ParameterizedTest
    @MethodSource("defects")
    void a_defect_behind_a_port_is_found(Defects defects) {
        assertThat(LongStream.range(0, SCHEDULES)
                        .filter(seed -> Schedules.failure(seed, defects).isPresent()))
                .as("schedules after which something does not hold")
                .anyMatch(_ -> true);
    }
}
