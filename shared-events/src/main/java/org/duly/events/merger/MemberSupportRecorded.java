package org.duly.events.merger;

import java.util.UUID;
import org.duly.events.EventType;
import org.jspecify.annotations.Nullable;

/**
 * How far the members of a party support the merger.
 *
 * @param level such as "passed by 31 of 40 practices"
 */
@EventType("org.duly.merger.member-support-recorded.v1")
public record MemberSupportRecorded(
        String party,
        @Nullable UUID ballotId,
        String level,
        String prevailingViews,
        @Nullable String observations) implements MergerEvent {}
