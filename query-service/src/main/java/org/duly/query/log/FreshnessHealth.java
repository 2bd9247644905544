package org.duly.query.log;

import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Down while what is shown is older than it should be, though it can be asked for. */
public final class FreshnessHealth implements HealthIndicator {
    private final Projection projection;
    private final Duration freshWithin;

    /** @param freshWithin how long an event may wait to be shown */
    public FreshnessHealth(Projection projection, Duration freshWithin) {
        this.projection = projection;
        this.freshWithin = freshWithin;
    }

    @Override
    public Health health() {
        Duration behind = projection.behind();
        Health.Builder health = behind.compareTo(freshWithin) > 0 ? Health.down() : Health.up();
        return health.withDetail("behind", behind).build();
    }
}
