package org.duly.events.merger;

import org.duly.events.EventType;
import org.duly.events.programme.SourceReference;
import org.jspecify.annotations.Nullable;

/**
 * A stakeholder said where it stands.
 *
 * @param stakeholder opaque id of an organisation or office, never a private person
 */
@EventType("org.duly.merger.stakeholder-view-recorded.v1")
public record StakeholderViewRecorded(
        String stakeholder,
        Stance stance,
        String summary,
        @Nullable SourceReference source) implements MergerEvent {}
