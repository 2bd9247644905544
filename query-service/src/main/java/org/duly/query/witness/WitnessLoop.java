package org.duly.query.witness;

import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Keeps a {@link Watch} going on a thread of its own: where one ends or fails, another one takes over. */
final class WitnessLoop implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(WitnessLoop.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Function<Boolean, Watch> watches;
    private volatile @Nullable Watch watch;
    private volatile @Nullable String failure;
    private volatile boolean running;
    private @Nullable Thread thread;

    /** @param watches makes one, which reads everything again if it is told so */
    WitnessLoop(Function<Boolean, Watch> watches) {
        this.watches = watches;
    }

    /** The logs that are read now, by name. */
    Map<String, EventReading> logs() {
        Watch now = watch;
        return now == null ? Map.of() : now.logs();
    }

    /** The watch that is kept; null before the first and while one fails. */
    @Nullable
    Watch watch() {
        return watch;
    }

    /** Why nothing is read at the moment; null if all is well. */
    @Nullable
    String failure() {
        return failure;
    }

    @Override
    public synchronized void start() {
        if (!running) {
            running = true;
            thread = Thread.ofPlatform().daemon().name("duly-witness").start(this::run);
        }
    }

    @Override
    public synchronized void stop() {
        running = false;
        Thread watching = thread;
        thread = null;
        if (watching == null) {
            return;
        }
        // Not interrupted at once: a consumer that is does not leave the broker in order.
        try {
            if (!watching.join(PATIENCE)) {
                LOG.warn("The witness did not stop in {}", PATIENCE);
                watching.interrupt();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        boolean again = false;
        while (running) {
            try (Watch next = watches.apply(again)) {
                while (running && next.round()) {
                    watch = next;
                    failure = null;
                    again = false;
                }
                again = true;
            } catch (RuntimeException failed) {
                report(failed);
                pause();
            }
        }
    }

    private void report(RuntimeException failed) {
        String message = String.valueOf(failed.getMessage());
        if (running && !message.equals(failure)) {
            LOG.warn("The witness failed and tries again", failed);
            failure = message;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
