package org.duly.events.merger;

import java.util.List;
import org.duly.events.EventType;
import org.duly.events.programme.SourceReference;
import org.jspecify.annotations.Nullable;

/**
 * The regulator determined the application.
 *
 * @param conditions ids of the conditions attached with it
 */
@EventType("org.duly.merger.application-determined.v1")
public record ApplicationDetermined(
        String regulator,
        Determination outcome,
        String reasons,
        List<String> conditions,
        @Nullable SourceReference source)
        implements MergerEvent {}
