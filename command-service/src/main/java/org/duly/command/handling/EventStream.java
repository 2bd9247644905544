package org.duly.command.handling;

import java.time.Instant;
import java.util.List;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.duly.events.DomainEvent;

/** The Axon face of every stream: it folds events and applies what its decider decides. Axon confines it to a lock. */
final class EventStream {
    @AggregateIdentifier
    private final String id;

    private final Folding<?, ?, ?> folding;

    EventStream(String id, Folding<?, ?, ?> folding) {
        this.id = id;
        this.folding = folding;
    }

    void handle(Command command, Instant now) {
        for (DomainEvent event : folding.decide(command, now)) {
            AggregateLifecycle.apply(event);
        }
    }

    @EventSourcingHandler
    void on(DomainEvent event) {
        folding.evolve(event);
    }

    @Override
    public String toString() {
        return id;
    }

    /** A decider with the state it has folded so far. */
    static final class Folding<S, C extends Command, E extends DomainEvent> {
        private final Class<C> commands;
        private final Class<E> events;
        private final Decider<S, C, E> decider;
        private S state;

        Folding(Class<C> commands, Class<E> events, Decider<S, C, E> decider) {
            this.commands = commands;
            this.events = events;
            this.decider = decider;
            this.state = decider.initial();
        }

        List<E> decide(Command command, Instant now) {
            return decider.decide(state, commands.cast(command), now);
        }

        void evolve(DomainEvent event) {
            state = decider.evolve(state, events.cast(event));
        }
    }
}
