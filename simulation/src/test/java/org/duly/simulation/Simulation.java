package org.duly.simulation;

import java.lang.reflect.Constructor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;

/**
 * Runs threads one at a time, in an order and at times that one seed decides. The same seed gives the same run.
 *
 * <p>The threads are virtual ones on an executor of the simulation's own, so production code that blocks on queues,
 * futures or locks is scheduled here as it is. A thread goes on until it waits or comes to a {@link #step}; then chance
 * says which goes next. Time is a number: it moves a little with every turn, and to the next timer when nobody can run.
 * An instance that crashes is one whose threads get no more turns: not even its {@code finally} blocks run.
 *
 * <p>A seam the JDK does not offer yet: the builder of virtual threads that takes an executor is not public. It is used
 * in this class alone.
 */
public final class Simulation {
    private static final Constructor<?> VIRTUAL_THREADS = virtualThreadsOnAnExecutor();
    private static final int LONGEST_TURN_NANOS = 500_000;

    private final RandomGenerator random;
    private final Schedule schedule;
    private final List<Turn> ready = new ArrayList<>();
    private final PriorityQueue<Timer> timers =
            new PriorityQueue<>(Comparator.comparingLong(Timer::at).thenComparingLong(Timer::number));
    private final Instance world = new Instance(this, "world");
    private long now;
    private long timersSet;
    private @Nullable Throwable failure;

    /** @param schedule told of every step */
    public Simulation(long seed, Schedule schedule) {
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        this.schedule = schedule;
    }

    /** All chance comes from here. */
    public RandomGenerator random() {
        return random;
    }

    /** A duration from nothing to this. */
    public Duration upTo(Duration longest) {
        return Duration.ofNanos(random.nextLong(longest.toNanos() + 1));
    }

    /** Nanoseconds since the beginning. */
    public long now() {
        return now;
    }

    /** What stands outside of all instances, and never crashes: servers, callers. */
    public Instance world() {
        return world;
    }

    /** An instance of a service, up. */
    public Instance instance(String name) {
        return new Instance(this, name);
    }

    /** Where others may have their turn, and the instance may crash. */
    public void step(Instance instance, String what) {
        note(instance, what);
        if (Thread.currentThread().isVirtual()) {
            giveWay();
        }
    }

    /** Has chance say who goes next. */
    @SuppressWarnings("ThreadPriorityCheck") // the scheduler is this one
    void giveWay() {
        Thread.yield();
    }

    /** Writes something into the schedule. */
    public void note(Instance instance, String what) {
        schedule.step(now, instance.name(), what);
    }

    /** Does something later, unless it is cancelled by then. */
    public Timer after(Duration delay, Runnable task) {
        Timer timer = new Timer(now + delay.toNanos(), timersSet++, task);
        timers.add(timer);
        return timer;
    }

    /**
     * Runs until something is so.
     *
     * @return false if it was not within the time, or nothing can happen any more
     * @throws AssertionError if a thread ended by a failure
     */
    public boolean runUntil(BooleanSupplier done, Duration atMost) {
        long end = now + atMost.toNanos();
        while (!done.getAsBoolean()) {
            if (now > end || !turn()) {
                return false;
            }
            if (failure != null) {
                throw new AssertionError("A thread failed", failure);
            }
        }
        return true;
    }

    private boolean turn() {
        while (!timers.isEmpty() && timers.element().at <= now) {
            timers.remove().run();
        }
        Turn turn = draw();
        if (turn == null) {
            if (timers.isEmpty()) {
                return false;
            }
            now = Math.max(now, timers.element().at);
            return true;
        }
        Instance instance = turn.instance();
        if (instance.isFrozen()) {
            var _ = after(instance.frozenFor(), () -> add(turn));
        } else if (instance.isUp()) {
            now += random.nextInt(LONGEST_TURN_NANOS);
            turn.rest().run();
        }
        return true;
    }

    private @Nullable Turn draw() {
        synchronized (ready) {
            if (ready.isEmpty()) {
                return null;
            }
            int drawn = random.nextInt(ready.size());
            Turn last = ready.removeLast();
            return drawn == ready.size() ? last : ready.set(drawn, last);
        }
    }

    /** Locked, because a timeout of a thread that is gone comes from outside; it is let go unheard. */
    private void add(Turn turn) {
        if (turn.instance().isUp()) {
            synchronized (ready) {
                ready.add(turn);
            }
        }
    }

    Thread thread(Instance instance, String name, Runnable task) {
        Executor turns = rest -> add(new Turn(instance, rest));
        try {
            Thread.Builder.OfVirtual builder = (Thread.Builder.OfVirtual) VIRTUAL_THREADS.newInstance(turns);
            return builder.name(instance.name() + " " + name)
                    .inheritInheritableThreadLocals(false)
                    .uncaughtExceptionHandler((_, thrown) -> failure = thrown)
                    .unstarted(task);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Constructor<?> virtualThreadsOnAnExecutor() {
        try {
            Constructor<?> constructor = Class.forName("java.lang.ThreadBuilders$VirtualThreadBuilder")
                    .getDeclaredConstructor(Executor.class);
            constructor.setAccessible(true);
            return constructor;
        } catch (ReflectiveOperationException | RuntimeException closed) {
            throw new IllegalStateException(
                    "The simulation needs --add-opens=java.base/java.lang=ALL-UNNAMED, and a JDK that has this builder",
                    closed);
        }
    }

    /** Told of every step, in order. */
    @FunctionalInterface
    public interface Schedule {
        void step(long nanos, String instance, String what);
    }

    private record Turn(Instance instance, Runnable rest) {}

    /** Something to be done at a time. */
    public static final class Timer {
        private final long at;
        private final long number;
        private @Nullable Runnable task;

        private Timer(long at, long number, Runnable task) {
            this.at = at;
            this.number = number;
            this.task = task;
        }

        private long at() {
            return at;
        }

        private long number() {
            return number;
        }

        private void run() {
            if (task != null) {
                task.run();
            }
        }

        void cancel() {
            task = null;
        }
    }
}
