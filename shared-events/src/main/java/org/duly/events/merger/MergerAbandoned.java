package org.duly.events.merger;

import org.duly.events.EventType;
import org.duly.events.programme.SourceReference;
import org.jspecify.annotations.Nullable;

/** The merger does not go ahead. */
@EventType("org.duly.merger.merger-abandoned.v1")
public record MergerAbandoned(String reason, @Nullable SourceReference source) implements MergerEvent {}
