package org.duly.platform.database;

import org.jspecify.annotations.Nullable;

/** A database could not be reached or did not do what it was asked; the message says what to check. */
public final class DatabaseUnavailableException extends RuntimeException {
    public DatabaseUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
