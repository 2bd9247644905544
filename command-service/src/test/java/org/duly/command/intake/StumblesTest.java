package org.duly.command.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.duly.command.log.LogUnavailableException;
import org.junit.jupiter.api.Test;

class StumblesTest {
    private static final UUID ONE = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);
    private final Throwable unforeseen = new IllegalStateException("A fault");
    private final Throwable noAnswer = new IllegalStateException(new LogUnavailableException("Away", null));

    private final Stumbles stumbles = new Stumbles();

    @Test
    void what_nobody_foresaw_is_borne_a_few_times_at_one_place() {
        assertThat(stumbles.isTheLast(ONE, 500, unforeseen)).isFalse();
        assertThat(stumbles.isTheLast(ONE, 500, unforeseen)).isFalse();
        assertThat(stumbles.isTheLast(OTHER, 500, unforeseen)).isFalse();
        assertThat(stumbles.isTheLast(ONE, 500, unforeseen)).isTrue();
        assertThat(stumbles.isTheLast(ONE, 500, unforeseen))
                .as("resumed, it is tried anew")
                .isFalse();
    }

    @Test
    void an_import_that_gets_on_is_not_stopped() {
        for (long read = 0; read < 100; read++) {
            assertThat(stumbles.isTheLast(ONE, read, unforeseen)).isFalse();
        }
    }

    @Test
    void what_does_not_answer_is_waited_for_and_not_for_ever() {
        for (int i = 1; i < Stumbles.NO_ANSWER; i++) {
            assertThat(stumbles.isTheLast(ONE, 0, noAnswer)).isFalse();
        }
        assertThat(stumbles.isTheLast(ONE, 0, unforeseen)).isFalse();
        assertThat(stumbles.isTheLast(ONE, 0, noAnswer)).isTrue();
    }
}
