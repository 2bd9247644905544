package org.duly.command.intake.sheet;

import org.jspecify.annotations.Nullable;

/** A file that cannot be read, from some line on or at all. The message says what to do, and nothing the file says. */
public final class UnreadableFileException extends RuntimeException {
    private final @Nullable Long line;
    private final String reason;

    public UnreadableFileException(String message) {
        this(null, message);
    }

    /** @param line where reading ended, from 1; null if it is not one line's fault */
    public UnreadableFileException(@Nullable Long line, String message) {
        super(message);
        this.line = line;
        this.reason = message;
    }

    /** What is wrong and what to do. */
    public String reason() {
        return reason;
    }

    public @Nullable Long line() {
        return line;
    }
}
