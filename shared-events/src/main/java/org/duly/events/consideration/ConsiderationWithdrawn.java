package org.duly.events.consideration;

import org.duly.events.EventType;

/**
 * The point needs no answer of its own: it was raised in error, or is part of another.
 */
@EventType("org.duly.engagement.consideration-withdrawn.v1")
public record ConsiderationWithdrawn(String reason) implements ConsiderationEvent {}
