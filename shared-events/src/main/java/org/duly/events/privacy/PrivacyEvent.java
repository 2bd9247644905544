package org.duly.events.privacy;

import org.duly.events.DomainEvent;

/** An event about personal data itself. */
public sealed interface PrivacyEvent extends DomainEvent permits RespondentErased, LegalHoldPlaced, LegalHoldLifted {}
