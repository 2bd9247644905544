package org.duly.query.audit;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event of an audit trail.
 *
 * @param happenedAt when it happened, as told
 * @param recordedAt when the log took it in, which nobody can set
 * @param actor opaque id of who did it
 * @param onBehalfOf opaque id of for whom
 * @param event exactly as published
 */
public record AuditEntry(
        long position,
        UUID eventId,
        String stream,
        long streamVersion,
        String type,
        Instant happenedAt,
        Instant recordedAt,
        String actor,
        String actorRole,
        @Nullable String onBehalfOf,
        String causationId,
        @JsonRawValue Object event) {}
