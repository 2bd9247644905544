package org.duly.command.due;

import java.time.Duration;
import java.util.List;
import org.duly.command.log.EventLog;
import org.duly.command.log.EventLog.LoggedEvent;
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
    private static final int PAGE = 500;

    private final EventLog log;
    private final EventCodec codec;
    private final KeyVault vault;
    private long position = EventLog.NOTHING;

    public ErasureFollower(EventLog log, EventCodec codec, KeyVault vault) {
        this.log = log;
        this.codec = codec;
        this.vault = vault;
    }

    @Override
    public Duration follow() {
        List<LoggedEvent> page;
        do {
            page = log.readTypes(ERASURES, position, PAGE);
            for (LoggedEvent event : page) {
                RespondentErased erased =
                        (RespondentErased) codec.decode(event.bytes()).data();
                vault.erase(erased.keyReference());
                position = event.position();
            }
        } while (!page.isEmpty());
        return Follower.SLOW_POLL;
    }
}
