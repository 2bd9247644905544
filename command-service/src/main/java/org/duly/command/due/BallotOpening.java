package org.duly.command.due;

import java.util.List;
import java.util.UUID;
import org.duly.command.ballot.BallotCommand.OpenBallotAsAnnounced;
import org.duly.command.ballot.OpeningLookup;
import org.duly.command.ballot.OpeningLookup.KnownOpening;
import org.duly.command.due.DueTable.Change;
import org.duly.command.due.DueTable.Item;
import org.duly.command.handling.CommandDispatcher.Prepared;
import org.duly.events.EventCatalogue;
import org.duly.events.EventEnvelope;
import org.duly.events.ballot.BallotAbandoned;
import org.duly.events.ballot.BallotOpened;
import org.duly.events.ballot.BallotOpeningRefused;
import org.duly.events.ballot.BallotScheduled;

/**
 * A ballot opens at the time it was announced for. One that was scheduled only after that time is recorded as it was held,
 * by whoever records it.
 */
final class BallotOpening implements DueWork {
    private final OpeningLookup openings;

    BallotOpening(OpeningLookup openings) {
        this.openings = openings;
    }

    @Override
    public String kind() {
        return "open-ballot";
    }

    @Override
    public List<String> types() {
        return EventCatalogue.typesOf(
                BallotScheduled.class, BallotOpened.class, BallotOpeningRefused.class, BallotAbandoned.class);
    }

    @Override
    public Change change(UUID ballot, EventEnvelope event) {
        return event.data() instanceof BallotScheduled scheduled
                        && scheduled.heldElsewhere() == null
                        && scheduled.opensAt().isAfter(event.recordedTime())
                ? new Change.Due(new Item(kind(), ballot, scheduled.opensAt()))
                : new Change.NotDue(kind(), ballot);
    }

    @Override
    public String commandId(Item item) {
        return "open/" + item.subject() + "/" + item.dueAt();
    }

    @Override
    public Prepared prepare(Item item) {
        KnownOpening known = openings.find(item.subject());
        return new Prepared(
                new OpenBallotAsAnnounced(item.subject(), known.scope(), known.opening(), item.dueAt()),
                known.guards());
    }
}
