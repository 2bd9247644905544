package org.duly.command.ballot;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.duly.command.ballot.BallotState.Ballot;
import org.duly.command.handling.Refusal;
import org.duly.command.log.Append.Guard;
import org.duly.command.log.EventLog;
import org.duly.command.log.TypedEvents;
import org.duly.events.EventCatalogue;
import org.duly.events.EventCodec;
import org.duly.events.EventEnvelope;
import org.duly.events.ballot.BallotAbandoned;
import org.duly.events.ballot.BallotScheduled;
import org.duly.events.ballot.Constituency;

/** Which ballots hold which again, folded from the log, reading only what is new. Ballots are few. Thread-safe. */
public final class RevoteLookup {
    private static final List<String> SCHEDULED = EventCatalogue.typesOf(BallotScheduled.class);
    private static final List<String> TYPES = EventCatalogue.typesOf(BallotScheduled.class, BallotAbandoned.class);

    private final TypedEvents events;
    private final BallotLookup ballots;
    private final Map<String, BallotScheduled> again = new HashMap<>();

    public RevoteLookup(EventLog log, EventCodec codec, BallotLookup ballots) {
        this.events = new TypedEvents(log, codec, TYPES);
        this.ballots = ballots;
    }

    /**
     * What is known of a ballot that is to be held again.
     *
     * @throws Refusal if there is no such ballot
     */
    public synchronized KnownRevote find(UUID ballotId) {
        long position = events.readToHead(this::take);
        Ballot first = ballots.ballot(ballotId);
        String scope = ballots.scopeOf(ballotId);
        // A ballot that holds another again is of its scope, so nothing of that kind escapes the guard.
        return new KnownRevote(
                new RevoteOf(ballotId, scope, first.schedule(), first.revotes(), heldAgain(ballotId)),
                new Guard(scope, SCHEDULED, position));
    }

    private Set<String> heldAgain(UUID ballotId) {
        Set<String> held = new HashSet<>();
        for (BallotScheduled scheduled : again.values()) {
            if (ballotId.equals(scheduled.revoteOf())) {
                scheduled.constituencies().stream()
                        .map(Constituency::constituencyId)
                        .forEach(held::add);
            }
        }
        return held;
    }

    private void take(EventEnvelope event) {
        if (event.data() instanceof BallotScheduled scheduled && scheduled.revoteOf() != null) {
            again.put(event.stream(), scheduled);
        } else if (event.data() instanceof BallotAbandoned) {
            again.remove(event.stream());
        }
    }

    /**
     * A ballot that is to be held again.
     *
     * @param guard that no other ballot holds it again since
     */
    public record KnownRevote(RevoteOf revote, Guard guard) {}
}
