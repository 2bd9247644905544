package org.duly.query.log;

/**
 * A log was not where this instance had read it: another instance took it over. Nothing was written; what this
 * instance knows is out of date.
 */
public final class LostLogException extends RuntimeException {
    LostLogException(Applied from) {
        super("Log " + from.log() + " is no longer at position " + from.position());
    }
}
