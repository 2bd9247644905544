package org.duly.events.signoff;

import org.duly.events.EventType;
import org.duly.events.governance.QuorumCount;

/** Too few members were present for the item. */
@EventType("org.duly.governance.quorum-lost.v1")
public record QuorumLost(QuorumCount count) implements SignOffEvent {}
