package org.duly.query.rebuild;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** How a rebuild goes that this instance runs. */
public final class RebuildMetrics implements MeterBinder {
    private final RebuildJob job;

    public RebuildMetrics(RebuildJob job) {
        this.job = job;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("duly.rebuild.running", job, j -> j.progress().state() == RebuildJob.State.RUNNING ? 1 : 0)
                .description("1 while this instance rebuilds the read models")
                .register(registry);
        Gauge.builder("duly.rebuild.events", job, RebuildMetrics::events)
                .description("Events that the rebuild has applied, over all logs")
                .register(registry);
    }

    private static double events(RebuildJob job) {
        return job.progress().positions().values().stream()
                .mapToLong(position -> position + 1)
                .sum();
    }
}
