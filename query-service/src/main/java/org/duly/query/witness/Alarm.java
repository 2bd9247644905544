package org.duly.query.witness;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What did not fit, and what became of it.
 *
 * @param log whose past or whose checkpoint it is
 * @param firstPosition the first position that differs from what this witness read, or is missing; absent if only a range
 *     is known
 * @param agreedSize how many events there is agreement on, as far as that is known
 * @param finding in words
 * @param note the checkpoint that was refused; absent if it is about events
 * @param raisedAt UTC
 * @param acknowledgedAt UTC; absent while it is open, and nothing of the log is cosigned
 * @param acknowledgedBy who took it on
 * @param reason why it may be gone on from
 */
public record Alarm(
        long id,
        String log,
        @Nullable Long firstPosition,
        long agreedSize,
        String finding,
        @Nullable String note,
        Instant raisedAt,
        @Nullable Instant acknowledgedAt,
        @Nullable String acknowledgedBy,
        @Nullable String reason) {}
