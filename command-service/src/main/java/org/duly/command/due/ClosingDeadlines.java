package org.duly.command.due;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.duly.command.due.DueTable.Change;
import org.duly.command.due.DueTable.Item;
import org.duly.command.engagement.EngagementCommand.CloseEngagement;
import org.duly.command.handling.CommandDispatcher;
import org.duly.command.handling.Refusal;
import org.duly.command.handling.Request;
import org.duly.command.handling.Streams;
import org.duly.command.log.EventLog;
import org.duly.command.log.EventLog.LoggedEvent;
import org.duly.events.EventCatalogue;
import org.duly.events.EventCodec;
import org.duly.events.engagement.DeadlineExtended;
import org.duly.events.engagement.EngagementClosed;
import org.duly.events.engagement.EngagementOpened;
import org.duly.events.engagement.EngagementWithdrawn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes engagements at their deadlines, also those that passed while Duly was down.
 *
 * <p>A closing is the ordinary command, under an id made of the engagement and its deadline: however many instances send
 * it, and however often, it takes effect once, and it happened at the deadline, whenever it is recorded.
 */
public final class ClosingDeadlines implements Follower.Task {
    private static final Logger LOG = LoggerFactory.getLogger(ClosingDeadlines.class);
    private static final String CLOSE = "close-engagement";
    private static final List<String> TYPES = EventCatalogue.typesOf(
            EngagementOpened.class, DeadlineExtended.class, EngagementClosed.class, EngagementWithdrawn.class);
    private static final int PAGE = 500;
    private static final int AT_ONCE = 100;

    private final EventLog log;
    private final EventCodec codec;
    private final DueTable table;
    private final CommandDispatcher dispatcher;
    private final InstantSource clock;

    public ClosingDeadlines(
            EventLog log, EventCodec codec, DueTable table, CommandDispatcher dispatcher, InstantSource clock) {
        this.log = log;
        this.codec = codec;
        this.table = table;
        this.dispatcher = dispatcher;
        this.clock = clock;
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
        List<LoggedEvent> page;
        do {
            long from = table.position();
            page = log.readTypes(TYPES, from, PAGE);
            if (!page.isEmpty()) {
                List<Change> changes = new ArrayList<>();
                page.forEach(event -> changes.add(change(event)));
                table.move(from, page.getLast().position(), changes);
            }
        } while (!page.isEmpty());
    }

    private Change change(LoggedEvent event) {
        UUID engagement = Streams.idOf(event.stream());
        return switch (codec.decode(event.bytes()).data()) {
            case EngagementOpened opened -> new Change.Due(new Item(CLOSE, engagement, opened.closesAt()));
            case DeadlineExtended extended -> new Change.Due(new Item(CLOSE, engagement, extended.to()));
            default -> new Change.NotDue(CLOSE, engagement);
        };
    }

    private void close(Item item) {
        try {
            dispatcher.dispatch(request(item), new CloseEngagement(item.subject(), item.dueAt()));
        } catch (Refusal refusal) {
            // Closed, withdrawn or extended since the fold; the next fold shows it.
            LOG.info("Engagement {} was not closed at {}: {}", item.subject(), item.dueAt(), refusal.getMessage());
        }
    }

    private static Request request(Item item) {
        String commandId = "close/" + item.subject() + "/" + item.dueAt();
        // The id says everything the command does, so it is its own digest.
        byte[] digest = commandId.getBytes(StandardCharsets.UTF_8);
        return new Request("duly", "system", null, commandId, digest, commandId, null);
    }
}
