package org.duly.events.organisation;

import java.util.List;
import java.util.UUID;
import org.duly.events.EventType;
import org.duly.events.programme.SourceReference;
import org.duly.events.programme.StatedDate;
import org.jspecify.annotations.Nullable;

/**
 * An organisation ceased to be.
 *
 * @param successors ids of the organisations that take its place; empty if none
 */
@EventType("org.duly.organisation.organisation-dissolved.v1")
public record OrganisationDissolved(
        StatedDate on,
        List<String> successors,
        @Nullable UUID mergerId,
        @Nullable SourceReference instrument) implements OrganisationEvent {}
