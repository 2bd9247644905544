package org.duly.events.body;

import org.jspecify.annotations.Nullable;

/**
 * A place on a body, filled or vacant.
 *
 * @param seatId short and stable within the body: {@code chair}
 * @param seatClass the class a quorum may ask for: {@code clinical}, {@code lay}
 */
public record Seat(String seatId, String title, @Nullable String seatClass, boolean voting) {}
