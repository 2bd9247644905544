package org.duly.query.rebuild;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drops again and again what killed rebuilds left, from the start on: decrypted text of respondents that nobody reads,
 * and that no erasure reaches. Not at the start alone, because any instance may have been killed, and PostgreSQL may
 * still be busy with what its rebuild last asked for.
 */
public final class Leftovers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("rebuild-leftovers").factory());
    private final Rebuild rebuild;

    /**
     * Begins at once.
     *
     * @param pause between one look and the next
     */
    public Leftovers(Rebuild rebuild, Duration pause) {
        this.rebuild = rebuild;
        var _ = thread.scheduleWithFixedDelay(this::drop, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void drop() {
        try {
            rebuild.dropLeftovers();
        } catch (SQLException | RuntimeException failed) {
            // Thrown on, it would have been the last look.
            LOG.warn("What a killed rebuild may have left could not be dropped; tried again later", failed);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
