package org.duly.command.governance;

import java.time.Instant;
import org.duly.events.programme.SourceReference;
import org.jspecify.annotations.Nullable;

/** The bodies of requests about conditions, the same wherever they are attached: {@code …/conditions/{conditionId}/…}. */
public final class ConditionRequests {
    private ConditionRequests() {}

    /** {@code …/evidence}. */
    public record EvidenceConditionRequest(
            SourceReference evidence,
            @Nullable String note,
            @Nullable Instant occurredAt) {}

    /**
     * {@code …/discharge} and {@code …/waive}.
     *
     * @param by opaque id of the body that set it
     */
    public record SettleConditionRequest(
            String by, String reasons, @Nullable Instant occurredAt) {}

    /** {@code …/breach}. */
    public record BreachConditionRequest(
            String detail, @Nullable Instant occurredAt) {}
}
