package org.duly.command.log;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.duly.simulation.Instance;
import org.duly.simulation.Weather;

/** A writer's session with the {@link SimulatedLogStore}. */
final class SimulatedSession implements WriterSession {
    private static final Duration NOTICED_WITHIN = Duration.ofSeconds(5);
    private static final Duration LONGEST_IDLE = Duration.ofSeconds(10);

    private final SimulatedLogStore store;
    private final Instance instance;
    private final List<EventRow> written = new ArrayList<>();
    private boolean ended;
    private boolean closed;

    SimulatedSession(SimulatedLogStore store, Instance instance) {
        this.store = store;
        this.instance = instance;
        instance.atEnd(() -> endWithin(NOTICED_WITHIN));
        instance.atFreeze(duration -> {
            // As idle_in_transaction_session_timeout does; outside of a transaction it costs a reconnection at most.
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
        written.clear();
    }

    private void endWithin(Duration time) {
        var _ = store.simulation.after(store.simulation.upTo(time), () -> store.end(this));
    }

    private void requireOpen() throws SQLException {
        store.requireThere();
        if (ended || closed) {
            throw SimulatedLogStore.broken();
        }
    }

    @Override
    public boolean writeIf(LogState presumed, List<Append> appends, List<EventRow> rows) throws SQLException {
        if (rows.isEmpty()) {
            return false;
        }
        List<EventRow> sent = sent(rows);
        return store.weather.callMaybeLate(
                instance,
                "log write-if at " + rows.getFirst().position(),
                () -> {
                    if (ended) {
                        throw SimulatedLogStore.broken();
                    }
                    store.lock(this);
                    try {
                        if (!isAsPresumed(presumed, appends)) {
                            return false;
                        }
                        store.requireUnique(sent);
                        store.insert(sent);
                        return true;
                    } finally {
                        store.unlock(this);
                    }
                },
                SimulatedLogStore::broken);
    }

    /** As they are now: their bytes are stamped anew when they are judged again. */
    private static List<EventRow> sent(List<EventRow> rows) {
        return rows.stream()
                .map(row -> new EventRow(
                        row.position(),
                        row.event(),
                        row.recordedTime(),
                        row.bytes().clone(),
                        row.traceparent(),
                        row.command(),
                        row.commandEvents()))
                .toList();
    }

    private boolean isAsPresumed(LogState presumed, List<Append> appends) {
        LogState actual = store.state(appends);
        return actual.head() == presumed.head()
                && actual.headRecordedTime().equals(presumed.headRecordedTime())
                && presumed.lastVersions().entrySet().stream().allMatch(entry -> isLast(actual, entry))
                && actual.accepted().isEmpty()
                && actual.brokenGuards().isEmpty();
    }

    private static boolean isLast(LogState actual, Map.Entry<String, Long> presumed) {
        return actual.lastVersions().getOrDefault(presumed.getKey(), -1L).equals(presumed.getValue());
    }

    @Override
    public LogState lockAndRead(List<Append> appends) throws SQLException {
        return call("log lock", () -> {
            store.lock(this);
            return store.state(appends);
        });
    }

    @Override
    public boolean holds(List<EventRow> rows) throws SQLException {
        return call("log holds", () -> store.holds(rows.getFirst()));
    }

    @Override
    public void write(List<EventRow> rows) throws SQLException {
        List<EventRow> sent = sent(rows);
        call("log write at " + rows.getFirst().position(), () -> {
            store.requireUnique(sent);
            return written.addAll(sent);
        });
    }

    @Override
    public void commit() throws SQLException {
        boolean _ = store.weather.callMaybeLate(
                instance,
                "log commit",
                () -> {
                    if (ended) {
                        throw SimulatedLogStore.broken();
                    }
                    store.insert(written);
                    written.clear();
                    store.unlock(this);
                    return true;
                },
                SimulatedLogStore::broken);
    }

    @Override
    public void rollback() throws SQLException {
        call("log rollback", () -> {
            written.clear();
            store.unlock(this);
            return true;
        });
    }

    /** Soon noticed by the server; what it was told before, it does before. */
    @Override
    public void close() {
        closed = true;
        endWithin(NOTICED_WITHIN);
    }

    private <T> T call(String what, Weather.Effect<T, SQLException> effect) throws SQLException {
        return store.weather.call(
                instance,
                what,
                () -> {
                    requireOpen();
                    return effect.take();
                },
                SimulatedLogStore::broken);
    }
}
