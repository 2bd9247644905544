package org.duly.events.decision;

import java.util.List;
import org.duly.events.EventType;
import org.duly.events.governance.Irregularity;
import org.jspecify.annotations.Nullable;

/**
 * The decision record was made public.
 *
 * @param recordSha256 lower-case hex, of the canonical JSON of the record
 * @param where its address
 * @param irregularities what the regime asks for and the record did not hold
 */
@EventType("org.duly.governance.decision-published.v1")
public record DecisionPublished(
        String recordSha256, @Nullable String where, List<Irregularity> irregularities) implements DecisionEvent {}
