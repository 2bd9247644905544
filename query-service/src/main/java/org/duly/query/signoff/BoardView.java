package org.duly.query.signoff;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.duly.events.body.Constitution;
import org.duly.events.governance.Conditions.Condition;
import org.duly.events.governance.QuorumCount;
import org.duly.events.governance.VoteTally;
import org.duly.events.signoff.GateFinding;
import org.duly.events.signoff.Interests.Interest;
import org.duly.events.signoff.Interests.Participation;
import org.duly.events.signoff.SignOffRequested;
import org.duly.events.signoff.UrgentActionTaken;
import org.duly.events.signoff.VoteChoice;
import org.duly.query.asof.Cut;
import org.duly.query.governance.Act;
import org.duly.query.governance.RecordedIrregularity;
import org.duly.query.signoff.SignOffFacts.Declared;
import org.duly.query.signoff.SignOffFacts.Discussed;
import org.duly.query.signoff.SignOffFacts.PackSent;
import org.jspecify.annotations.Nullable;

/**
 * One item of business as the board sees it, now or in the past. The body is shown as it was when the item was dealt with.
 *
 * @param now what was "now" then: it decides what is overdue
 * @param asOf what "before" means; null if the question was about now
 * @param bodyName null if the body was never constituted here; so is {@code constitution}
 * @param pack each paper as last sent, and who read it
 * @param decisions ids of those that cite it
 * @param reason of a refusal, a deferral or a withdrawal
 * @param acts everything that happened to it, in order
 */
public record BoardView(
        SignOffCell signOff,
        Instant now,
        Cut.@Nullable Clock asOf,
        SignOffRequested request,
        @Nullable String bodyName,
        @Nullable Constitution constitution,
        List<BoardMember> members,
        @Nullable String chairing,
        List<String> apologies,
        @Nullable QuorumView quorum,
        List<InterestView> interests,
        List<PackView> pack,
        List<Discussed> discussed,
        @Nullable Long judgedAtPosition,
        List<GateFinding> findings,
        @Nullable VoteView vote,
        @Nullable UrgentActionTaken urgentAction,
        @Nullable String reason,
        List<Condition> conditions,
        List<RecordedIrregularity> irregularities,
        List<UUID> decisions,
        List<Act> acts,
        String log,
        long position,
        long streamVersion) {

    /**
     * Someone with a seat, or there without one.
     *
     * @param seatId the seat held or deputised for; null for those in attendance only
     * @param participation what the interests they declared leave them
     * @param entitledToVote on this item
     * @param vote null if they gave none
     */
    public record BoardMember(
            String person,
            @Nullable String seatId,
            @Nullable String seatClass,
            boolean deputy,
            boolean present,
            Participation participation,
            boolean entitledToVote,
            @Nullable VoteChoice vote) {}

    /**
     * A quorum.
     *
     * @param met in number and in every class
     * @param taken whether it was taken at the item; else it is what it would be now
     * @param fraction the rule's, as a fraction such as 2/3; null if the rule has none
     */
    public record QuorumView(
            QuorumCount count,
            boolean met,
            boolean taken,
            @Nullable String fraction) {}

    /**
     * A declared interest.
     *
     * @param effect what it alone leaves the member
     */
    public record InterestView(Interest interest, Participation effect) {}

    /**
     * A paper.
     *
     * @param unreadBy those it was sent to who have not said that they read it
     */
    public record PackView(PackSent paper, List<String> unreadBy) {}

    /**
     * A vote.
     *
     * @param tally as declared, or as it would be declared now
     * @param declared null while it is open
     * @param threshold what carries the motion, such as "more than 1/2 of cast"
     * @param castingVote null unless a tie was broken
     */
    public record VoteView(
            boolean inWriting,
            List<String> eligible,
            @Nullable VoteTally tally,
            @Nullable Declared declared,
            @Nullable String threshold,
            @Nullable String castingVoteBy,
            @Nullable VoteChoice castingVote) {}
}
