package org.duly.events.engagement;

import java.time.Instant;
import org.duly.events.EventType;
import org.jspecify.annotations.Nullable;

/**
 * Something said in public on the subject of a proposal was put on the record, with the explanation given.
 *
 * @param by the office or body that spoke, never a private person
 */
@EventType("org.duly.engagement.prior-statement-recorded.v1")
public record PriorStatementRecorded(
        String by,
        String capacity,
        String what,
        Instant madeAt,
        @Nullable String proposalId,
        @Nullable String explanation)
        implements EngagementEvent {}
