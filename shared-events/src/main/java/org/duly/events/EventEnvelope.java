package org.duly.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event as published: the CloudEvents 1.0 context attributes, Duly's extensions and the event itself.
 *
 * <p>The position is not here: it is where the event stands in the log, not what it says.
 *
 * @param id unique in every log, a UUIDv7
 * @param source the name of the log, globally unique: {@code duly.example.nhs.uk/main}
 * @param stream the CloudEvents {@code subject}: the stream the event belongs to, {@code response/<uuid>}
 * @param streamVersion the event's place in its stream, from 0
 * @param time when it happened (UTC)
 * @param recordedTime when the log took it in (UTC, whole milliseconds); never less than its predecessor's
 * @param scope the engagement, programme, merger, body or other case it belongs to: {@code engagement/<uuid>}
 * @param actor opaque id of who did it
 * @param actorRole the role in which it was done
 * @param onBehalfOf opaque id of the person or body for whom it was done
 * @param correlationId ties together everything one request caused
 * @param causationId the id of the command that caused it
 * @param data the event
 */
public record EventEnvelope(
        UUID id,
        String source,
        String stream,
        long streamVersion,
        Instant time,
        Instant recordedTime,
        String scope,
        String actor,
        String actorRole,
        @Nullable String onBehalfOf,
        String correlationId,
        String causationId,
        DomainEvent data) {

    /** The published type of the event, with its version. */
    public String type() {
        return EventCatalogue.typeOf(data.getClass());
    }

    /** How the event is to be handled. */
    public Classification classification() {
        return EventCatalogue.classificationOf(data.getClass());
    }
}
