package org.duly.command.publisher;

/** The topic does not hold a beginning of this log: publishing into it would mix two histories. */
public final class WrongTopicException extends RuntimeException {
    public WrongTopicException(String message) {
        super(message);
    }
}
