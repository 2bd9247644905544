package org.duly.events.organisation;

import org.duly.events.EventType;
import org.duly.events.programme.SourceReference;
import org.duly.events.programme.StatedDate;
import org.jspecify.annotations.Nullable;

/** An organisation goes by another name. */
@EventType("org.duly.organisation.organisation-renamed.v1")
public record OrganisationRenamed(
        String name, StatedDate on, @Nullable SourceReference source) implements OrganisationEvent {}
