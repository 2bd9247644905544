package org.duly.command.log;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.duly.command.log.Append.CommandId;
import org.duly.command.log.Append.Guard;
import org.duly.command.log.Append.NewEvent;
import org.duly.command.log.AppendRefused.CommandIdReused;
import org.duly.command.log.AppendRefused.EventTooLarge;
import org.duly.command.log.AppendRefused.GuardBroken;
import org.duly.command.log.AppendRefused.VersionTaken;
import org.duly.events.EncodedEvent;
import org.duly.platform.tracing.TraceParent;
import org.jspecify.annotations.Nullable;

/** The log's promises in their simplest form, one append at a time: the model others are compared with. */
public final class InMemoryEventLog implements EventLog {
    private record Entry(NewEvent event, LoggedEvent logged) {}

    private final String name;
    private final InstantSource clock;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<List<String>, Acceptance> commands = new HashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private Instant recordedTime = Instant.EPOCH;

    public InMemoryEventLog(String name, InstantSource clock) {
        this.name = name;
        this.clock = clock;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Appended append(Append append) {
        Appended appended = judgeAndAdd(append);
        listeners.forEach(Runnable::run);
        return appended;
    }

    private synchronized Appended judgeAndAdd(Append append) {
        CommandId command = append.command();
        requireSizes(append.events());
        Optional<Acceptance> before = command == null ? Optional.empty() : find(command.caller(), command.id());
        if (command != null && before.isPresent()) {
            if (!Arrays.equals(command.requestDigest(), before.get().requestDigest())) {
                throw new CommandIdReused(command.id());
            }
            return before.get().appended().asRepeated();
        }
        requireNextVersions(append.events());
        append.guards().forEach(this::requireHolds);
        Appended appended = add(append.events(), command);
        if (command != null) {
            commands.put(List.of(command.caller(), command.id()), new Acceptance(command.requestDigest(), appended));
        }
        return appended;
    }

    private static void requireSizes(List<NewEvent> events) {
        for (NewEvent event : events) {
            if (event.event().size() > EncodedEvent.MAX_BYTES) {
                throw new EventTooLarge(event.type(), event.event().size(), EncodedEvent.MAX_BYTES);
            }
        }
    }

    private void requireNextVersions(List<NewEvent> events) {
        List<String> streams = new ArrayList<>(
                entries.stream().map(entry -> entry.event().stream()).toList());
        for (NewEvent event : events) {
            long next = streams.stream().filter(event.stream()::equals).count();
            if (event.streamVersion() != next) {
                throw new VersionTaken(event.stream(), event.streamVersion());
            }
            streams.add(event.stream());
        }
    }

    private void requireHolds(Guard guard) {
        Predicate<NewEvent> excluded =
                event -> event.scope().equals(guard.scope()) && guard.types().contains(event.type());
        if (entries.stream()
                .anyMatch(entry -> entry.logged().position() > guard.after() && excluded.test(entry.event()))) {
            throw new GuardBroken(guard);
        }
    }

    private Appended add(List<NewEvent> events, @Nullable CommandId command) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        recordedTime = now.isAfter(recordedTime) ? now : recordedTime;
        long first = entries.size();
        for (NewEvent event : events) {
            byte[] bytes = event.event().stamp(recordedTime).clone();
            boolean begins = command != null && entries.size() == first;
            entries.add(new Entry(
                    event,
                    new LoggedEvent(
                            entries.size(),
                            event.stream(),
                            bytes,
                            begins ? command : null,
                            begins ? events.size() : 0,
                            TraceParent.current())));
        }
        NewEvent last = events.getLast();
        return new Appended(name, first, entries.size() - 1L, last.stream(), last.streamVersion(), recordedTime, false);
    }

    @Override
    public synchronized Optional<Acceptance> find(String caller, String commandId) {
        return Optional.ofNullable(commands.get(List.of(caller, commandId)));
    }

    @Override
    public synchronized long head() {
        return entries.size() - 1L;
    }

    @Override
    public List<LoggedEvent> readStream(String stream, long fromVersion) {
        return read(
                event -> event.stream().equals(stream) && event.streamVersion() >= fromVersion,
                NOTHING,
                Integer.MAX_VALUE);
    }

    @Override
    public List<LoggedEvent> readScope(String scope, long after, int limit) {
        return read(event -> event.scope().equals(scope), after, limit);
    }

    @Override
    public List<LoggedEvent> readTypes(List<String> types, long after, int limit) {
        return read(event -> types.contains(event.type()), after, limit);
    }

    @Override
    public List<LoggedEvent> readAfter(long position, int limit) {
        return read(_ -> true, position, limit);
    }

    private synchronized List<LoggedEvent> read(Predicate<NewEvent> wanted, long after, int limit) {
        return entries.stream()
                .filter(entry -> entry.logged().position() > after && wanted.test(entry.event()))
                .limit(limit)
                .map(Entry::logged)
                .toList();
    }

    @Override
    public void onAppend(Runnable listener) {
        listeners.add(listener);
    }
}
