package org.duly.command.log;

/** The log takes nothing in for the time being. Nothing of the append was written; the message says why and what to do. */
public final class LogHeldException extends LogUnavailableException {
    public LogHeldException(String message) {
        super(message, null);
    }
}
