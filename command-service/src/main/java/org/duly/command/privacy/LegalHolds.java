package org.duly.command.privacy;

import java.util.List;
import java.util.UUID;

/**
 * The legal holds in force in an engagement, and up to where the log was read to find them.
 *
 * @param judgedAtPosition everything up to this position was taken in
 */
public record LegalHolds(List<UUID> inForce, long judgedAtPosition) {
    public LegalHolds {
        inForce = List.copyOf(inForce);
    }
}
