package org.duly.events.signoff;

import java.time.Instant;
import java.util.List;
import org.duly.events.EventType;
import org.duly.events.governance.Irregularity;
import org.jspecify.annotations.Nullable;

/**
 * The members were asked to resolve without meeting.
 *
 * @param closesAt when it lapses if it has not carried
 * @param eligible opaque ids of the members entitled to vote on it
 * @param judgedAtPosition as in {@link VoteOpened}
 */
@EventType("org.duly.governance.written-resolution-opened.v1")
public record WrittenResolutionOpened(
        Instant closesAt,
        List<String> eligible,
        @Nullable Long judgedAtPosition,
        List<GateFinding> findings,
        List<Irregularity> irregularities)
        implements SignOffEvent {}
