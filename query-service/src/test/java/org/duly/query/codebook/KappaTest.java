package org.duly.query.codebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class KappaTest {
    @Test
    void it_is_agreement_beyond_what_chance_gives() {
        Kappa kappa = new Kappa();
        kappa.add("yes", "yes", 20);
        kappa.add("yes", "no", 5);
        kappa.add("no", "yes", 10);
        kappa.add("no", "no", 15);

        assertThat(kappa.items()).isEqualTo(50);
        assertThat(kappa.agreed()).isEqualTo(35);
        // They agree on 0.7; by chance on 0.5 × 0.6 + 0.5 × 0.4 = 0.5.
        assertThat(kappa.value()).isCloseTo(0.4, within(1e-12));
    }

    @Test
    void never_agreeing_is_worse_than_chance() {
        Kappa kappa = new Kappa();
        kappa.add("yes", "no", 1);
        kappa.add("no", "yes", 1);

        assertThat(kappa.value()).isEqualTo(-1.0);
    }

    @Test
    void where_both_always_say_the_same_it_is_not_defined() {
        Kappa kappa = new Kappa();
        assertThat(kappa.value()).isNull();

        kappa.add("no", "no", 7);

        assertThat(kappa.agreed()).isEqualTo(7);
        assertThat(kappa.value()).isNull();
    }
}
