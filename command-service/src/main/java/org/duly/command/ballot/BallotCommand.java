package org.duly.command.ballot;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.duly.command.governance.NamedOverride;
import org.duly.command.handling.Command;
import org.duly.command.handling.Streams;
import org.duly.events.ProtectedText;
import org.duly.events.ballot.Constituency;
import org.duly.events.ballot.PaperOpened;
import org.duly.events.programme.SourceReference;
import org.jspecify.annotations.Nullable;

/** What may be asked of a ballot. */
public sealed interface BallotCommand extends Command {
    /** The ballot addressed. */
    UUID ballotId();

    @Override
    default String stream() {
        return Streams.ballot(ballotId());
    }

    /**
     * Schedules a ballot.
     *
     * @param revote what is known of the ballot that is held again; null if none is named
     */
    record ScheduleBallot(
            UUID ballotId,
            BallotPlan plan,
            boolean secret,
            @Nullable RevoteOf revote,
            @Nullable Instant occurredAt) implements BallotCommand {
        @Override
        public String scope() {
            return plan.scope(ballotId, revote);
        }

        @Override
        public boolean startsStream() {
            return true;
        }
    }

    /**
     * Records a ballot that was held elsewhere, with its result, from the counts alone.
     *
     * @param occurredAt when the result was declared
     */
    record RecordBallot(
            UUID ballotId,
            BallotPlan plan,
            SourceReference heldElsewhere,
            List<ConstituencyCount> counts,
            boolean declaredCarried,
            @Nullable RevoteOf revote,
            @Nullable NamedOverride override,
            @Nullable Instant occurredAt)
            implements BallotCommand {
        @Override
        public String scope() {
            return plan.scope(ballotId, revote);
        }

        @Override
        public boolean startsStream() {
            return true;
        }
    }

    /** Puts right who may vote, and with what weight, before the ballot opens. */
    record ReviseElectorate(
            UUID ballotId,
            String scope,
            List<Constituency> constituencies,
            String reason,
            @Nullable Instant occurredAt) implements BallotCommand {}

    /** Opens a ballot; electorate and weights are frozen. */
    record OpenBallot(
            UUID ballotId,
            String scope,
            Opening opening,
            @Nullable NamedOverride override,
            @Nullable Instant occurredAt)
            implements BallotCommand {}

    /** Opens a ballot at the time that was announced for it, or records what is in the way. */
    record OpenBallotAsAnnounced(UUID ballotId, String scope, Opening opening, Instant occurredAt)
            implements BallotCommand {}

    /**
     * Takes a member's paper in, or records why it is not.
     *
     * @param eventId the id that the event will have, for which the choice was sealed
     * @param choice sealed; null in a secret ballot
     * @param keyReference of the key it was sealed under
     * @param verified whether it was shown to come from the member
     */
    record ReturnPaper(
            UUID ballotId,
            String scope,
            UUID eventId,
            String constituencyId,
            String member,
            @Nullable ProtectedText choice,
            @Nullable UUID keyReference,
            boolean verified,
            Instant receivedAt)
            implements BallotCommand {
        @Override
        public Instant occurredAt() {
            return receivedAt;
        }
    }

    /** Closes a ballot, at its deadline or when every paper is in. */
    record CloseBallot(
            UUID ballotId,
            String scope,
            @Nullable NamedOverride override,
            @Nullable Instant occurredAt) implements BallotCommand {}

    /**
     * Records what the scrutineer of a secret ballot counted.
     *
     * @param by opaque id of the scrutineer
     */
    record RecordCount(
            UUID ballotId,
            String scope,
            ConstituencyCount count,
            String by,
            @Nullable NamedOverride override,
            @Nullable Instant occurredAt)
            implements BallotCommand {}

    /**
     * Declares the result.
     *
     * @param papers opened; empty in a secret ballot
     * @param verifiedBy opaque id of the scrutineer
     * @param declaredCarried what was declared; null for what the papers come to
     */
    record DeclareBallot(
            UUID ballotId,
            String scope,
            List<PaperOpened> papers,
            String verifiedBy,
            @Nullable Boolean declaredCarried,
            @Nullable NamedOverride override,
            @Nullable Instant occurredAt)
            implements BallotCommand {}

    /** Has some constituencies vote again, in a ballot of its own. */
    record OrderRevote(
            UUID ballotId,
            String scope,
            List<String> constituencies,
            String reason,
            @Nullable Instant occurredAt) implements BallotCommand {}

    /** Gives a ballot up before its result is declared. */
    record AbandonBallot(
            UUID ballotId,
            String scope,
            String reason,
            @Nullable Instant occurredAt) implements BallotCommand {}
}
