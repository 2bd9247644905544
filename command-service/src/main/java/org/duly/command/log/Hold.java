package org.duly.command.log;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Keeps appends waiting while the log must not take any in. Thread-safe. */
final class Hold {
    private volatile @Nullable String why;

    synchronized void begin(String reason) {
        why = reason;
    }

    synchronized void end() {
        why = null;
        notifyAll();
    }

    @Nullable
    String why() {
        return why;
    }

    /**
     * Returns at once while nothing is held, else when that ends.
     *
     * @throws LogHeldException if it did not end in time
     */
    void await(Duration patience) {
        if (why != null) {
            awaitEnd(patience);
        }
    }

    private synchronized void awaitEnd(Duration patience) {
        long until = System.nanoTime() + patience.toNanos();
        String reason = why;
        while (reason != null) {
            long left = until - System.nanoTime();
            if (left <= 0) {
                throw new LogHeldException(reason);
            }
            try {
                // Not less than a millisecond: to wait for 0 is to wait for ever.
                wait(Math.max(1, Duration.ofNanos(left).toMillis()));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new LogHeldException(reason);
            }
            reason = why;
        }
    }
}
