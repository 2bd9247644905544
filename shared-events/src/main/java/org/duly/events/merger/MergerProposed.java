package org.duly.events.merger;

import java.util.List;
import java.util.UUID;
import org.duly.events.EventType;
import org.duly.events.programme.SourceReference;
import org.duly.events.programme.StatedDate;
import org.jspecify.annotations.Nullable;

/**
 * Organisations propose to become one.
 *
 * @param parties ids of the organisations
 * @param engagementId the engagement on it
 */
@EventType("org.duly.merger.merger-proposed.v1")
public record MergerProposed(
        String title,
        List<String> parties,
        Successor successor,
        StatedDate plannedEffective,
        List<Criterion> criteria,
        @Nullable UUID engagementId,
        @Nullable SourceReference legalBasis)
        implements MergerEvent {}
