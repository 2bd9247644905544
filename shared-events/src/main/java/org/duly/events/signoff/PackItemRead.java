package org.duly.events.signoff;

import org.duly.events.EventType;

/** A member says they have read a paper, as it was then. */
@EventType("org.duly.governance.pack-item-read.v1")
public record PackItemRead(String member, String itemId) implements SignOffEvent {}
