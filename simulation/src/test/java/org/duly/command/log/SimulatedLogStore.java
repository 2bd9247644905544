package org.duly.command.log;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.duly.command.log.Append.CommandId;
import org.duly.command.log.Append.Guard;
import org.duly.command.log.EventLog.Acceptance;
import org.duly.command.log.EventLog.LoggedEvent;
import org.duly.command.log.LogState.CommandKey;
import org.duly.simulation.Instance;
import org.duly.simulation.Signal;
import org.duly.simulation.Simulation;
import org.duly.simulation.Weather;
import org.jspecify.annotations.Nullable;

/**
 * A database that keeps a log, with the guarantees of {@link WriterSession} and no others. The contract test holds it and
 * PostgreSQL to the same.
 */
public final class SimulatedLogStore {
    public static final String LOG = "duly.example.nhs.uk/simulated";

    private static final Duration FOR_EVER = Duration.ofDays(1);

    final Simulation simulation;
    final Weather weather;
    private final Set<Defect> defects;
    private final TreeMap<Long, EventRow> rows = new TreeMap<>();
    private final List<Long> committed = new ArrayList<>();
    private final Set<SimulatedSession> sessions = Collections.newSetFromMap(new LinkedHashMap<>());
    private final Signal unlocked;
    private @Nullable SimulatedSession holder;
    private boolean away;

    public SimulatedLogStore(Simulation simulation, Weather weather, Set<Defect> defects) {
        this.simulation = simulation;
        this.weather = weather;
        this.defects = defects.isEmpty() ? EnumSet.noneOf(Defect.class) : EnumSet.copyOf(defects);
        this.unlocked = new Signal(simulation);
    }

    /** What a database could get wrong, to see whether the simulation notices. */
    public enum Defect {
        /** The append lock is given to whoever asks. */
        LOCK_FOR_ALL,
        /** Command ids are neither looked up nor unique. */
        NO_COMMAND_IDS,
        /** Guards are not looked at. */
        NO_GUARDS,
        /** A commit that breaks off leaves the first of its rows. */
        TORN_COMMIT
    }

    /** An instance's log on this database, taking in appends. */
    public EventLog open(Instance instance, InstantSource clock) {
        GroupCommitLog log = new GroupCommitLog(
                LOG,
                () -> connect(instance),
                new SimulatedReads(this, instance),
                clock,
                instance,
                PostgresEventLog.PATIENCE);
        log.start();
        return log;
    }

    /** The database stops: sessions end, what was not committed is gone. Or is there again. */
    public void away(boolean isAway) {
        away = isAway;
        if (isAway) {
            List.copyOf(sessions).forEach(this::end);
        }
    }

    /** The last position there is. */
    public long head() {
        return rows.isEmpty() ? EventLog.NOTHING : rows.lastKey();
    }

    /** All that is committed, by position. */
    public List<LoggedEvent> content() {
        return select(_ -> true).toList();
    }

    /** The positions in the order in which they were committed. */
    public List<Long> committed() {
        return List.copyOf(committed);
    }

    /** The recorded times, by position. */
    public List<Instant> recordedTimes() {
        return rows.values().stream().map(EventRow::recordedTime).toList();
    }

    SimulatedSession connect(Instance instance) throws SQLException {
        return weather.call(
                instance,
                "log connect",
                () -> {
                    requireThere();
                    SimulatedSession session = new SimulatedSession(this, instance);
                    sessions.add(session);
                    return session;
                },
                SimulatedLogStore::broken);
    }

    void requireThere() throws SQLException {
        if (away) {
            throw broken();
        }
    }

    static SQLException broken() {
        return new SQLException("The connection broke", "08006");
    }

    boolean has(Defect defect) {
        return defects.contains(defect);
    }

    /** Waits for the append lock. */
    void lock(SimulatedSession session) throws SQLException {
        unlocked.await(
                () -> session.isEnded() || holder == null || holder == session || has(Defect.LOCK_FOR_ALL), FOR_EVER);
        if (session.isEnded()) {
            throw broken();
        }
        holder = session;
    }

    void unlock(SimulatedSession session) {
        if (holder == session) {
            holder = null;
            unlocked.all();
        }
    }

