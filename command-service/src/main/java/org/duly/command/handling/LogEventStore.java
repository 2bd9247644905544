package org.duly.command.handling;

import java.time.InstantSource;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.duly.command.log.EventLog;
import org.duly.events.EventCodec;

/** Axon's event store and event bus: the log, and nothing else. */
public final class LogEventStore extends EmbeddedEventStore {
    public LogEventStore(EventLog log, EventCodec codec, InstantSource clock) {
        super(EmbeddedEventStore.builder().storageEngine(new LogStorageEngine(log, codec, clock)));
    }

    /**
     * The log behind an event bus. Axon falls back silently to a bus that stores nothing; on such a bus every command
     * would be accepted and every event lost.
     *
     * @throws IllegalStateException if the bus is not the log
     */
    static LogEventStore require(EventBus bus) {
        if (bus instanceof LogEventStore log) {
            return log;
        }
        throw new IllegalStateException("Axon's event bus is a "
                + bus.getClass().getName() + ", not the log: events would be lost. Remove the bean that replaces it.");
    }
}
