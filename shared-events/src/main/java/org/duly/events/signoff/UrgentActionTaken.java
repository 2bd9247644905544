package org.duly.events.signoff;

import java.time.Instant;
import java.util.List;
import org.duly.events.EventType;
import org.duly.events.governance.Irregularity;

/**
 * The chair acted for the body because it could not wait.
 *
 * @param consulted opaque ids of those who had to be asked first
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
