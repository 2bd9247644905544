package org.duly.command.log;

import org.jspecify.annotations.Nullable;

/** The log could not be reached in time. Whether an append took effect is unknown; its command id will tell. */
public class LogUnavailableException extends RuntimeException {
    public LogUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
