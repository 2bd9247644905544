package org.duly.events.signoff;

import java.time.Instant;
import java.util.List;
import org.duly.events.EventType;
import org.duly.events.governance.Irregularity;

/**
 * The chair signed that version for the body because it could not wait. It stands until the body refuses to ratify it.
 *
 * @param consulted opaque ids of those who had to be asked first
 * @param action what was done, in words
 * @param ratifyBy by when the body has to ratify it
 */
@EventType("org.duly.governance.urgent-action-taken.v1")
public record UrgentActionTaken(
        String by,
        List<String> consulted,
        String action,
        String reason,
        Instant ratifyBy,
        List<Irregularity> irregularities)
        implements SignOffEvent {}
