package org.duly.command.handling;

import java.time.Instant;
import java.util.List;
import org.duly.events.DomainEvent;

/**
 * The rules of one kind of stream, as two pure functions: no I/O, no clock, no logging.
 *
 * @param <S> the state decisions need, immutable
 */
public interface Decider<S, C extends Command, E extends DomainEvent> {
    /** The state before the first event. */
    S initial();

    /**
     * Decides what a command makes happen; at least one event.
     *
     * @param now the log's present (UTC)
     * @throws Refusal if a rule says no
     */
    List<E> decide(S state, C command, Instant now);

    /** The state after an event. Never refuses: what happened, happened. */
    S evolve(S state, E event);
}