    /** Ends a session as the server does when its client is gone: its transaction, and its lock with it. */
    void end(SimulatedSession session) {
        sessions.remove(session);
        session.ended();
        unlock(session);
        unlocked.all();
    }

    /** @throws SQLException if a unique constraint is violated; nothing was inserted */
    void requireUnique(List<EventRow> added) throws SQLException {
        for (EventRow row : added) {
            CommandId command = row.command();
            boolean taken = rows.containsKey(row.position())
                    || rows.values().stream()
                            .anyMatch(other -> other.event().stream().equals(row.event().stream())
                                    && other.event().streamVersion()
                                            == row.event().streamVersion())
                    || (command != null
                            && !has(Defect.NO_COMMAND_IDS)
                            && rows.values().stream().anyMatch(other -> isOf(other, command.caller(), command.id())));
            if (taken) {
                throw new SQLException("A unique constraint is violated", "23505");
            }
        }
    }

    void insert(List<EventRow> added) throws SQLException {
        boolean torn = has(Defect.TORN_COMMIT)
                && added.size() > 1
                && simulation.random().nextInt(4) == 0;
        for (EventRow row : torn ? added.subList(0, 1) : added) {
            rows.put(row.position(), row);
            committed.add(row.position());
        }
        if (torn) {
            throw broken();
        }
    }

    LogState state(List<Append> appends) {
        Map<String, Long> lastVersions = new HashMap<>();
        Map<CommandKey, Acceptance> accepted = new HashMap<>();
        Set<Guard> broken = new HashSet<>();
        for (Append append : appends) {
            append.events()
                    .forEach(event -> rows.values().stream()
                            .filter(row -> row.event().stream().equals(event.stream()))
                            .mapToLong(row -> row.event().streamVersion())
                            .max()
                            .ifPresent(last -> lastVersions.put(event.stream(), last)));
            CommandId command = append.command();
            if (command != null) {
                find(command.caller(), command.id())
                        .ifPresent(acceptance -> accepted.put(CommandKey.of(command), acceptance));
            }
            append.guards().stream().filter(this::isBroken).forEach(broken::add);
        }
        return new LogState(
                head(),
                rows.isEmpty() ? Instant.MIN : rows.lastEntry().getValue().recordedTime(),
                lastVersions,
                accepted,
                broken);
    }

    private boolean isBroken(Guard guard) {
        return !has(Defect.NO_GUARDS)
                && rows.tailMap(guard.after(), false).values().stream()
                        .anyMatch(row -> row.event().scope().equals(guard.scope())
                                && guard.types().contains(row.event().type()));
    }

    boolean holds(EventRow row) {
        EventRow found = rows.get(row.position());
        return found != null && Arrays.equals(found.bytes(), row.bytes());
    }

    private static boolean isOf(EventRow row, String caller, String commandId) {
        CommandId command = row.command();
        return command != null
                && command.caller().equals(caller)
                && command.id().equals(commandId);
    }

    Optional<Acceptance> find(String caller, String commandId) {
        if (has(Defect.NO_COMMAND_IDS)) {
            return Optional.empty();
        }
        return rows.values().stream()
                .filter(row -> isOf(row, caller, commandId))
                .findFirst()
                .map(first -> {
                    EventRow last = rows.get(first.position() + first.commandEvents() - 1);
                    CommandId command = first.command();
                    if (last == null || command == null) {
                        throw new IllegalStateException("Half a command is in the log");
                    }
                    return new Acceptance(
                            command.requestDigest(),
                            new Appended(
                                    LOG,
                                    first.position(),
                                    last.position(),
                                    last.event().stream(),
                                    last.event().streamVersion(),
                                    last.recordedTime(),
                                    false));
                });
    }

    Stream<LoggedEvent> select(Predicate<EventRow> wanted) {
        return rows.values().stream()
                .filter(wanted)
                .map(row -> new LoggedEvent(
                        row.position(),
                        row.event().stream(),
                        row.bytes(),
                        row.command(),
                        row.command() == null ? 0 : row.commandEvents(),
                        row.traceparent()));
    }
}
