package org.duly.query.log;

import java.util.List;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Down while any log stands still, with what is at fault and where; up says how far each log is and what is left. */
public final class ProjectionHealth implements HealthIndicator {
    private final Projection projection;
    private final AppliedPositions positions;

    public ProjectionHealth(Projection projection, AppliedPositions positions) {
        this.projection = projection;
        this.positions = positions;
    }

    @Override
    public Health health() {
        List<Blockage> blockages = projection.blockages();
        Map<String, Long> applied = positions.known();
        Health.Builder health = blockages.isEmpty() && projection.isReading() ? Health.up() : Health.down();
        return health.withDetail("reading", projection.isReading())
                .withDetail("applied", applied)
                .withDetail("lag", projection.lags())
                .withDetail("blocked", blockages)
                .build();
    }
}
