package org.duly.command.log;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Down while the log cannot be reached, so that no command can be accepted. */
final class LogHealth extends AbstractHealthIndicator {
    private final EventLog log;

    LogHealth(EventLog log) {
        super("The log cannot be reached");
        this.log = log;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        health.up().withDetail("log", log.name()).withDetail("position", log.head());
    }
}
