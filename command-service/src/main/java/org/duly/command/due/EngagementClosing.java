package org.duly.command.due;

import java.util.List;
import java.util.UUID;
import org.duly.command.due.DueTable.Change;
import org.duly.command.due.DueTable.Item;
import org.duly.command.engagement.EngagementCommand.CloseEngagement;
import org.duly.command.handling.CommandDispatcher.Prepared;
import org.duly.events.EventCatalogue;
import org.duly.events.EventEnvelope;
import org.duly.events.engagement.DeadlineExtended;
import org.duly.events.engagement.EngagementClosed;
import org.duly.events.engagement.EngagementOpened;
import org.duly.events.engagement.EngagementWithdrawn;

/** An engagement closes at its deadline. */
final class EngagementClosing implements DueWork {
    @Override
    public String kind() {
        return "close-engagement";
    }

    @Override
    public List<String> types() {
        return EventCatalogue.typesOf(
                EngagementOpened.class, DeadlineExtended.class, EngagementClosed.class, EngagementWithdrawn.class);
    }

    @Override
    public Change change(UUID engagement, EventEnvelope event) {
        return switch (event.data()) {
            case EngagementOpened opened -> new Change.Due(new Item(kind(), engagement, opened.closesAt()));
            case DeadlineExtended extended -> new Change.Due(new Item(kind(), engagement, extended.to()));
            default -> new Change.NotDue(kind(), engagement);
        };
    }

    @Override
    public Prepared prepare(Item item) {
        return new Prepared(new CloseEngagement(item.subject(), item.dueAt()), List.of());
    }
}
