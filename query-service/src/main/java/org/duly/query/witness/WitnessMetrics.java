package org.duly.query.witness;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** Whether the witness reads, and what it found. */
final class WitnessMetrics implements MeterBinder {
    private final Witness witness;

    WitnessMetrics(Witness witness) {
        this.witness = witness;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("duly.witness.alarms", witness, w -> w.state().alarms().size())
                .description("Open alarms: the log is not what was cosigned, or not what was read")
                .register(registry);
        Gauge.builder("duly.witness.reading", witness, w -> w.state().failure() == null ? 1 : 0)
                .description("1 while the witness can read the topics")
                .register(registry);
    }
}
