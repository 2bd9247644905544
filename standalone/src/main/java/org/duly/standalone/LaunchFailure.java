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

    /**
     * Something did not start; what is said of it is the first cause, unless it has been said already.
     *
     * @param details where to read more
     */
    static LaunchFailure ofTheStart(RuntimeException failure, String details) {
        if (failure instanceof LaunchFailure said) {
            return said;
        }
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        return new LaunchFailure("it did not start: " + message + ". More is in " + details, failure);
    }
}
