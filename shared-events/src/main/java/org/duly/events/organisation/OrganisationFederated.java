package org.duly.events.organisation;

import java.util.List;
import org.duly.events.EventType;
import org.duly.events.programme.SourceReference;
import org.duly.events.programme.StatedDate;
import org.jspecify.annotations.Nullable;

/**
 * An organisation works as one with others and stays what it is.
 *
 * @param with ids of the others
 * @param federation the name they go by
 */
@EventType("org.duly.organisation.organisation-federated.v1")
public record OrganisationFederated(
        List<String> with,
        StatedDate on,
        @Nullable String federation,
        @Nullable SourceReference source) implements OrganisationEvent {}
