package org.duly.command.due;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.duly.command.log.EventLog;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Runs a task that follows the log, on a thread of its own: at the start, soon after every append, when the task asks for it,
 * and slowly all the time, because an append through another instance is not announced. A failure is logged, and the task
 * is tried again.
 */
public final class Follower implements SmartLifecycle {
    /** How long nothing is noticed at worst. */
    public static final Duration SLOW_POLL = Duration.ofSeconds(1);

    /** Appends that come in quick succession are followed together, which costs the log hardly anything. */
    private static final Duration BREATHER = Duration.ofMillis(25);

    /** An interrupt breaks the connection that is read from, and with it those that the pool tries next. */
    private static final Duration UNTIL_INTERRUPTED = Duration.ofSeconds(2);

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);

    private final String name;
    private final Task task;
    private final Semaphore woken = new Semaphore(0);
    private @Nullable Thread thread;
    private volatile boolean running;

    public Follower(String name, EventLog log, Task task) {
        this.name = name;
        this.task = task;
        log.onAppend(woken::release);
    }

    /** Something that follows the log; called by one thread at a time. */
    public interface Task {
        /** Takes in what is new, and says after how long it wants to be called again at the latest. */
        Duration follow();
    }

    @Override
    public synchronized void start() {
        if (!running) {
            running = true;
            thread = Thread.ofVirtual().name(name).start(this::run);
        }
    }

    @Override
    public synchronized void stop() {
        running = false;
        Thread following = thread;
        thread = null;
        if (following == null) {
            return;
        }
        woken.release();
        try {
            if (following.join(UNTIL_INTERRUPTED)) {
                return;
            }
            following.interrupt();
            if (!following.join(PATIENCE)) {
                LOG.warn("{} did not stop in {}", name, PATIENCE);
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
        while (running) {
            Duration pause = SLOW_POLL;
            try {
                pause = task.follow();
            } catch (RuntimeException failed) {
                if (running) {
                    LOG.warn("{} failed and will be tried again", name, failed);
                }
            }
            await(pause.compareTo(SLOW_POLL) < 0 ? pause : SLOW_POLL);
        }
    }

    private void await(Duration pause) {
        try {
            Thread.sleep(BREATHER);
            if (woken.tryAcquire(Math.max(pause.toMillis(), 1), TimeUnit.MILLISECONDS)) {
                woken.drainPermits();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
