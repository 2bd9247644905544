package org.duly.command.log;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** How far the log is. Asked of the database at each scrape, since another instance may have appended. */
final class LogMetrics implements MeterBinder {
    private final EventLog log;

    LogMetrics(EventLog log) {
        this.log = log;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("duly.log.position", log, EventLog::head)
                .description("The last position of the log; -1 for none, unknown while the database cannot be reached")
                .register(registry);
    }
}
