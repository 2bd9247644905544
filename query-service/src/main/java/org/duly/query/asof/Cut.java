package org.duly.query.asof;

import java.time.Instant;

/**
 * The part of a log that a question about the past is about.
 *
 * <p>On the clock of recording it is a prefix of the log. On the clock of occurrence it is a prefix of every stream: a
 * stream is taken up to the first of its events that had not happened yet, because what follows it stands on it. Either
 * way every stream is cut once, so that a fold of a cut stream is a state the stream was in.
 *
 * @param position the last one that is looked at
 * @param time what was "now" then (UTC): it decides phase and days left, and on the clock of occurrence what is in
 */
public record Cut(String log, Clock clock, long position, Instant time) {
    /** What "before" means. */
    public enum Clock {
        /** The order in which the log took events in. */
        RECORDED,
        /** When they happened, as told. */
        OCCURRED
    }
}
