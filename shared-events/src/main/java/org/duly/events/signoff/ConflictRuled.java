package org.duly.events.signoff;

import org.duly.events.EventType;

/** Whoever presides ruled on a declared interest. A later ruling takes the place of an earlier one. */
@EventType("org.duly.governance.conflict-ruled.v1")
public record ConflictRuled(String interestId, String member, String by, ConflictAction action, String reason)
        implements SignOffEvent {}
