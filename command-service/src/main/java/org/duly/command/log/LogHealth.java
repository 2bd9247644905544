package org.duly.command.log;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Down while no command can be accepted: the log cannot be reached, or takes nothing in for the time being. */
final class LogHealth extends AbstractHealthIndicator {
    private final RestorableLog log;

    LogHealth(RestorableLog log) {
        super("The log cannot be reached");
        this.log = log;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        health.up().withDetail("log", log.name()).withDetail("position", log.head());
        String held = log.held();
        if (held != null) {
            health.down().withDetail("held", held);
        }
    }
}
