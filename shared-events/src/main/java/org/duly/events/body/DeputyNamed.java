package org.duly.events.body;

import org.duly.events.EventType;

/**
 * A person may sit and vote in the place of the holder of a seat.
 *
 * @param deputy opaque id of the person
 */
@EventType("org.duly.governance.deputy-named.v1")
public record DeputyNamed(String seatId, String deputy) implements BodyEvent {}
