package org.duly.command.publisher;

/** The topic does not hold a beginning of this log, or would lose it: what is published into it could not be trusted. */
public final class WrongTopicException extends RuntimeException {
    public WrongTopicException(String message) {
        super(message);
    }
}
