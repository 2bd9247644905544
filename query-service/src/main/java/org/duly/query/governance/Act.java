package org.duly.query.governance;

import java.time.Instant;
import org.duly.query.log.PlacedEvent;

/**
 * Something that was done, with both times, so that it can be looked up in the audit trail.
 *
 * @param type of the event
 * @param happenedAt as told
 * @param recordedAt when the log took it in
 * @param actor opaque id of who recorded it
 */
public record Act(
        String type,
        String stream,
        long position,
        Instant happenedAt,
        Instant recordedAt,
        String actor,
        String actorRole) {
    /** What an event records. */
    public static Act of(PlacedEvent event) {
        return new Act(
                event.envelope().type(),
                event.envelope().stream(),
                event.position(),
                event.envelope().time(),
                event.envelope().recordedTime(),
                event.envelope().actor(),
                event.envelope().actorRole());
    }
}
