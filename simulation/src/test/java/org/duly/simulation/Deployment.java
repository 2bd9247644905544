package org.duly.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.duly.command.log.SimulatedLogStore;
import org.jspecify.annotations.Nullable;

/** Two instances of each side over one database each, one broker and one consumer group, and what befalls them. */
final class Deployment {
    private static final int INSTANCES = 2;
    private static final Duration LONGEST_RESTART = Duration.ofSeconds(5);
    private static final Duration LONGEST_OUTAGE = Duration.ofSeconds(22);
    private static final Duration LONGEST_FREEZE = Duration.ofSeconds(40);
    private static final Duration EVENTFUL = Duration.ofSeconds(15);
    private static final int MOST_EVENTS = 7;
    private static final int LARGEST_JUMP_SECONDS = 7_200;

    private final Simulation simulation;
    private final Weather weather;
    private final Defects defects;
    private final SimulatedLogStore logStore;
    private final SimulatedTopic topic;
    private final SimulatedReadStore readStore;
    private final SimulatedLead lead;
    private final ConsumerGroup group;
    private final List<@Nullable CommandSide> commandSides = new ArrayList<>();
    private final List<@Nullable QuerySide> querySides = new ArrayList<>();
    private final Map<Instance, Duration> clockJumps = new HashMap<>();
    private final int evictions;
    private int starts;
    private boolean calm;

    Deployment(Simulation simulation, Defects defects) {
        this.simulation = simulation;
        this.defects = defects;
        this.weather = new Weather(simulation);
        this.logStore = new SimulatedLogStore(simulation, weather, defects.log());
        this.topic = new SimulatedTopic(simulation, weather, defects.topic());
        this.readStore = new SimulatedReadStore(simulation, weather, defects.read());
        this.lead = new SimulatedLead(weather);
        this.group = new ConsumerGroup(simulation);
        this.evictions = simulation.random().nextInt(4);
        for (int number = 0; number < INSTANCES; number++) {
            commandSides.add(null);
            querySides.add(null);
            startCommandSide(number);
            startQuerySide(number);
        }
        int events = simulation.random().nextInt(MOST_EVENTS);
        for (int event = 0; event < events; event++) {
            var _ = simulation.after(simulation.upTo(EVENTFUL), this::somethingHappens);
        }
    }

    Simulation simulation() {
        return simulation;
    }

    Weather weather() {
        return weather;
    }

    Defects defects() {
        return defects;
    }

    SimulatedLogStore logStore() {
        return logStore;
    }

    SimulatedTopic topic() {
        return topic;
    }

    SimulatedReadStore readStore() {
        return readStore;
    }

    SimulatedLead lead() {
        return lead;
    }

    ConsumerGroup group() {
        return group;
    }

    Duration clockJumps(Instance instance) {
        return clockJumps.getOrDefault(instance, Duration.ZERO);
    }

    /** Whether a cache has just then no room for what is looked for. */
    boolean evicts() {
        return evictions > 0 && simulation.random().nextInt(8) < evictions;
    }

    /** Those instances of the command side that are up. */
    List<CommandSide> commandSides() {
        return up(commandSides, CommandSide::instance);
    }

    List<QuerySide> querySides() {
        return up(querySides, QuerySide::instance);
    }

    private static <S> List<S> up(List<@Nullable S> sides, Function<? super S, Instance> instance) {
        List<S> up = new ArrayList<>();
        for (S side : sides) {
            if (side != null && instance.apply(side).isUp()) {
                up.add(side);
            }
        }
        return up;
    }

    private void startCommandSide(int number) {
        Instance instance = simulation.instance("command-" + number + "." + starts++);
        instance.atEnd(() -> restart(() -> startCommandSide(number)));
        commandSides.set(
                number,
                new CommandSide(
                        this, instance, Duration.ofMillis(simulation.random().nextInt(400) - 200)));
    }

    private void startQuerySide(int number) {
        Instance instance = simulation.instance("query-" + number + "." + starts++);
        instance.atEnd(() -> restart(() -> startQuerySide(number)));
        group.join(instance);
        querySides.set(number, new QuerySide(this, instance));
    }

    private void restart(Runnable start) {
        var _ = simulation.after(simulation.upTo(LONGEST_RESTART), start);
    }

    private void somethingHappens() {
        if (calm) {
            return;
        }
        switch (simulation.random().nextInt(10)) {
            case 0, 1 -> toAnyInstance(Instance::crash);
            case 2 -> toAnyInstance(instance -> instance.freeze(simulation.upTo(LONGEST_FREEZE)));
            case 3 -> group.rebalance();
            case 4 -> {
                note("LEAD LOST");
                lead.lose();
            }
            case 5 -> {
                int seconds = simulation.random().nextInt(-LARGEST_JUMP_SECONDS, LARGEST_JUMP_SECONDS);
                note("CLOCK JUMPS by " + seconds + " s");
                toAnyInstance(instance -> clockJumps.merge(instance, Duration.ofSeconds(seconds), Duration::plus));
            }
            case 6 -> {
                note("LOG DATABASE AWAY");
                logStore.away(true);
                later(() -> logStore.away(false));
            }
            case 7 -> {
                note("READ DATABASE AWAY");
                readStore.away(true);
                later(() -> readStore.away(false));
            }
            case 8 -> {
                note("BROKER AWAY");
                topic.away(true);
                later(() -> topic.away(false));
            }
            default -> group.readAgain();
        }
    }

    private void later(Runnable end) {
        var _ = simulation.after(simulation.upTo(LONGEST_OUTAGE), () -> {
            note("BACK");
            end.run();
        });
    }

    private void toAnyInstance(Consumer<Instance> trouble) {
        List<Instance> up = new ArrayList<>();
        commandSides().forEach(side -> up.add(side.instance()));
        querySides().forEach(side -> up.add(side.instance()));
        if (!up.isEmpty()) {
            trouble.accept(up.get(simulation.random().nextInt(up.size())));
        }
    }

    /** All trouble ends. */
    void calm() {
        note("CALM");
        calm = true;
        weather.clear();
        logStore.away(false);
        readStore.away(false);
        topic.away(false);
        commandSides().forEach(side -> side.instance().thaw());
        querySides().forEach(side -> side.instance().thaw());
    }

    private void note(String what) {
        simulation.note(simulation.world(), what);
    }
}
