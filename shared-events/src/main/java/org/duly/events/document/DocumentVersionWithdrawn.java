package org.duly.events.document;

import org.duly.events.EventType;

/** A version is not to be signed or relied on any more. */
@EventType("org.duly.governance.document-version-withdrawn.v1")
public record DocumentVersionWithdrawn(int version, String reason) implements DocumentEvent {}
