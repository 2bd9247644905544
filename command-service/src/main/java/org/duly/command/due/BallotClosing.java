package org.duly.command.due;

import java.util.List;
import java.util.UUID;
import org.duly.command.ballot.BallotCommand.CloseBallot;
import org.duly.command.ballot.BallotLookup;
import org.duly.command.due.DueTable.Change;
import org.duly.command.due.DueTable.Item;
import org.duly.command.handling.CommandDispatcher.Prepared;
import org.duly.events.EventCatalogue;
import org.duly.events.EventEnvelope;
import org.duly.events.ballot.BallotAbandoned;
import org.duly.events.ballot.BallotClosed;
import org.duly.events.ballot.BallotOpened;

/** A ballot that was opened closes at its deadline. */
final class BallotClosing implements DueWork {
    private final BallotLookup ballots;

    BallotClosing(BallotLookup ballots) {
        this.ballots = ballots;
    }

    @Override
    public String kind() {
        return "close-ballot";
    }

    @Override
    public List<String> types() {
        return EventCatalogue.typesOf(BallotOpened.class, BallotClosed.class, BallotAbandoned.class);
    }

    @Override
    public Change change(UUID ballot, EventEnvelope event) {
        return event.data() instanceof BallotOpened opened
                ? new Change.Due(new Item(kind(), ballot, opened.closesAt()))
                : new Change.NotDue(kind(), ballot);
    }

    @Override
    public Prepared prepare(Item item) {
        return new Prepared(
                new CloseBallot(item.subject(), ballots.scopeOf(item.subject()), null, item.dueAt()), List.of());
    }
}
