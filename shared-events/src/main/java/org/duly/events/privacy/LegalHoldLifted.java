package org.duly.events.privacy;

import java.util.UUID;
import org.duly.events.EventType;

/** A legal hold ended. */
@EventType("org.duly.privacy.legal-hold-lifted.v1")
public record LegalHoldLifted(UUID holdId, String reason) implements PrivacyEvent {}
