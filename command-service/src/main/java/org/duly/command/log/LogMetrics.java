package org.duly.command.log;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * How far the log is, and how it is written. Its position is asked of the database at each scrape, since another instance
 * may have appended.
 */
final class LogMetrics implements MeterBinder {
    private final PostgresEventLog log;

    LogMetrics(PostgresEventLog log) {
        this.log = log;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("duly.log.position", log, EventLog::head)
                .description("The last position of the log; -1 for none, unknown while the database cannot be reached")
                .register(registry);
        Timer appends = Timer.builder("duly.log.append")
                .description("From taking up what waits to be appended until it is committed")
                .register(registry);
        DistributionSummary batches = DistributionSummary.builder("duly.log.batch.events")
                .description("Events that were committed together")
                .register(registry);
        log.onBatch((events, took) -> {
            appends.record(took);
            batches.record(events);
        });
    }
}
