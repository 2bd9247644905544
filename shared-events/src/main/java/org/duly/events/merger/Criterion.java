package org.duly.events.merger;

import org.duly.events.programme.SourceReference;
import org.jspecify.annotations.Nullable;

/**
 * What a merger has to show.
 *
 * @param source the guidance or regulation that asks for it
 */
public record Criterion(
        String criterionId, String text, @Nullable SourceReference source) {}
