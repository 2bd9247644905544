package org.duly.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong between an instance and what it calls. Which kinds of trouble there are in a run, and how often, is
 * itself drawn: rare troubles meet where not all of them happen all the time.
 */
public final class Weather {
    private static final Duration LONGEST_FREEZE = Duration.ofSeconds(25);
    private static final Duration LATEST = Duration.ofSeconds(6);

    private final Simulation simulation;
    private final List<Fault> possible = new ArrayList<>();
    private final double rate;
    private int left;

    Weather(Simulation simulation) {
        this.simulation = simulation;
        for (Fault fault : Fault.values()) {
            if (simulation.random().nextInt(3) > 0) {
                possible.add(fault);
            }
        }
        this.rate = 0.01 + simulation.random().nextDouble() * 0.06;
        this.left = simulation.random().nextInt(12);
    }

    /** Weather in which nothing goes wrong. */
    public static Weather fair(Simulation simulation) {
        Weather weather = new Weather(simulation);
        weather.clear();
        return weather;
    }

    /** From now on nothing goes wrong. */
    void clear() {
        left = 0;
    }

    /**
     * Calls something outside of an instance: the request is on its way, it takes effect, the answer is on its way.
     *
     * @param lost what the caller is told when request or answer got lost
     */
    public <T extends @Nullable Object, X extends Exception> T call(
            Instance caller, String what, Effect<T, X> effect, Supplier<X> lost) throws X {
        return call(caller, what, effect, lost, false);
    }

    /** The same, where the request may also take effect after the caller has been told that it is lost. */
    public <T extends @Nullable Object, X extends Exception> T callMaybeLate(
            Instance caller, String what, Effect<T, X> effect, Supplier<X> lost) throws X {
        return call(caller, what, effect, lost, true);
    }

    private <T extends @Nullable Object, X extends Exception> T call(
            Instance caller, String what, Effect<T, X> effect, Supplier<X> lost, boolean maybeLate) throws X {
        Fault fault = strike(caller, what);
        simulation.step(caller, what);
        switch (fault) {
            case REQUEST_LOST -> throw lost.get();
            case CRASH_BEFORE -> crash(caller);
            case FREEZE_BEFORE -> freeze(caller);
            case LATE -> {
                if (maybeLate) {
                    var _ = simulation.after(
                            simulation.upTo(LATEST),
                            () -> simulation.world().start(what, () -> {
                                simulation.note(simulation.world(), what + " of " + caller.name() + ", late");
                                try {
                                    var _ = effect.take();
                                } catch (Exception nobodyHears) {
                                    simulation.note(simulation.world(), "refused: " + nobodyHears.getMessage());
                                }
                            }));
                }
                throw lost.get();
            }
            case null, default -> {}
        }
        T answer = effect.take();
        simulation.step(caller, what + " done");
        switch (fault) {
            case ANSWER_LOST -> throw lost.get();
            case CRASH_AFTER -> crash(caller);
            case FREEZE_AFTER -> freeze(caller);
            case null, default -> {}
        }
        return answer;
    }

    private @Nullable Fault strike(Instance caller, String what) {
        if (left == 0 || possible.isEmpty() || simulation.random().nextDouble() >= rate) {
            return null;
        }
        left--;
        Fault fault = possible.get(simulation.random().nextInt(possible.size()));
        simulation.note(caller, what + ": " + fault);
        return fault;
    }

    private void crash(Instance instance) {
        instance.crash();
        simulation.giveWay(); // and never comes back
        throw new IllegalStateException("Went on after a crash");
    }

    private void freeze(Instance instance) {
        instance.freeze(simulation.upTo(LONGEST_FREEZE));
        simulation.giveWay();
    }

    private enum Fault {
        REQUEST_LOST,
        ANSWER_LOST,
        LATE,
        CRASH_BEFORE,
        CRASH_AFTER,
        FREEZE_BEFORE,
        FREEZE_AFTER
    }

    /** What a call does where it arrives. */
    @FunctionalInterface
    public interface Effect<T extends @Nullable Object, X extends Exception> {
        T take() throws X;
    }
}
