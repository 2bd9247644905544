package org.duly.events.body;

import org.duly.events.EventType;
import org.duly.events.programme.SourceReference;
import org.jspecify.annotations.Nullable;

/**
 * A body no longer exists.
 *
 * @param successor opaque id of the body that takes its place
 */
@EventType("org.duly.governance.body-dissolved.v1")
public record BodyDissolved(
        String reason, @Nullable String successor, @Nullable SourceReference source) implements BodyEvent {}
