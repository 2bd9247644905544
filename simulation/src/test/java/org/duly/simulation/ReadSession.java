package org.duly.simulation;

import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.duly.query.log.Applied;
import org.duly.query.log.PlacedEvent;
import org.duly.simulation.SimulatedReadStore.Defect;
import org.jspecify.annotations.Nullable;

/** A session with the {@link SimulatedReadStore}, and its transaction. */
final class ReadSession {
    private static final Duration NOTICED_WITHIN = Duration.ofSeconds(5);
    private static final Duration LONGEST_IDLE = Duration.ofSeconds(15);

    private final SimulatedReadStore store;
    private final Instance instance;
    private final List<PlacedEvent> events = new ArrayList<>();
    private @Nullable Applied moved;
    private boolean ended;

    ReadSession(SimulatedReadStore store, Instance instance) {
        this.store = store;
        this.instance = instance;
        instance.atEnd(() -> {
            var _ = store.simulation.after(store.simulation.upTo(NOTICED_WITHIN), () -> store.end(this));
        });
        instance.atFreeze(duration -> {
            if (duration.compareTo(LONGEST_IDLE) > 0) {
                var _ = store.simulation.after(LONGEST_IDLE, () -> store.end(this));
            }
        });
    }

    boolean isEnded() {
        return ended;
    }

    void ended() {
        ended = true;
        events.clear();
        moved = null;
    }

    /** What a query finds: what is committed, and what this transaction has written. */
    List<Applied> select(String sql, Map<Integer, Object> values) throws SQLException {
        return call("read select", () -> {
            if (sql.endsWith("WHERE log = ?")) {
                Applied row = row(text(values, 1));
                return row == null ? List.of() : List.of(row);
            }
            if (sql.endsWith("WHERE topic = ? AND partition = ?")) {
                return store.applied().stream()
                        .filter(row -> row.topic().equals(text(values, 1)) && row.partition() == number(values, 2))
                        .toList();
            }
            throw new UnsupportedOperationException(sql);
        });
    }

    int update(String sql, Map<Integer, Object> values) throws SQLException {
        return call("read update", () -> {
            if (sql.startsWith("INSERT INTO read.applied") && sql.endsWith("ON CONFLICT (log) DO NOTHING")) {
                return insert(Applied.nothingOf(text(values, 1), text(values, 2), (int) number(values, 3)));
            }
            if (sql.startsWith("UPDATE read.applied") && sql.endsWith("WHERE log = ? AND position = ?")) {
                OffsetDateTime recordedAt = (OffsetDateTime) values.get(5);
                Applied to = new Applied(
                        text(values, 6),
                        number(values, 1),
                        text(values, 2),
                        (int) number(values, 3),
                        number(values, 4),
                        recordedAt == null ? null : recordedAt.toInstant());
                return move(number(values, 7), to);
            }
            throw new UnsupportedOperationException(sql);
        });
    }

    private static String text(Map<Integer, Object> values, int index) {
        return (String) Objects.requireNonNull(values.get(index));
    }

    private static long number(Map<Integer, Object> values, int index) {
        return ((Number) Objects.requireNonNull(values.get(index))).longValue();
    }

    private int insert(Applied first) throws SQLException {
        if (store.applied(first.log()) != null) {
            return 0;
        }
        store.lock(this);
        if (row(first.log()) != null) {
            store.unlock(this);
            return 0;
        }
        moved = first;
        return 1;
    }

    /** Under read committed: what the statement finds when it begins is looked at again once its lock is granted. */
    private int move(long from, Applied to) throws SQLException {
        if (!isAt(to.log(), from)) {
            return 0;
        }
        store.lock(this);
        if (!isAt(to.log(), from)) {
            if (moved == null) {
                store.unlock(this);
            }
            return 0;
        }
        if (store.has(Defect.CURSOR_APART)) {
            store.write(to);
        }
        moved = to;
        return 1;
    }

    private boolean isAt(String log, long position) {
        Applied row = row(log);
        return row != null && (row.position() == position || store.has(Defect.CURSOR_UNCHECKED));
    }

    private @Nullable Applied row(String log) {
        Applied own = moved;
        return own != null && own.log().equals(log) ? own : store.applied(log);
    }

    /** Settings, and what ends the sessions of frozen instances: none of those is in the middle of sending rows. */
    void execute(String sql) throws SQLException {
        if (!sql.startsWith("SET LOCAL ") && !sql.startsWith("SELECT pg_terminate_backend(")) {
            throw new UnsupportedOperationException(sql);
        }
        boolean _ = call("read set", () -> true);
    }

    /** Writes events into the models' tables. */
    void fold(List<PlacedEvent> next) throws SQLException {
        boolean _ = call(
                "read fold " + next.getFirst().position() + "-" + next.getLast().position(), () -> {
                    if (store.has(Defect.MODELS_APART)) {
                        store.write(next);
                    } else {
                        events.addAll(next);
                    }
                    return true;
                });
    }

    void commit() throws SQLException {
        boolean _ = store.weather.callMaybeLate(
                instance,
                "read commit",
                () -> {
                    if (ended) {
                        throw SimulatedReadStore.broken();
                    }
                    if (!events.isEmpty()) {
                        store.write(events);
                    }
                    if (moved != null) {
                        store.write(moved);
                    }
                    rolledBack();
                    return true;
                },
                SimulatedReadStore::broken);
    }

    void rollback() throws SQLException {
        boolean _ = call("read rollback", () -> {
            rolledBack();
            return true;
        });
    }

    private void rolledBack() {
        events.clear();
        moved = null;
        store.unlock(this);
    }

    /** A pool would roll back what is open, or find the session gone; what was on its way when it broke may still come. */
    void close() {
        var _ = store.simulation.after(store.simulation.upTo(NOTICED_WITHIN), () -> store.end(this));
    }

    private <T> T call(String what, Weather.Effect<T, SQLException> effect) throws SQLException {
        return store.weather.call(
                instance,
                what,
                () -> {
                    store.requireThere();
                    if (ended) {
                        throw SimulatedReadStore.broken();
                    }
                    return effect.take();
                },
                SimulatedReadStore::broken);
    }
}
