package org.duly.events.engagement;

import org.duly.events.EventType;

/** A mistake in a published document was put right and people were told. */
@EventType("org.duly.engagement.document-corrected.v1")
public record DocumentCorrected(String documentId, int version, String what, String whoWasTold)
        implements EngagementEvent {}
