package org.duly.simulation;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.duly.query.log.Applied;
import org.duly.query.log.PlacedEvent;
import org.jspecify.annotations.Nullable;

/**
 * A database that keeps read models: transactions that are written as a whole or not at all, and one row lock, of the
 * applied row. It understands what the projection says to it and nothing else. The contract test holds it and PostgreSQL
 * to the same.
 */
final class SimulatedReadStore {
    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(10);

    final Simulation simulation;
    final Weather weather;
    private final Set<Defect> defects;
    private final Map<String, Applied> applied = new TreeMap<>();
    private final List<PlacedEvent> archive = new ArrayList<>();
    private final Map<String, Integer> folded = new TreeMap<>();
    private final Set<ReadSession> sessions = new LinkedHashSet<>();
    private final Signal unlocked;
    private @Nullable ReadSession holder;
    private boolean away;

    SimulatedReadStore(Simulation simulation, Weather weather, Set<Defect> defects) {
        this.simulation = simulation;
        this.weather = weather;
        this.defects = defects;
        this.unlocked = new Signal(simulation);
    }

    /** What a database, or a projector, could get wrong, to see whether the simulation notices. */
    enum Defect {
        /** The models are written before the transaction in which the cursor moves. */
        MODELS_APART,
        /** The cursor moves before the transaction in which the models are written. */
        CURSOR_APART,
        /** The cursor moves from wherever it is. */
        CURSOR_UNCHECKED
    }

    boolean has(Defect defect) {
        return defects.contains(defect);
    }

    /** The database as one instance reaches it. */
    DataSource of(Instance instance) {
        return SimulatedJdbc.dataSource(() -> weather.call(
                instance,
                "read connect",
                () -> {
                    requireThere();
                    ReadSession session = new ReadSession(this, instance);
                    sessions.add(session);
                    return session;
                },
                SimulatedReadStore::broken));
    }

    void away(boolean isAway) {
        away = isAway;
        if (isAway) {
            List.copyOf(sessions).forEach(this::end);
        }
    }

    void requireThere() throws SQLException {
        if (away) {
            throw broken();
        }
    }

    static SQLException broken() {
        return new SQLException("The connection broke", "08006");
    }

    void lock(ReadSession session) throws SQLException {
        boolean granted = unlocked.await(() -> session.isEnded() || holder == null || holder == session, LOCK_TIMEOUT);
        if (session.isEnded()) {
            throw broken();
        }
        if (!granted) {
            throw new SQLException("The lock was not granted in time", "55P03");
        }
        holder = session;
    }

    void unlock(ReadSession session) {
        if (holder == session) {
            holder = null;
            unlocked.all();
        }
    }

    void end(ReadSession session) {
        sessions.remove(session);
        session.ended();
        unlock(session);
        unlocked.all();
    }

    void write(List<PlacedEvent> events) {
        archive.addAll(events);
        fold(folded, events);
    }

    void write(Applied row) {
        applied.put(row.log(), row);
    }

    /** A fold that comes out otherwise if an event is missing, taken twice or out of its place. */
    static void fold(Map<String, Integer> state, List<PlacedEvent> events) {
        for (PlacedEvent event : events) {
            state.merge(event.envelope().stream(), event.envelope().hashCode(), (old, added) -> 31 * old + added);
        }
    }

    @Nullable
    Applied applied(String log) {
        return applied.get(log);
    }

    List<Applied> applied() {
        return List.copyOf(applied.values());
    }

    List<PlacedEvent> archive() {
        return List.copyOf(archive);
    }

    Map<String, Integer> folded() {
        return Map.copyOf(folded);
    }
}
