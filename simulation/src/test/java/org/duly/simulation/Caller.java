package org.duly.simulation;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.duly.command.handling.Command;
import org.duly.command.handling.Refusal;
import org.duly.command.handling.Request;
import org.duly.command.log.AppendRefused;
import org.duly.command.log.AppendRefused.CommandIdReused;
import org.duly.command.log.Appended;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who sends commands, one after the other, to any instance, and repeats each under its id until it is answered;
 * sometimes also afterwards, and sometimes with another body.
 */
final class Caller {
    private static final int COMMANDS = 4;
    private static final Duration LONGEST_THOUGHT = Duration.ofMillis(800);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    private final String name;
    private final Deployment deployment;
    private final Consultations consultations;
    private final Simulation simulation;
    private final RandomGenerator random;
    private boolean finished;

    Caller(String name, Deployment deployment, Consultations consultations) {
        this.name = name;
        this.deployment = deployment;
        this.consultations = consultations;
        this.simulation = deployment.simulation();
        this.random = simulation.random();
        simulation.world().start(name, this::run);
    }

    boolean isFinished() {
        return finished;
    }

    private void run() {
        try {
            for (int number = 0; number < COMMANDS; number++) {
                think();
                Asked asked = new Asked(name, "c" + number, consultations.next(random));
                consultations.asked(asked);
                settle(asked);
                if (random.nextInt(3) == 0) {
                    think();
                    ask(asked);
                }
                if (!asked.accepted().isEmpty() && random.nextInt(6) == 0) {
                    requireAnotherBodyRefused(asked);
                }
            }
            finished = true;
        } catch (InterruptedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void think() throws InterruptedException {
        simulation.world().sleep(simulation.upTo(LONGEST_THOUGHT));
    }

    private void settle(Asked asked) throws InterruptedException {
        while (!asked.isSettled()) {
            ask(asked);
            if (!asked.isSettled()) {
                think();
            }
        }
    }

    private void requireAnotherBodyRefused(Asked asked) {
        Object answer = ask(asked, new Consultation.Publish(new UUID(9, 9), 9), "another body");
        if (answer instanceof Appended || answer instanceof Refusal) {
            throw new AssertionError(asked + " was answered under another body: " + answer);
        }
    }

    private void ask(Asked asked) {
        Command command = consultations.handledAnew(asked.command(), random);
        switch (ask(asked, command, asked.command().toString())) {
            case Appended appended -> asked.accept(appended);
            case Refusal refusal -> {
                consultations.requireJustified(command, refusal, deployment.logStore());
                asked.refuse(refusal.rule().ruleName());
            }
            case CommandIdReused reused -> throw new AssertionError(asked + " is one body under one id", reused);
            case null, default -> {} // not known: asked again
        }
    }

    /** Asks any instance, and waits for the answer; not for ever. */
    private @Nullable Object ask(Asked asked, Command command, String body) {
        List<CommandSide> up = deployment.commandSides();
        if (up.isEmpty()) {
            return null;
        }
        CommandSide side = up.get(random.nextInt(up.size()));
        Signal answered = new Signal(simulation);
        @Nullable Object[] answer = new Object[1];
        Request request = new Request(
                name, "officer", null, asked.id(), body.getBytes(StandardCharsets.UTF_8), "correlation", null);
        simulation.note(
                simulation.world(), asked + " asked of " + side.instance().name());
        side.instance().start(name + " " + asked.id(), () -> {
            answer[0] = answer(side, request, command);
            answered.all();
        });
        answered.await(() -> answer[0] != null || !side.instance().isUp(), simulation.upTo(LONGEST_WAIT));
        simulation.note(simulation.world(), asked + " answered " + answer[0]);
        return answer[0];
    }

    private static Object answer(CommandSide side, Request request, Command command) {
        try {
            return side.handle(request, command);
        } catch (Refusal | AppendRefused refused) {
            return refused;
        } catch (RuntimeException unavailable) {
            return "unavailable: " + unavailable;
        }
    }
}
