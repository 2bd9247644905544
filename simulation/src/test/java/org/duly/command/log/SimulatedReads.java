package org.duly.command.log;

import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.duly.command.log.EventLog.Acceptance;
import org.duly.command.log.EventLog.LoggedEvent;
import org.duly.simulation.Instance;
import org.duly.simulation.Weather;

/** What an instance reads of the {@link SimulatedLogStore}. */
final class SimulatedReads implements LogReads {
    private final SimulatedLogStore store;
    private final Instance instance;

    SimulatedReads(SimulatedLogStore store, Instance instance) {
        this.store = store;
        this.instance = instance;
    }

    @Override
    public long head() {
        return read("log head", store::head);
    }

    @Override
    public List<LoggedEvent> stream(String stream, long fromVersion) {
        return read(
                "log stream",
                () -> store.select(row -> row.event().stream().equals(stream)
                                && row.event().streamVersion() >= fromVersion)
                        .toList());
    }

    @Override
    public List<LoggedEvent> scope(String scope, long after, int limit) {
        return read(
                "log scope",
                () -> store.select(row -> row.event().scope().equals(scope) && row.position() > after)
                        .limit(limit)
                        .toList());
    }

    @Override
    public List<LoggedEvent> types(List<String> types, long after, int limit) {
        return read(
                "log types",
                () -> store.select(row -> types.contains(row.event().type()) && row.position() > after)
                        .limit(limit)
                        .toList());
    }

    @Override
    public List<LoggedEvent> after(long position, int limit) {
        return read(
                "log after",
                () -> store.select(row -> row.position() > position)
                        .limit(limit)
                        .toList());
    }

    @Override
    public Optional<Acceptance> command(String caller, String commandId) {
        return read("log command", () -> store.find(caller, commandId));
    }

    @Override
    public Map<String, Acceptance> commands(String caller, Collection<String> commandIds) {
        return read("log commands", () -> {
            Map<String, Acceptance> found = new HashMap<>();
            commandIds.forEach(id -> store.find(caller, id).ifPresent(acceptance -> found.put(id, acceptance)));
            return found;
        });
    }

    private <T> T read(String what, Weather.Effect<T, SQLException> query) {
        try {
            return store.weather.call(
                    instance,
                    what,
                    () -> {
                        store.requireThere();
                        return query.take();
                    },
                    SimulatedLogStore::broken);
        } catch (SQLException failure) {
            throw new LogUnavailableException("The log could not be read", failure);
        }
    }
}
