package org.duly.command.handling;

import org.jspecify.annotations.Nullable;

/**
 * Who asks, under which id, and on which state.
 *
 * @param actor opaque id of who acts; also the caller in whose name command ids are kept
 * @param actorRole the role in which they act
 * @param onBehalfOf opaque id of the person or body for whom they act
 * @param commandId the {@code Idempotency-Key}
 * @param requestDigest keyed digest of what was asked, so that the same id with another body is noticed
 * @param correlationId ties together everything one request caused
 * @param expectedVersion the stream version the caller saw ({@code If-Match}), or null for any
 */
public record Request(
        String actor,
        String actorRole,
        @Nullable String onBehalfOf,
        String commandId,
        byte[] requestDigest,
        String correlationId,
        @Nullable Long expectedVersion) {}
