package org.duly.events.signoff;

import org.duly.events.EventType;
import org.duly.events.governance.VoteTally;

/** A written resolution did not carry. */
@EventType("org.duly.governance.written-resolution-lapsed.v1")
public record WrittenResolutionLapsed(VoteTally tally, String reason) implements SignOffEvent {}
