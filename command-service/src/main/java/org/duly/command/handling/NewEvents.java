package org.duly.command.handling;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.duly.command.log.Append.NewEvent;
import org.duly.command.log.EventLog;
import org.duly.events.DomainEvent;
import org.duly.events.EventCodec;
import org.duly.events.EventEnvelope;

/** Puts what was decided into envelopes: who asked for it, when it happened, what it belongs to. Thread-safe. */
final class NewEvents {
    private static final Instant NOT_YET_RECORDED = Instant.EPOCH;

    private final EventLog log;
    private final EventCodec codec;
    private final InstantSource clock;

    NewEvents(EventLog log, EventCodec codec, InstantSource clock) {
        this.log = log;
        this.codec = codec;
        this.clock = clock;
    }

    /**
     * An event in its envelope.
     *
     * @param version it is to have in the command's stream
     * @param first whether it is the first of what the command makes happen
     */
    NewEvent of(Request request, Command command, long version, boolean first, DomainEvent event) {
        UUID id = idOf(command, first);
        Instant occurredAt = command.occurredAt();
        EventEnvelope envelope = new EventEnvelope(
                id,
                log.name(),
                command.stream(),
                version,
                occurredAt == null ? clock.instant().truncatedTo(ChronoUnit.MILLIS) : occurredAt,
                NOT_YET_RECORDED,
                command.scope(),
                request.actor(),
                request.actorRole(),
                request.onBehalfOf(),
                request.correlationId(),
                request.commandId(),
                event);
        return new NewEvent(id, command.stream(), version, command.scope(), envelope.type(), codec.encode(envelope));
    }

    /** Personal fields are encrypted for one event id before the event exists, so the command brings that id along. */
    private static UUID idOf(Command command, boolean first) {
        UUID chosen = command.eventId();
        return first && chosen != null ? chosen : UuidCreator.getTimeOrderedEpoch();
    }
}
