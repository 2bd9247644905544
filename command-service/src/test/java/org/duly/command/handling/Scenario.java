package org.duly.command.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.List;
import org.duly.events.DomainEvent;

/** Given what happened, when something is asked, then this happens or a rule says no. */
public final class Scenario<S, C extends Command, E extends DomainEvent> {
    private final Decider<S, C, E> decider;
    private final S state;
    private final Instant now;

    private Scenario(Decider<S, C, E> decider, S state, Instant now) {
        this.decider = decider;
        this.state = state;
        this.now = now;
    }

    public static <S, C extends Command, E extends DomainEvent> Scenario<S, C, E> of(
            Decider<S, C, E> decider, Instant now) {
        return new Scenario<>(decider, decider.initial(), now);
    }

    public Scenario<S, C, E> given(List<? extends E> events) {
        S folded = state;
        for (E event : events) {
            folded = decider.evolve(folded, event);
        }
        return new Scenario<>(decider, folded, now);
    }

    public Scenario<S, C, E> given(E event) {
        return given(List.of(event));
    }

    public Scenario<S, C, E> at(Instant time) {
        return new Scenario<>(decider, state, time);
    }

    public Asked when(C command) {
        return new Asked(command);
    }

    /** Something was asked; what came of it is still to be said. */
    public final class Asked {
        private final C command;

        private Asked(C command) {
            this.command = command;
        }

        public void then(E expected) {
            assertThat(decided()).containsExactly(expected);
        }

        /** What it made happen, where that is more than one event. */
        public List<E> decided() {
            return decider.decide(state, command, now);
        }

        public BusinessRule refusedBy(Class<? extends BusinessRule> rule) {
            Refusal refusal = catchThrowableOfType(Refusal.class, () -> decider.decide(state, command, now));
            assertThat(refusal).as("a refusal").isNotNull();
            assertThat(refusal.rule()).isInstanceOf(rule);
            assertThat(refusal.rule().explanation()).isNotBlank();
            return refusal.rule();
        }
    }
}
