package org.duly.command.signoff;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.duly.command.governance.NamedOverride;
import org.duly.command.governance.NewCondition;
import org.duly.events.governance.Authority;
import org.duly.events.programme.SourceReference;
import org.duly.events.programme.StatedDate;
import org.duly.events.signoff.Attendee;
import org.duly.events.signoff.ConflictAction;
import org.duly.events.signoff.InterestKind;
import org.duly.events.signoff.PackItem;
import org.duly.events.signoff.VoteChoice;
import org.jspecify.annotations.Nullable;

/**
 * The bodies of requests about sign-offs. {@code occurredAt} is when it happened, if that was not just now. {@code override}
 * names who answers for what is recorded in spite of a rule, and why.
 */
public final class SignOffRequests {
    private SignOffRequests() {}

    /**
     * {@code POST /api/v1/sign-offs}.
     *
     * @param matter the item of business, in words
     * @param authority absent if none can be named
     * @param engagementId the engagement whose responses must be considered first
     * @param proposals those of the engagement it is about
     */
    public record RequestSignOffRequest(
            String bodyId,
            String matter,
            UUID documentId,
            int version,
            @Nullable Instant dueBy,
            @Nullable Authority authority,
            @Nullable UUID engagementId,
            @Nullable List<String> proposals,
            @Nullable UUID mergerId,
            @Nullable NamedOverride override,
            @Nullable Instant occurredAt) {}

    /**
     * {@code …/circulate-pack}.
     *
     * @param to opaque ids of the members it was sent to
     */
    public record CirculatePackRequest(
            List<PackItem> items, List<String> to, @Nullable Instant occurredAt) {}

    /** {@code …/read-pack-item}. */
    public record ReadPackItemRequest(
            String member, String itemId, @Nullable Instant occurredAt) {}

    /** {@code …/declare-interest}. */
    public record DeclareInterestRequest(
            String interestId,
            String member,
            InterestKind kind,
            String description,
            @Nullable Instant occurredAt) {}

    /**
     * {@code …/rule-on-conflict}.
     *
     * @param by opaque id of whoever presides
     */
    public record RuleOnConflictRequest(
            String interestId,
            String by,
            ConflictAction action,
            String reason,
            @Nullable Instant occurredAt) {}

    /** {@code …/grant-dispensation}. */
    public record GrantDispensationRequest(
            String interestId,
            String by,
            String reason,
            @Nullable SourceReference source,
            @Nullable Instant occurredAt) {}

    /**
     * {@code …/record-attendance}: everybody who is there, anew each time.
     *
     * @param chairing opaque id of the member in the chair; the holder of the chair's seat, if absent
     */
    public record RecordAttendanceRequest(
            List<Attendee> present,
            @Nullable List<String> apologies,
            @Nullable String chairing,
            @Nullable Instant occurredAt) {}

    /** {@code …/discuss-considerations}. */
    public record DiscussConsiderationsRequest(
            List<UUID> considerations,
            @Nullable String minute,
            @Nullable Instant occurredAt) {}

    /** {@code …/cast-vote} and {@code …/give-casting-vote}. */
    public record VoteRequest(
            String member,
            VoteChoice choice,
            @Nullable NamedOverride override,
            @Nullable Instant occurredAt) {}

    /** {@code …/confirm-quorum}. */
    public record MomentRequest(@Nullable Instant occurredAt) {}

    /** {@code …/open-vote}, {@code …/declare-vote}. */
    public record ActRequest(
            @Nullable NamedOverride override, @Nullable Instant occurredAt) {}

    /**
     * {@code …/open-written-resolution}.
     *
     * @param closesAt when it lapses if it has not carried
     */
    public record OpenWrittenResolutionRequest(
            Instant closesAt,
            @Nullable NamedOverride override,
            @Nullable Instant occurredAt) {}

    /** {@code …/grant}. */
    public record GrantRequest(
            @Nullable List<NewCondition> conditions,
            @Nullable NamedOverride override,
            @Nullable Instant occurredAt) {}

    /** {@code …/refuse}. */
    public record RefuseRequest(
            String reasons,
            @Nullable NamedOverride override,
            @Nullable Instant occurredAt) {}

    /** {@code …/defer}. */
    public record DeferRequest(
            @Nullable StatedDate until,
            String reason,
            @Nullable Instant occurredAt) {}

    /** {@code …/withdraw-request}. */
    public record WithdrawRequestRequest(
            String reason, @Nullable Instant occurredAt) {}

    /**
     * {@code …/take-urgent-action}.
     *
     * @param by opaque id of the chair
     * @param consulted opaque ids of those who had to be asked first
     * @param action what was done, in words
     */
    public record TakeUrgentActionRequest(
            String by,
            List<String> consulted,
            String action,
            String reason,
            Instant ratifyBy,
            @Nullable NamedOverride override,
            @Nullable Instant occurredAt) {}

    /** {@code …/ratify-urgent-action}. */
    public record RatifyUrgentActionRequest(
            @Nullable String minute,
            @Nullable NamedOverride override,
            @Nullable Instant occurredAt) {}

    /** {@code …/refuse-ratification}. */
    public record RefuseRatificationRequest(
            String reasons, @Nullable Instant occurredAt) {}
}
