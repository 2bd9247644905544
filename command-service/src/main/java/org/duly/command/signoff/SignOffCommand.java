package org.duly.command.signoff;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.duly.command.governance.ConditionChange;
import org.duly.command.governance.NamedOverride;
import org.duly.command.governance.NewCondition;
import org.duly.command.handling.Command;
import org.duly.command.handling.Streams;
import org.duly.events.body.BodyRoll;
import org.duly.events.document.DocumentVersions;
import org.duly.events.governance.Authority;
import org.duly.events.programme.SourceReference;
import org.duly.events.programme.StatedDate;
import org.duly.events.signoff.Attendee;
import org.duly.events.signoff.ConflictAction;
import org.duly.events.signoff.InterestKind;
import org.duly.events.signoff.PackItem;
import org.duly.events.signoff.PackStanding;
import org.duly.events.signoff.VoteChoice;
import org.jspecify.annotations.Nullable;

/** What may be asked about a sign-off. */
public sealed interface SignOffCommand extends Command {
    /** The sign-off, what it belongs to, and when what is asked happened. */
    Of of();

    @Override
    default String stream() {
        return Streams.signOff(of().signOffId());
    }

    @Override
    default String scope() {
        return of().scope();
    }

    @Override
    default @Nullable Instant occurredAt() {
        return of().occurredAt();
    }

    /**
     * What every command is addressed to.
     *
     * @param scope the engagement, the merger or the body the sign-off belongs to
     * @param occurredAt when what is to be recorded happened, or null for now
     */
    record Of(UUID signOffId, String scope, @Nullable Instant occurredAt) {}

    /** Asks a body to sign one version of a document. */
    record RequestSignOff(
            Of of,
            String bodyId,
            String matter,
            UUID documentId,
            int version,
            @Nullable Instant dueBy,
            @Nullable Authority authority,
            @Nullable UUID engagementId,
            List<String> proposals,
            @Nullable UUID mergerId,
            @Nullable NamedOverride override,
            BodyRoll body,
            DocumentVersions document,
            List<String> proposalsInPlan)
            implements SignOffCommand {
        @Override
        public boolean startsStream() {
            return true;
        }
    }

    /**
     * Sends papers to members.
     *
     * @param engagements of the considerations named, those they belong to
     */
    record CirculatePack(Of of, List<PackItem> items, List<String> to, Map<UUID, UUID> engagements)
            implements SignOffCommand {}

    /** Records that a member says they have read a paper. */
    record ReadPackItem(Of of, String member, String itemId, PackStanding pack) implements SignOffCommand {}

    /** Records a declaration of interest. */
    record DeclareInterest(Of of, String interestId, String member, InterestKind kind, String description)
            implements SignOffCommand {}

    /** Records a ruling on a declared interest. */
    record RuleOnConflict(Of of, String interestId, String by, ConflictAction action, String reason)
            implements SignOffCommand {}

    /** Records a dispensation from a disclosable pecuniary interest. */
    record GrantDispensation(
            Of of,
            String interestId,
            String by,
            String reason,
            @Nullable SourceReference source) implements SignOffCommand {}

    /** Records who is there for the item. */
    record RecordAttendance(
            Of of,
            List<Attendee> present,
            List<String> apologies,
            @Nullable String chairing,
            BodyRoll body) implements SignOffCommand {}

    /** Takes the quorum. */
    record ConfirmQuorum(Of of, BodyRoll body) implements SignOffCommand {}

    /**
     * Records that considerations were discussed.
     *
     * @param engagements of those considerations, those they belong to
     */
    record DiscussConsiderations(
            Of of, List<UUID> considerations, @Nullable String minute, Map<UUID, UUID> engagements)
            implements SignOffCommand {}

    /** Opens the vote in the room. */
    record OpenVote(Of of, @Nullable NamedOverride override, ItemFacts facts) implements SignOffCommand {}

    /** Records a member's vote, in the room or in writing. */
    record CastVote(
            Of of,
            String member,
            VoteChoice choice,
            @Nullable NamedOverride override,
            BodyRoll body) implements SignOffCommand {}

    /** Records that whoever chairs broke a tie. */
    record GiveCastingVote(
            Of of,
            String member,
            VoteChoice choice,
            @Nullable NamedOverride override,
            BodyRoll body) implements SignOffCommand {}

    /** Closes the vote in the room and declares its result. */
    record DeclareVote(Of of, @Nullable NamedOverride override, BodyRoll body) implements SignOffCommand {}

    /** Asks the members to resolve without meeting. */
    record OpenWrittenResolution(
            Of of, Instant closesAt, @Nullable NamedOverride override, ItemFacts facts) implements SignOffCommand {}

    /**
     * Ends a written resolution that did not carry.
     *
     * @param deadline the {@code closesAt} that has come, or null if a person ends it
     */
    record CloseWrittenResolution(Of of, @Nullable Instant deadline, BodyRoll body) implements SignOffCommand {}

    /** Records that the body signed. */
    record Grant(
            Of of, List<NewCondition> conditions, @Nullable NamedOverride override, ItemFacts facts)
            implements SignOffCommand {}

    /** Records that the body did not sign. */
    record Refuse(Of of, String reasons, @Nullable NamedOverride override, ItemFacts facts) implements SignOffCommand {}

    /** Puts the item off. */
    record Defer(Of of, @Nullable StatedDate until, String reason) implements SignOffCommand {}

    /** Asks no more. */
    record WithdrawRequest(Of of, String reason) implements SignOffCommand {}

    /** Records that the chair signed for the body because it could not wait. */
    record TakeUrgentAction(
            Of of,
            String by,
            List<String> consulted,
            String action,
            String reason,
            Instant ratifyBy,
            @Nullable NamedOverride override,
            ItemFacts facts)
            implements SignOffCommand {}

    /** Records that the body ratified what the chair signed. */
    record RatifyUrgentAction(
            Of of, @Nullable String minute, @Nullable NamedOverride override, ItemFacts facts)
            implements SignOffCommand {}

    /** Records that it did not. */
    record RefuseRatification(Of of, String reasons) implements SignOffCommand {}

    /** Changes a condition that was attached with the sign-off. */
    record ChangeCondition(Of of, ConditionChange change) implements SignOffCommand {}
}
