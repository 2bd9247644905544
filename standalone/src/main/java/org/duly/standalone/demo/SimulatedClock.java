package org.duly.standalone.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that somebody sets. Between settings it runs on as fast as any other; it is never set back. Thread-safe. */
public final class SimulatedClock implements InstantSource {
    private Instant setTo;
    private long setAt;

    public SimulatedClock(Instant start) {
        this.setTo = start;
        this.setAt = System.nanoTime();
    }

    @Override
    public synchronized Instant instant() {
        return setTo.plus(Duration.ofNanos(System.nanoTime() - setAt));
    }

    /** Moves the clock to this instant, unless it has passed it already. */
    public synchronized void advanceTo(Instant instant) {
        if (instant.isAfter(instant())) {
            setTo = instant;
            setAt = System.nanoTime();
        }
    }
}
