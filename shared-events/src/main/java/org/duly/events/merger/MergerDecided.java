package org.duly.events.merger;

import java.util.List;
import java.util.UUID;
import org.duly.events.EventType;
import org.duly.events.governance.Irregularity;
import org.jspecify.annotations.Nullable;

/**
 * The merger was decided on by the parties together. A later decision takes the place of an earlier one.
 *
 * @param decidedBy opaque id of the body, such as a joint committee
 * @param reportVersion the version of the engagement report that was before it
 */
@EventType("org.duly.merger.merger-decided.v1")
public record MergerDecided(
        MergerOutcome outcome,
        String decidedBy,
        List<UUID> decisions,
        List<UUID> signOffs,
        List<UUID> ballots,
        @Nullable Integer reportVersion,
        String reasons,
        @Nullable Long judgedAtPosition,
        List<Irregularity> irregularities)
        implements MergerEvent {}
