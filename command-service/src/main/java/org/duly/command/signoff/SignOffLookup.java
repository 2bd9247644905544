package org.duly.command.signoff;

import java.util.List;
import java.util.UUID;
import org.duly.command.handling.KnownStreams;
import org.duly.command.handling.KnownStreams.Known;
import org.duly.command.handling.Refusal;
import org.duly.command.handling.Streams;
import org.duly.command.log.Append.Guard;
import org.duly.command.log.EventLog;
import org.duly.command.signoff.SignOffRules.SignOffIsRequested;
import org.duly.command.signoff.SignOffState.Requested;
import org.duly.events.EventCatalogue;
import org.duly.events.EventCodec;
import org.duly.events.signoff.PackCirculated;
import org.duly.events.signoff.PackStanding;
import org.duly.events.signoff.SignOffEvent;

/** What is known of sign-offs, for their own commands and those on other streams. Thread-safe. */
public final class SignOffLookup {
    private static final List<String> PAPERS = EventCatalogue.typesOf(PackCirculated.class);

    private final KnownStreams<Item, SignOffEvent> signOffs;

    public SignOffLookup(EventLog log, EventCodec codec) {
        SignOffDecider decider = new SignOffDecider();
        this.signOffs = new KnownStreams<>(
                log,
                codec,
                SignOffEvent.class,
                new Item(decider.initial(), PackStanding.NONE),
                (before, event, envelope) -> new Item(
                        decider.evolve(before.state(), event), before.pack().with(event, envelope.time())));
    }

    /**
     * A sign-off at the head of the log.
     *
     * @throws Refusal if there is no such sign-off
     */
    public KnownSignOff signOff(UUID signOffId) {
        Known<Item> known = signOffs.read(Streams.signOff(signOffId));
        if (!(known.state().state() instanceof Requested requested)) {
            throw new Refusal(new SignOffIsRequested(signOffId));
        }
        return new KnownSignOff(
                signOffId,
                known.scope(),
                requested,
                known.state().pack(),
                new Guard(known.scope(), PAPERS, known.position()));
    }

    private record Item(SignOffState state, PackStanding pack) {}
}
