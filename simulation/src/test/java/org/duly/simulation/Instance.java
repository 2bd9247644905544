package org.duly.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.duly.command.log.Scheduling;

/** One run of a service's process, from its start to its crash: what its threads run in, and their time. */
public final class Instance implements Scheduling {
    private final Simulation simulation;
    private final String name;
    private final List<Runnable> atEnd = new ArrayList<>();
    private final List<Freeze> atFreeze = new ArrayList<>();
    private boolean up = true;
    private long frozenUntil;

    Instance(Simulation simulation, String name) {
        this.simulation = simulation;
        this.name = name;
    }

    public String name() {
        return name;
    }

    public boolean isUp() {
        return up;
    }

    boolean isFrozen() {
        return up && frozenUntil > simulation.now();
    }

    Duration frozenFor() {
        return Duration.ofNanos(frozenUntil - simulation.now());
    }

    /** None of its threads runs ever again. What they held is told. */
    void crash() {
        if (up) {
            up = false;
            simulation.note(this, "CRASH");
            List.copyOf(atEnd).forEach(Runnable::run);
        }
    }

    /** None of its threads runs for a while. */
    void freeze(Duration duration) {
        frozenUntil = simulation.now() + duration.toNanos();
        simulation.note(this, "FREEZE for " + duration.toMillis() + " ms");
        List.copyOf(atFreeze).forEach(listener -> listener.frozen(duration));
    }

    void thaw() {
        frozenUntil = 0;
    }

    /** Has it told when the instance has crashed. */
    public void atEnd(Runnable listener) {
        atEnd.add(listener);
    }

    /** Has it told when the instance is frozen. */
    public void atFreeze(Freeze listener) {
        atFreeze.add(listener);
    }

    /** Starts a thread. */
    public void start(String threadName, Runnable task) {
        thread(threadName, task).start();
    }

    @Override
    public Thread thread(String threadName, Runnable task) {
        return simulation.thread(this, threadName, task);
    }

    @Override
    public long nanoTime() {
        return simulation.now();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        long until = simulation.now() + duration.toNanos();
        while (simulation.now() < until) {
            park(Duration.ofNanos(until - simulation.now()));
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }

    @Override
    public void park(Duration atMost) {
        Thread parked = Thread.currentThread();
        Simulation.Timer timer = simulation.after(atMost, () -> LockSupport.unpark(parked));
        LockSupport.park();
        timer.cancel();
    }

    /** Told for how long an instance is frozen. */
    @FunctionalInterface
    public interface Freeze {
        void frozen(Duration duration);
    }
}
