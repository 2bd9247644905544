package org.duly.command.due;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.duly.command.log.EventLog;
import org.duly.command.log.TypedEvents;
import org.duly.events.DomainEvent;
import org.duly.events.EventCatalogue;
import org.duly.events.EventCodec;
import org.duly.events.ballot.BallotAbandoned;
import org.duly.events.ballot.BallotOpened;
import org.duly.platform.vault.BallotKeyVault;

/**
 * Destroys the key of every ballot that was given up, so that nobody ever learns what its papers say, and moves keys that
 * were made among respondents' keys to where ballots' keys lie now.
 *
 * <p>It begins with the first ballot at every start, as {@link ErasureFollower} does, so that neither a crash between log
 * and vault nor a restored backup of the vault keeps a key alive. Ballots are few, and doing it again changes nothing.
 */
public final class BallotKeyFollower implements Follower.Task {
    private static final List<String> TYPES = EventCatalogue.typesOf(BallotOpened.class, BallotAbandoned.class);

    private final TypedEvents events;
    private final BallotKeyVault vault;
    private final Map<String, UUID> keys = new HashMap<>();

    public BallotKeyFollower(EventLog log, EventCodec codec, BallotKeyVault vault) {
        this.events = new TypedEvents(log, codec, TYPES);
        this.vault = vault;
    }

    @Override
    public Duration follow() {
        events.read(event -> take(event.stream(), event.data()));
        return Follower.SLOW_POLL;
    }

    private void take(String ballot, DomainEvent event) {
        if (event instanceof BallotOpened opened && opened.keyReference() != null) {
            vault.takeOver(opened.keyReference());
            keys.put(ballot, opened.keyReference());
        } else if (event instanceof BallotAbandoned) {
            UUID key = keys.remove(ballot);
            if (key != null) {
                vault.destroy(key);
            }
        }
    }
}
