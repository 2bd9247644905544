package org.duly.query.log;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.duly.query.database.ReadSchema;

/**
 * Knows how far each log is applied and lets a query wait until what it must see is there.
 *
 * <p>What this instance applies is known at once; what another instance applies is looked up in the database while
 * somebody waits for it. Thread-safe.
 */
public final class AppliedPositions {
    private static final Duration LOOK_UP_EVERY = Duration.ofMillis(50);

    private final DataSource database;
    private final MeterRegistry meters;
    private final AppliedTable table = new AppliedTable(ReadSchema.LIVE);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final Map<String, Long> known = new HashMap<>();
    private final Set<String> measured = new HashSet<>();

    public AppliedPositions(DataSource database, MeterRegistry meters) {
        this.database = database;
        this.meters = meters;
    }

    /** How far each log is applied, as far as this instance knows. */
    public Map<String, Long> known() {
        lock.lock();
        try {
            return Map.copyOf(known);
        } finally {
            lock.unlock();
        }
    }

    /** Says that a log is applied up to a position. */
    void applied(String log, long position) {
        lock.lock();
        try {
            if (known.merge(log, position, Math::max) == position) {
                moved.signalAll();
            }
            if (measured.add(log)) {
                Gauge.builder("duly.projection.position", this, positions -> positions.position(log))
                        .description("The last position of the log that is applied to the read models")
                        .tag("log", log)
                        .register(meters);
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until a log is applied up to a position.
     *
     * @return false if it was not within the time
     */
    public boolean await(String log, long position, Duration atMost) throws InterruptedException, SQLException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (true) {
            lock.lock();
            try {
                long left = Math.min(LOOK_UP_EVERY.toNanos(), deadline - System.nanoTime());
                while (known.getOrDefault(log, -1L) < position && left > 0) {
                    left = moved.awaitNanos(left);
                }
                if (known.getOrDefault(log, -1L) >= position) {
                    return true;
                }
            } finally {
                lock.unlock();
            }
            // A rebuild may have moved a log ahead, or another instance applies it: the database knows.
            lookUp(log);
            if (deadline - System.nanoTime() <= 0) {
                return position(log) >= position;
            }
        }
    }

    private long position(String log) {
        lock.lock();
        try {
            return known.getOrDefault(log, -1L);
        } finally {
            lock.unlock();
        }
    }

    private void lookUp(String log) throws SQLException {
        try (Connection connection = database.getConnection()) {
            table.ofLog(connection, log).ifPresent(found -> applied(found.log(), found.position()));
        }
    }
}
