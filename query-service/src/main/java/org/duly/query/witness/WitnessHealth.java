package org.duly.query.witness;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Down while an alarm is open, while something has been missing for too long, and while nothing can be read. */
final class WitnessHealth extends AbstractHealthIndicator {
    private final Witness witness;
    private final InstantSource clock;
    private final Duration patience;

    WitnessHealth(Witness witness, InstantSource clock, Duration patience) {
        super("The witness cannot be asked");
        this.witness = witness;
        this.clock = clock;
        this.patience = patience;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        WitnessState state = witness.state();
        Instant tooLong = clock.instant().minus(patience);
        boolean waits = state.logs().stream()
                .anyMatch(
                        log -> log.waitingSince() != null && log.waitingSince().isBefore(tooLong));
        health.status(state.alarms().isEmpty() && !waits && state.failure() == null ? "UP" : "DOWN")
                .withDetail("logs", state.logs())
                .withDetail("alarms", state.alarms());
        if (state.failure() != null) {
            health.withDetail("failure", state.failure());
        }
    }
}
