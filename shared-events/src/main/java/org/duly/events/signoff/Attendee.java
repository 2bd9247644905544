package org.duly.events.signoff;

import org.jspecify.annotations.Nullable;

/**
 * Someone present for the item.
 *
 * @param seatId the seat held or deputised for; absent for those in attendance only
 * @param deputy whether in the place of the seat's holder
 */
public record Attendee(String member, @Nullable String seatId, boolean deputy) {}
