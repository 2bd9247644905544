package org.duly.command.publisher;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.duly.command.publisher.PublisherStatus.Role;

/** Gauges of the publisher: who leads, how far it is, how much is to come. */
public final class PublisherMetrics implements MeterBinder {
    private final EventPublisher publisher;

    public PublisherMetrics(EventPublisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("duly.publisher.leader", publisher, p -> p.status().role() == Role.LEADER ? 1 : 0)
                .description("1 while this instance publishes the log")
                .register(registry);
        Gauge.builder("duly.publisher.position", publisher, p -> p.status().published())
                .description("The last position this instance knows to be published; -1 for none")
                .register(registry);
        Gauge.builder("duly.publisher.lag", publisher, PublisherMetrics::lag)
                .description("Events in the log not yet published; unknown while another instance publishes")
                .register(registry);
    }

    private static double lag(EventPublisher publisher) {
        return publisher.status().role() == Role.STANDBY ? Double.NaN : publisher.lag();
    }
}
