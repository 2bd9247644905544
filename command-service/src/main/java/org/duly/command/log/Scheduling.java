package org.duly.command.log;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Threads, and the passing of time while they wait: the machine's, except where a simulation owns both. Not the time of
 * day, which may jump.
 */
public interface Scheduling {
    /** The machine's. */
    Scheduling MACHINE = new Scheduling() {
        @Override
        public Thread thread(String name, Runnable task) {
            return Thread.ofPlatform().name(name).unstarted(task);
        }

        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            Thread.sleep(duration);
        }

        @Override
        public void park(Duration atMost) {
            LockSupport.parkNanos(atMost.toNanos());
        }
    };

    /** A thread that is yet to be started. */
    Thread thread(String name, Runnable task);

    /** As {@link System#nanoTime}: only differences mean anything, and it never goes backwards. */
    long nanoTime();

    /** As {@link Thread#sleep(Duration)}. */
    void sleep(Duration duration) throws InterruptedException;

    /** As {@link LockSupport#parkNanos(long)}: returns early when unparked or interrupted, or for no reason. */
    void park(Duration atMost);
}
