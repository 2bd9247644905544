package org.duly.query.web;

import java.time.Duration;

/** What a query must see is not applied yet, and the wait for it is over. */
public final class NotAppliedYetException extends RuntimeException {
    NotAppliedYetException(ReadAfter readAfter, Duration waited) {
        super("Position " + readAfter.position() + " of the log " + readAfter.log() + " was not applied within "
                + waited.toMillis() + " ms. Ask again shortly, or without readAfter for what is there now.");
    }
}
