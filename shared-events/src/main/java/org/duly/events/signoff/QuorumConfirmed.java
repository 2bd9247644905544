package org.duly.events.signoff;

import org.duly.events.EventType;
import org.duly.events.governance.QuorumCount;

/** Enough members were present for the item. */
@EventType("org.duly.governance.quorum-confirmed.v1")
public record QuorumConfirmed(QuorumCount count) implements SignOffEvent {}
