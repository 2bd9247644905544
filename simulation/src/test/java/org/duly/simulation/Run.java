package org.duly.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.duly.command.log.SimulatedLogStore;
import org.duly.query.log.Applied;

/** One run, from one seed: trouble, then calm, then everything must hold. */
final class Run {
    private static final int CALLERS = 3;
    private static final Duration TROUBLE = Duration.ofMinutes(10);
    private static final Duration CALM = Duration.ofMinutes(3);

    private Run() {}

    /**
     * Runs what the seed decides.
     *
     * @param schedule told of every step
     * @throws AssertionError if something does not hold
     */
    static void of(long seed, Defects defects, Simulation.Schedule schedule) {
        Simulation simulation = new Simulation(seed, schedule);
        Deployment deployment = new Deployment(simulation, defects);
        Consultations consultations = new Consultations();
        List<Caller> callers = new ArrayList<>();
        for (int number = 0; number < CALLERS; number++) {
            callers.add(new Caller("caller-" + number, deployment, consultations));
        }
        if (!simulation.runUntil(() -> callers.stream().allMatch(Caller::isFinished), TROUBLE)) {
            throw new AssertionError("Callers are still without an answer");
        }
        deployment.calm();
        if (!simulation.runUntil(() -> isQuiet(deployment), CALM)) {
            // What does not hold says more than that it took too long.
            new Invariants(deployment, consultations.asked()).requireAll();
            throw new AssertionError("It does not come to rest");
        }
        new Invariants(deployment, consultations.asked()).requireAll();
    }

    private static boolean isQuiet(Deployment deployment) {
        Applied applied = deployment.readStore().applied(SimulatedLogStore.LOG);
        return applied != null && applied.position() == deployment.logStore().head();
    }
}
