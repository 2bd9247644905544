package org.duly.command.publisher;

import org.duly.command.publisher.PublisherStatus.Role;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Up while this instance publishes or another one does; down, with the reason, while it should and cannot. */
public final class PublisherHealth extends AbstractHealthIndicator {
    private final EventPublisher publisher;

    public PublisherHealth(EventPublisher publisher) {
        this.publisher = publisher;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        PublisherStatus status = publisher.status();
        if (status.role() == Role.LEADER || status.role() == Role.STANDBY) {
            health.up();
        } else {
            health.down();
        }
        health.withDetail("role", status.role());
        if (status.role() != Role.STANDBY) {
            health.withDetail("published", status.published()).withDetail("lag", publisher.lag());
        }
        if (status.lastError() != null) {
            health.withDetail("error", status.lastError());
        }
    }
}
