package org.duly.command.consideration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.UUID;
import org.duly.command.consideration.ConsiderationRules.ConsiderationIsRaised;
import org.duly.command.handling.Refusal;
import org.duly.command.handling.Streams;
import org.duly.command.log.EventLog;
import org.duly.command.log.EventLog.LoggedEvent;
import org.duly.events.EventCodec;
import org.duly.events.consideration.ConsiderationRaised;

/** Finds the engagement a consideration belongs to, which never changes. Thread-safe. */
public final class ConsiderationLookup {
    private static final int REMEMBERED = 10_000;

    private final EventLog log;
    private final EventCodec codec;
    private final Cache<UUID, UUID> remembered =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    public ConsiderationLookup(EventLog log, EventCodec codec) {
        this.log = log;
        this.codec = codec;
    }

    /**
     * The engagement whose responses raised the point.
     *
     * @throws Refusal if there is no such consideration
     */
    public UUID engagementOf(UUID considerationId) {
        return remembered.get(considerationId, this::read);
    }

    private UUID read(UUID considerationId) {
        List<LoggedEvent> events = log.readStream(Streams.consideration(considerationId), 0);
        if (events.isEmpty()) {
            throw new Refusal(new ConsiderationIsRaised(false));
        }
        ConsiderationRaised raised =
                (ConsiderationRaised) codec.decode(events.getFirst().bytes()).data();
        return raised.engagementId();
    }
}
