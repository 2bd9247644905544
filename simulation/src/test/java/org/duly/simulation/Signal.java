package org.duly.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Something simulated threads wait for. */
public final class Signal {
    private final Simulation simulation;
    private final List<Thread> waiting = new ArrayList<>();

    public Signal(Simulation simulation) {
        this.simulation = simulation;
    }

    /** Wakes all that wait, to look again. */
    public void all() {
        List<Thread> woken = List.copyOf(waiting);
        waiting.clear();
        woken.forEach(LockSupport::unpark);
    }

    /**
     * Waits until something is so.
     *
     * @return false if it was not within the time
     */
    public boolean await(BooleanSupplier condition, Duration atMost) {
        long until = simulation.now() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (simulation.now() >= until) {
                return false;
            }
            waiting.add(Thread.currentThread());
            simulation.world().park(Duration.ofNanos(until - simulation.now()));
            waiting.remove(Thread.currentThread());
        }
        return true;
    }
}
