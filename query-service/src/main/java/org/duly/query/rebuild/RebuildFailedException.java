package org.duly.query.rebuild;

/** A rebuild could not be finished. The live read models are as they were. */
public final class RebuildFailedException extends RuntimeException {
    RebuildFailedException(String message) {
        super(message);
    }

    RebuildFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
