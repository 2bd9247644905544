package org.duly.command.due;

import java.time.Duration;
import java.util.List;
import org.duly.command.log.EventLog;
import org.duly.command.log.TypedEvents;
import org.duly.events.EventCatalogue;
import org.duly.events.EventCodec;
import org.duly.events.privacy.RespondentErased;
import org.duly.platform.vault.KeyVault;

/**
 * Destroys the key of every respondent whose erasure is in the log.
 *
 * <p>It begins with the first erasure at every start, so that neither a crash between log and vault nor a restored backup
 * of the vault keeps a key alive. Destroying a key again changes nothing.
 */
public final class ErasureFollower implements Follower.Task {
    private static final List<String> ERASURES = EventCatalogue.typesOf(RespondentErased.class);

    private final TypedEvents events;
    private final KeyVault vault;

    public ErasureFollower(EventLog log, EventCodec codec, KeyVault vault) {
        this.events = new TypedEvents(log, codec, ERASURES);
        this.vault = vault;
    }

    @Override
    public Duration follow() {
        events.read(event -> vault.erase(((RespondentErased) event.data()).keyReference()));
        return Follower.SLOW_POLL;
    }
}
