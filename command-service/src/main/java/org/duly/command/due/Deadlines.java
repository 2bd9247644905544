package org.duly.command.due;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duly.command.due.DueTable.Change;
import org.duly.command.due.DueTable.Item;
import org.duly.command.handling.CommandDispatcher;
import org.duly.command.handling.Refusal;
import org.duly.command.handling.Request;
import org.duly.command.handling.Streams;
import org.duly.command.log.EventLog;
import org.duly.command.log.EventLog.LoggedEvent;
import org.duly.events.EventCodec;
import org.duly.events.EventEnvelope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes and opens what does so at its time, also what did while Duly was down.
 *
 * <p>It sends an ordinary command, under an id made of what it closes or opens and the time: however many instances send
 * it, and however often, it takes effect once, and it happened at that time, whenever it is recorded.
 */
public final class Deadlines implements Follower.Task {
    private static final Logger LOG = LoggerFactory.getLogger(Deadlines.class);
    private static final int PAGE = 500;
    private static final int AT_ONCE = 100;

    private final EventLog log;
    private final EventCodec codec;
    private final DueTable table;
    private final CommandDispatcher dispatcher;
    private final InstantSource clock;
    private final Map<String, List<DueWork>> byType = new LinkedHashMap<>();
    private final Map<String, DueWork> byKind = new LinkedHashMap<>();

    Deadlines(
            EventLog log,
            EventCodec codec,
            DueTable table,
            CommandDispatcher dispatcher,
            InstantSource clock,
            List<DueWork> works) {
        this.log = log;
        this.codec = codec;
        this.table = table;
        this.dispatcher = dispatcher;
        this.clock = clock;
        for (DueWork work : works) {
            byKind.put(work.kind(), work);
            work.types()
                    .forEach(type ->
                            byType.computeIfAbsent(type, _ -> new ArrayList<>()).add(work));
        }
    }

    @Override
    public Duration follow() {
        foldToHead();
        for (Item item : table.due(clock.instant(), AT_ONCE)) {
            send(item);
        }
        Instant now = clock.instant();
        return table.nextAfter(now).map(next -> Duration.between(now, next)).orElse(Follower.SLOW_POLL);
    }

    private void foldToHead() {
        List<String> types = List.copyOf(byType.keySet());
        List<LoggedEvent> page;
        do {
            long from = table.position();
            page = log.readTypes(types, from, PAGE);
            if (!page.isEmpty()) {
                List<Change> changes = new ArrayList<>();
                page.forEach(event -> changes.addAll(changes(event)));
                table.move(from, page.getLast().position(), changes);
            }
        } while (!page.isEmpty());
    }

    private List<Change> changes(LoggedEvent logged) {
        EventEnvelope event = codec.decode(logged.bytes());
        return requireNonNull(byType.get(event.type())).stream()
                .map(work -> work.change(Streams.idOf(logged.stream()), event))
                .toList();
    }

    private void send(Item item) {
        DueWork work = byKind.get(item.kind());
        if (work == null) {
            // Another version of the service made it due, and will do it.
            return;
        }
        try {
            dispatcher.dispatch(request(work.commandId(item)), _ -> work.prepare(item));
        } catch (Refusal refusal) {
            // Closed, opened, withdrawn or extended since the fold; the next fold shows it.
            LOG.info(
                    "{} of {} at {} was not done: {}", item.kind(), item.subject(), item.dueAt(), refusal.getMessage());
        }
    }

    private static Request request(String commandId) {
        // The id says everything the command does, so it is its own digest.
        byte[] digest = commandId.getBytes(StandardCharsets.UTF_8);
        return new Request("duly", "system", null, commandId, digest, commandId, null);
    }
}
