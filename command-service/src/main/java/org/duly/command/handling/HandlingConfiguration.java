package org.duly.command.handling;

import java.time.InstantSource;
import java.util.List;
import org.axonframework.eventhandling.EventBus;
import org.duly.command.log.EventLog;
import org.duly.events.EventCodec;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Axon's parts, declared by hand: its own auto-configuration may fall back to an event bus that stores nothing. */
@Configuration(proxyBeanMethods = false)
class HandlingConfiguration {
    @Bean
    EventBus eventBus(EventLog log, EventCodec codec, InstantSource logClock) {
        return new LogEventStore(log, codec, logClock);
    }

    @Bean
    CommandDispatcher commandDispatcher(
            EventLog log, EventBus eventBus, InstantSource logClock, List<StreamKind<?, ?>> kinds) {
        return new AxonCommandDispatcher(log, eventBus, logClock, kinds);
    }

    @Bean
    BatchDispatcher batchDispatcher(
            EventLog log, EventCodec codec, InstantSource logClock, List<StreamKind<?, ?>> kinds) {
        return new LogBatchDispatcher(log, codec, logClock, kinds);
    }
}
