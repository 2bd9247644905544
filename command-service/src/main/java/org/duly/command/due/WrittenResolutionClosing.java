package org.duly.command.due;

import java.util.List;
import java.util.UUID;
import org.duly.command.body.BodyLookup;
import org.duly.command.body.KnownBody;
import org.duly.command.due.DueTable.Change;
import org.duly.command.due.DueTable.Item;
import org.duly.command.handling.CommandDispatcher.Prepared;
import org.duly.command.signoff.KnownSignOff;
import org.duly.command.signoff.SignOffCommand.CloseWrittenResolution;
import org.duly.command.signoff.SignOffCommand.Of;
import org.duly.command.signoff.SignOffLookup;
import org.duly.events.EventCatalogue;
import org.duly.events.EventEnvelope;
import org.duly.events.signoff.SignOffRequestWithdrawn;
import org.duly.events.signoff.WrittenResolutionCarried;
import org.duly.events.signoff.WrittenResolutionLapsed;
import org.duly.events.signoff.WrittenResolutionOpened;

/** A resolution in writing lapses at its time if it has not carried. */
final class WrittenResolutionClosing implements DueWork {
    private final SignOffLookup signOffs;
    private final BodyLookup bodies;

    WrittenResolutionClosing(SignOffLookup signOffs, BodyLookup bodies) {
        this.signOffs = signOffs;
        this.bodies = bodies;
    }

    @Override
    public String kind() {
        return "close-written-resolution";
    }

    @Override
    public List<String> types() {
        return EventCatalogue.typesOf(
                WrittenResolutionOpened.class,
                WrittenResolutionCarried.class,
                WrittenResolutionLapsed.class,
                SignOffRequestWithdrawn.class);
    }

    @Override
    public Change change(UUID signOff, EventEnvelope event) {
        return event.data() instanceof WrittenResolutionOpened opened
                ? new Change.Due(new Item(kind(), signOff, opened.closesAt()))
                : new Change.NotDue(kind(), signOff);
    }

    @Override
    public Prepared prepare(Item item) {
        KnownSignOff signOff = signOffs.signOff(item.subject());
        KnownBody body = bodies.body(signOff.state().request().bodyId());
        return new Prepared(
                new CloseWrittenResolution(
                        new Of(item.subject(), signOff.scope(), item.dueAt()), item.dueAt(), body.roll()),
                List.of(body.guard()));
    }
}
