package org.duly.query.log;

/** An event of a stream whose first event was never applied: the log is not what it should be. */
public final class UnknownStreamException extends RuntimeException {
    public UnknownStreamException(PlacedEvent event) {
        super("The stream " + event.envelope().stream() + " has an event at position " + event.position()
                + " but no beginning");
    }
}
