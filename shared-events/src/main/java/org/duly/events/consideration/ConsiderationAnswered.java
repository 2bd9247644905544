package org.duly.events.consideration;

import java.util.List;
import org.duly.events.EventType;
import org.jspecify.annotations.Nullable;

/**
 * One or more bodies said what they make of the point. A later answer of a body takes the place of its earlier one.
 *
 * @param bodies opaque ids of those of the bodies asked that answer so
 * @param mitigation what will be done about it, if anything
 * @param referredTo opaque id of the body it was referred to; absent with any other disposition
 */
@EventType("org.duly.engagement.consideration-answered.v1")
public record ConsiderationAnswered(
        List<String> bodies,
        Disposition disposition,
        String reasons,
        @Nullable String mitigation,
        @Nullable String referredTo)
        implements ConsiderationEvent {}
