package org.duly.events.body;

import org.duly.events.EventType;

/**
 * A person may no longer deputise.
 *
 * @param deputy opaque id of the person
 */
@EventType("org.duly.governance.deputy-removed.v1")
public record DeputyRemoved(String seatId, String deputy, String reason) implements BodyEvent {}
