package org.duly.command.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.duly.testsupport.RandomCases;
import org.junit.jupiter.api.Test;

class OccurrencesTest {
    @Test
    void every_number_is_counted_for_itself() {
        RandomCases.tryMany(5, random -> {
            Occurrences occurrences = new Occurrences();
            Map<Long, Integer> counts = new HashMap<>();
            int different = 1 + random.nextInt(20_000);
            for (int i = 0; i < 20_000; i++) {
                long number = (long) random.nextInt(different) << (random.nextInt(2) * 32);
                assertThat(occurrences.count(number)).isEqualTo(counts.merge(number, 1, Integer::sum));
            }
        });
    }
}
