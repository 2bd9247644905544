package org.duly.events.body;

import org.duly.events.EventType;

/**
 * A member left a seat.
 *
 * @param member opaque id of the person
 */
@EventType("org.duly.governance.seat-vacated.v1")
public record SeatVacated(String seatId, String member, String reason) implements BodyEvent {}
