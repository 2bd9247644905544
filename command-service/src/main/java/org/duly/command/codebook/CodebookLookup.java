package org.duly.command.codebook;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.UUID;
import org.duly.command.handling.Freshness;
import org.duly.command.handling.Streams;
import org.duly.command.log.EventLog;
import org.duly.command.log.EventLog.LoggedEvent;
import org.duly.events.EventCodec;
import org.duly.events.codebook.Codebook;
import org.duly.events.codebook.CodebookEvent;

/**
 * What is known of codebooks, for commands on other streams.
 *
 * <p>A remembered copy is good enough to accept on: a fixed version never changes, so whatever it allows, the head of the
 * log allows too. Thread-safe.
 */
public final class CodebookLookup {
    private static final int REMEMBERED = 1_000;

    private final EventLog log;
    private final EventCodec codec;
    private final Cache<UUID, Remembered> remembered =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    public CodebookLookup(EventLog log, EventCodec codec) {
        this.log = log;
        this.codec = codec;
    }

    /** The codebook of an engagement; empty if it has none yet. */
    public Codebook codebook(UUID engagementId, Freshness freshness) {
        return remembered(engagementId, freshness).codebook();
    }

    /** Whether an engagement's codebook has had a theme. */
    boolean isStarted(UUID engagementId, Freshness freshness) {
        return remembered(engagementId, freshness).nextVersion() > 0;
    }

    private Remembered remembered(UUID engagementId, Freshness freshness) {
        Remembered known = remembered.getIfPresent(engagementId);
        if (known != null && freshness == Freshness.CACHED) {
            return known;
        }
        Remembered read = readOn(engagementId, known == null ? new Remembered(0, Codebook.EMPTY) : known);
        if (read.nextVersion() > 0) {
            remembered.put(engagementId, read);
        }
        return read;
    }

    private Remembered readOn(UUID engagementId, Remembered known) {
        List<LoggedEvent> events = log.readStream(Streams.codebook(engagementId), known.nextVersion());
        Codebook codebook = known.codebook();
        for (LoggedEvent event : events) {
            codebook = codebook.with((CodebookEvent) codec.decode(event.bytes()).data());
        }
        return new Remembered(known.nextVersion() + events.size(), codebook);
    }

    private record Remembered(long nextVersion, Codebook codebook) {}
}
