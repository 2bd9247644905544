package org.duly.events.organisation;

import java.util.List;
import java.util.UUID;
import org.duly.events.EventType;
import org.duly.events.programme.SourceReference;
import org.duly.events.programme.StatedDate;
import org.jspecify.annotations.Nullable;

/**
 * An organisation came into being.
 *
 * @param predecessors ids of the organisations whose place it takes; empty if none
 * @param mergerId the merger case it came of
 * @param instrument the order or act that did it
 */
@EventType("org.duly.organisation.organisation-established.v1")
public record OrganisationEstablished(
        String name,
        StatedDate on,
        List<String> predecessors,
        @Nullable UUID mergerId,
        @Nullable SourceReference instrument)
        implements OrganisationEvent {}
