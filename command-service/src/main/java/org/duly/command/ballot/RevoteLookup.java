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
import org.duly.command.log.EventLog.LoggedEvent;
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
    private static final int PAGE = 100;

    private final EventLog log;
    private final EventCodec codec;
    private final BallotLookup ballots;
    private final Map<String, BallotScheduled> again = new HashMap<>();
    private long position = EventLog.NOTHING;

    public RevoteLookup(EventLog log, EventCodec codec, BallotLookup ballots) {
        this.log = log;
        this.codec = codec;
        this.ballots = ballots;
    }

    /**
     * What is known of a ballot that is to be held again.
     *
     * @throws Refusal if there is no such ballot
     */
    public synchronized KnownRevote find(UUID ballotId) {
        // The head is taken before reading: position order is commit order, so everything up to it will be seen.
        long head = log.head();
        List<LoggedEvent> page;
        do {
            page = log.readTypes(TYPES, position, PAGE);
            for (LoggedEvent event : page) {
                take(codec.decode(event.bytes()));
                position = event.position();
            }
        } while (page.size() == PAGE);
        position = Math.max(position, head);
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
