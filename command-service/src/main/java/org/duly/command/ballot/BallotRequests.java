package org.duly.command.ballot;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.duly.command.governance.NamedOverride;
import org.duly.events.ballot.BallotChoice;
import org.duly.events.ballot.BallotRule;
import org.duly.events.ballot.Combination;
import org.duly.events.ballot.Constituency;
import org.duly.events.programme.SourceReference;
import org.jspecify.annotations.Nullable;

/** What is sent to {@link BallotController}. Wherever it may be given, {@code occurredAt} is when it happened, if not just now. */
public final class BallotRequests {
    private BallotRequests() {}

    /**
     * {@code POST /api/v1/ballots}.
     *
     * @param bodyId the membership that is asked
     * @param verifier opaque id of the scrutineer
     * @param secret whether only returns are recorded and the scrutineer gives the counts
     * @param closesAt the first instant at which a paper is late
     * @param revoteOf the ballot that is held again, in constituencies of it in which that was ordered
     * @param heldElsewhere a ballot that took place elsewhere, with its result; nothing more is then asked of it
     */
    public record ScheduleBallotRequest(
            String question,
            @Nullable String bodyId,
            @Nullable UUID engagementId,
            @Nullable UUID mergerId,
            @Nullable String proposalId,
            List<Constituency> constituencies,
            BallotRule rule,
            Combination combine,
            String verifier,
            @Nullable Boolean secret,
            Instant opensAt,
            Instant closesAt,
            @Nullable UUID revoteOf,
            @Nullable HeldElsewhere heldElsewhere,
            @Nullable Instant occurredAt) {
        BallotPlan plan() {
            return new BallotPlan(
                    question,
                    bodyId,
                    engagementId,
                    mergerId,
                    proposalId,
                    constituencies,
                    rule,
                    combine,
                    verifier,
                    opensAt,
                    closesAt);
        }
    }

    /**
     * The result of a ballot that took place elsewhere. Electorates may be left empty where only their numbers are known.
     *
     * @param source where its record lies
     * @param counts of each constituency
     * @param declaredCarried what was declared
     */
    public record HeldElsewhere(
            SourceReference source,
            List<ConstituencyCount> counts,
            boolean declaredCarried,
            @Nullable NamedOverride override) {}

    /** {@code …/revise-electorate}. */
    public record ReviseElectorateRequest(
            List<Constituency> constituencies,
            String reason,
            @Nullable Instant occurredAt) {}

    /** {@code …/open}. */
    public record OpenBallotRequest(
            @Nullable NamedOverride override, @Nullable Instant occurredAt) {}

    /**
     * {@code …/papers}.
     *
     * @param choice absent in a secret ballot
     * @param verified false for a paper that could not be shown to come from the member; true if absent
     * @param receivedAt when it was received; now if absent
     */
    public record ReturnPaperRequest(
            String constituencyId,
            String member,
            @Nullable BallotChoice choice,
            @Nullable Boolean verified,
            @Nullable Instant receivedAt) {}

    /** {@code …/close}. */
    public record CloseBallotRequest(
            @Nullable NamedOverride override, @Nullable Instant occurredAt) {}

    /**
     * {@code …/counts}.
     *
     * @param by opaque id of the scrutineer
     */
    public record RecordCountRequest(
            ConstituencyCount count,
            String by,
            @Nullable NamedOverride override,
            @Nullable Instant occurredAt) {}

    /**
     * {@code …/declare}.
     *
     * @param verifiedBy opaque id of the scrutineer
     * @param declaredCarried what was declared; what the papers come to if absent
     */
    public record DeclareBallotRequest(
            String verifiedBy,
            @Nullable Boolean declaredCarried,
            @Nullable NamedOverride override,
            @Nullable Instant occurredAt) {}

    /** {@code …/order-revote}. */
    public record OrderRevoteRequest(
            List<String> constituencies,
            String reason,
            @Nullable Instant occurredAt) {}

    /** {@code …/abandon}. */
    public record AbandonBallotRequest(
            String reason, @Nullable Instant occurredAt) {}
}
