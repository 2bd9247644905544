package org.duly.events.body;

import org.duly.events.EventType;

/** A line of the scheme of reservation and delegation is no longer in force. */
@EventType("org.duly.governance.matter-reservation-ended.v1")
public record MatterReservationEnded(String matterId, String reason) implements BodyEvent {}
