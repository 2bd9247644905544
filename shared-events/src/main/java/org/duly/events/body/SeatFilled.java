package org.duly.events.body;

import org.duly.events.EventType;
import org.duly.events.programme.StatedDate;
import org.jspecify.annotations.Nullable;

/**
 * A member took a vacant seat.
 *
 * @param member opaque id of the person
 * @param until the end of the term, if it has one; a seat is vacant only once it is vacated
 */
@EventType("org.duly.governance.seat-filled.v1")
public record SeatFilled(
        String seatId, String member, @Nullable StatedDate until) implements BodyEvent {}
