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
 * Closes what closes at a deadline, also what did so while Duly was down.
 *
 * <p>A closing is the ordinary command, under an id made of what it closes and its deadline: however many instances send
 * it, and however often, it takes effect once, and it happened at the deadline, whenever it is recorded.
 */
public final class ClosingDeadlines implements Follower.Task {
    private static final Logger LOG = LoggerFactory.getLogger(ClosingDeadlines.class);
    private static final int PAGE = 500;
    private static final int AT_ONCE = 100;

    private final EventLog log;
    private final EventCodec codec;
    private final DueTable table;
    private final CommandDispatcher dispatcher;
    private final InstantSource clock;
    private final Map<String, DueWork> byType = new LinkedHashMap<>();
    private final Map<String, DueWork> byKind = new LinkedHashMap<>();

    ClosingDeadlines(
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
            work.types().forEach(type -> byType.put(type, work));
        }
    }

    @Override
    public Duration follow() {
        foldToHead();
        for (Item item : table.due(clock.instant(), AT_ONCE)) {
            close(item);
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
                page.forEach(event -> changes.add(change(event)));
                table.move(from, page.getLast().position(), changes);
            }
        } while (!page.isEmpty());
    }

    private Change change(LoggedEvent logged) {
        EventEnvelope event = codec.decode(logged.bytes());
        return requireNonNull(byType.get(event.type())).change(Streams.idOf(logged.stream()), event.data());
    }

    private void close(Item item) {
        DueWork work = byKind.get(item.kind());
        if (work == null) {
            // Another version of the service made it due, and will do it.
            return;
        }
        try {
            dispatcher.dispatch(request(item), _ -> work.prepare(item));
        } catch (Refusal refusal) {
            // Closed, withdrawn or extended since the fold; the next fold shows it.
            LOG.info(
                    "{} of {} at {} was not done: {}", item.kind(), item.subject(), item.dueAt(), refusal.getMessage());
        }
    }

    private static Request request(Item item) {
        String commandId = "close/" + item.subject() + "/" + item.dueAt();
        // The id says everything the command does, so it is its own digest.
        byte[] digest = commandId.getBytes(StandardCharsets.UTF_8);
        return new Request("duly", "system", null, commandId, digest, commandId, null);
    }
}
