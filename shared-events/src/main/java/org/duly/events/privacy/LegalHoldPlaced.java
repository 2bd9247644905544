package org.duly.events.privacy;

import java.util.UUID;
import org.duly.events.EventType;

/**
 * Nothing in the scope may be erased until the hold is lifted.
 *
 * @param matter the claim, request or inquiry the hold is for
 */
@EventType("org.duly.privacy.legal-hold-placed.v1")
public record LegalHoldPlaced(UUID holdId, String matter, String reason) implements PrivacyEvent {}
