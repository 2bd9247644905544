package org.duly.standalone;

import org.jspecify.annotations.Nullable;

/** Duly cannot do what it was asked to. The message is for the person at the terminal: what is wrong, what to do. */
final class LaunchFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LaunchFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    LaunchFailure(String message) {
        this(message, null);
    }
}
