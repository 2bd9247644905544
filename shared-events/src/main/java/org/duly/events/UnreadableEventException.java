package org.duly.events;

import org.jspecify.annotations.Nullable;

/**
 * Bytes that are not an event this version of the contract can read: not JSON, an unknown type, a missing field.
 *
 * <p>A reader must stop, not skip: what follows may depend on what it could not read.
 */
public final class UnreadableEventException extends RuntimeException {
    public UnreadableEventException(String message) {
        super(message);
    }

    public UnreadableEventException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
