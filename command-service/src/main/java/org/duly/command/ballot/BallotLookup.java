package org.duly.command.ballot;

import java.util.UUID;
import org.duly.command.ballot.BallotRules.BallotIsScheduled;
import org.duly.command.ballot.BallotState.Ballot;
import org.duly.command.ballot.BallotState.Stage;
import org.duly.command.handling.KnownStreams;
import org.duly.command.handling.KnownStreams.Known;
import org.duly.command.handling.Refusal;
import org.duly.command.handling.Streams;
import org.duly.command.log.EventLog;
import org.duly.events.EventCodec;
import org.duly.events.ballot.BallotEvent;

/** What is known of ballots, for commands. Thread-safe. */
public final class BallotLookup {
    private final KnownStreams<BallotState, BallotEvent> ballots;

    public BallotLookup(EventLog log, EventCodec codec) {
        BallotDecider decider = new BallotDecider();
        this.ballots = new KnownStreams<>(
                log, codec, BallotEvent.class, decider.initial(), (before, event, _) -> decider.evolve(before, event));
    }

    /**
     * What a ballot belongs to.
     *
     * @throws Refusal if there is no such ballot
     */
    public String scopeOf(UUID ballotId) {
        Known<BallotState> known = ballots.read(Streams.ballot(ballotId));
        existing(known);
        return known.scope();
    }

    /**
     * Whether a ballot's result was declared. A result stands for ever.
     *
     * @throws Refusal if there is no such ballot
     */
    public boolean isDeclared(UUID ballotId) {
        return ballot(ballotId).stage() == Stage.DECLARED;
    }

    Ballot ballot(UUID ballotId) {
        return existing(ballots.read(Streams.ballot(ballotId)));
    }

    private static Ballot existing(Known<BallotState> known) {
        if (!(known.state() instanceof Ballot ballot)) {
            throw new Refusal(new BallotIsScheduled(false));
        }
        return ballot;
    }
}
