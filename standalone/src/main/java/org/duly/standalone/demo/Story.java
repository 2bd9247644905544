package org.duly.standalone.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The steps of several scenes in the order of time. */
final class Story {
    /** Steps at the same time that are under way at once. */
    private static final int AT_ONCE = 6;

    private final TreeMap<Instant, List<Step>> sittings = new TreeMap<>();

    Story(List<Scene> scenes) {
        for (Scene scene : scenes) {
            scene.steps()
                    .forEach(step -> sittings.computeIfAbsent(step.at(), _ -> new ArrayList<>())
                            .add(step));
        }
        if (sittings.isEmpty() || sittings.lastEntry().getValue().size() != 1) {
            throw new IllegalArgumentException("a story ends with one step at a time of its own");
        }
    }

    /** When the last step is taken, and only that one: a log that has got so far holds all of it. */
    Instant end() {
        return sittings.lastKey();
    }

    /**
     * Takes every step, the clock moved to its time.
     *
     * @throws IllegalStateException when a service does not take one
     */
    void tell(Stage stage, SimulatedClock clock) {
        try (ExecutorService hands = Executors.newFixedThreadPool(AT_ONCE)) {
            sittings.forEach((at, steps) -> {
                clock.advanceTo(at);
                take(lanes(steps), stage, hands);
            });
        }
    }

    private static Collection<List<Step>> lanes(List<Step> steps) {
        Map<String, List<Step>> lanes = new LinkedHashMap<>();
        steps.forEach(step ->
                lanes.computeIfAbsent(step.lane(), _ -> new ArrayList<>()).add(step));
        return lanes.values();
    }

    private static void take(Collection<List<Step>> lanes, Stage stage, ExecutorService hands) {
        List<Callable<Void>> tasks = new ArrayList<>();
        for (List<Step> lane : lanes) {
            tasks.add(() -> {
                lane.forEach(step -> step.act().on(stage));
                return null;
            });
        }
        try {
            for (Future<Void> done : hands.invokeAll(tasks)) {
                done.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
