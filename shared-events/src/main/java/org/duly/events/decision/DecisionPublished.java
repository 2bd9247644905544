package org.duly.events.decision;

import org.duly.events.EventType;
import org.jspecify.annotations.Nullable;

/**
 * The decision record was made public.
 *
 * @param recordSha256 lower-case hex, of the canonical JSON of the record
 * @param where its address
 */
@EventType("org.duly.governance.decision-published.v1")
public record DecisionPublished(
        String recordSha256, @Nullable String where) implements DecisionEvent {}
