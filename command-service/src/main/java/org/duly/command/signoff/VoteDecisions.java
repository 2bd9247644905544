package org.duly.command.signoff;

import static org.duly.command.handling.BusinessRule.verify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.duly.command.governance.AuthorityRules.BodyDecidesOnlyWhatASchemeGivesIt;
import org.duly.command.governance.Gate;
import org.duly.command.governance.Gate.GateFacts;
import org.duly.command.governance.Irregularities;
import org.duly.command.governance.Meeting;
import org.duly.command.handling.BusinessRule;
import org.duly.command.handling.FormRules.IdIsPlain;
import org.duly.command.handling.FormRules.TimeIsInWholeMilliseconds;
import org.duly.command.handling.FormRules.TimeIsOnTheCalendar;
import org.duly.command.handling.Refusal;
import org.duly.command.signoff.ItemRules.CastingVoteBreaksATie;
import org.duly.command.signoff.ItemRules.CastingVoteIsGivenByWhoeverChairs;
import org.duly.command.signoff.ItemRules.CastingVoteIsInTheConstitution;
import org.duly.command.signoff.ItemRules.DissolvedBodyDecidesNothing;
import org.duly.command.signoff.ItemRules.InterestIsRuledOnBeforeTheVote;
import org.duly.command.signoff.ItemRules.QuorumIsPresent;
import org.duly.command.signoff.ItemRules.SignedVersionIsTheLatest;
import org.duly.command.signoff.ItemRules.VoterIsEntitled;
import org.duly.command.signoff.ItemRules.VoterIsPresent;
import org.duly.command.signoff.SignOffCommand.CastVote;
import org.duly.command.signoff.SignOffCommand.CloseWrittenResolution;
import org.duly.command.signoff.SignOffCommand.ConfirmQuorum;
import org.duly.command.signoff.SignOffCommand.DeclareVote;
import org.duly.command.signoff.SignOffCommand.GiveCastingVote;
import org.duly.command.signoff.SignOffCommand.OpenVote;
import org.duly.command.signoff.SignOffCommand.OpenWrittenResolution;
import org.duly.command.signoff.SignOffState.Phase;
import org.duly.command.signoff.SignOffState.Requested;
import org.duly.command.signoff.VoteRules.AgreementInWritingIsNotRevoked;
import org.duly.command.signoff.VoteRules.CastingVoteDecides;
import org.duly.command.signoff.VoteRules.CastingVoteEndsTheVote;
import org.duly.command.signoff.VoteRules.ConsiderationIsJudgedWithTheAct;
import org.duly.command.signoff.VoteRules.NothingElseIsOpenOnTheItem;
import org.duly.command.signoff.VoteRules.TimeToCloseIsStillToCome;
import org.duly.command.signoff.VoteRules.VoteIsOpen;
import org.duly.command.signoff.VoteRules.VotingBodyHasAConstitution;
import org.duly.command.signoff.VoteRules.WrittenResolutionIsStillOpen;
import org.duly.command.signoff.VoteRules.WrittenResolutionLapsesAtItsTime;
import org.duly.events.body.BodyRoll;
import org.duly.events.body.Constitution;
import org.duly.events.governance.Irregularity;
import org.duly.events.governance.QuorumCount;
import org.duly.events.governance.VoteTally;
import org.duly.events.signoff.CastingVoteGiven;
import org.duly.events.signoff.GateFinding;
import org.duly.events.signoff.Interests.Participation;
import org.duly.events.signoff.ItemStanding;
import org.duly.events.signoff.ItemStanding.Voting;
import org.duly.events.signoff.QuorumConfirmed;
import org.duly.events.signoff.QuorumLost;
import org.duly.events.signoff.SignOffEvent;
import org.duly.events.signoff.VoteCast;
import org.duly.events.signoff.VoteDeclared;
import org.duly.events.signoff.VoteOpened;
import org.duly.events.signoff.WrittenResolutionCarried;
import org.duly.events.signoff.WrittenResolutionLapsed;
import org.duly.events.signoff.WrittenResolutionOpened;
import org.jspecify.annotations.Nullable;

/** Decides about quorum and votes, in the room and in writing. */
final class VoteDecisions {
    private VoteDecisions() {}

    static SignOffEvent confirmQuorum(Requested state, ConfirmQuorum command) {
        QuorumCount count = quorum(state.item(), command.body());
        return ItemStanding.isMet(count) ? new QuorumConfirmed(count) : new QuorumLost(count);
    }

    static SignOffEvent open(Requested state, OpenVote command, Instant at) {
        ItemFacts facts = command.facts();
        verify(new NothingElseIsOpenOnTheItem(state.phase()));
        QuorumCount count = quorum(state.item(), facts.body());
        Meeting meeting = meeting(state, facts, at);
        List<BusinessRule> rules = new ArrayList<>(itemRules(state, facts));
        rules.add(new QuorumIsPresent(count));
        rules.addAll(gateRules(state, facts, meeting));
        List<Irregularity> irregularities = Irregularities.judge(command.override(), rules);
        boolean nobodyKeptWhoWasThere = state.item().attendance() == null && !ItemStanding.isMet(count);
        return new VoteOpened(
                state.item().entitled(facts.body()),
                nobodyKeptWhoWasThere ? null : count,
                judgedAt(facts),
                findings(facts, meeting),
                irregularities);
    }

    static SignOffEvent open(Requested state, OpenWrittenResolution command, Instant at) {
        ItemFacts facts = command.facts();
        verify(
                new NothingElseIsOpenOnTheItem(state.phase()),
                new VotingBodyHasAConstitution(facts.body()),
                new TimeIsOnTheCalendar("/closesAt", command.closesAt()),
                new TimeIsInWholeMilliseconds("/closesAt", command.closesAt()),
                new TimeToCloseIsStillToCome("/closesAt", command.closesAt(), at));
        Meeting meeting = meeting(state, facts, command.closesAt());
        List<BusinessRule> rules = new ArrayList<>(itemRules(state, facts));
        rules.addAll(gateRules(state, facts, meeting));
        return new WrittenResolutionOpened(
                command.closesAt(),
                state.item().entitled(facts.body()),
                judgedAt(facts),
                findings(facts, meeting),
                Irregularities.judge(command.override(), rules));
    }

    static List<SignOffEvent> cast(Requested state, CastVote command, Instant at) {
        ItemStanding item = state.item();
        BodyRoll body = command.body();
        Voting voting =
                voting(state, state.phase() instanceof Phase.Voting || state.phase() instanceof Phase.InWriting);
        verify(new IdIsPlain("/member", command.member()), new CastingVoteEndsTheVote(voting.casting() != null));
        List<BusinessRule> rules = new ArrayList<>(List.of(
                new VoterIsEntitled(item.eligible(body).contains(command.member()), command.member()),
                new InterestIsRuledOnBeforeTheVote(
                        item.participation(command.member(), body) != Participation.AWAITS_RULING, command.member())));
        if (state.phase() instanceof Phase.InWriting(Instant closesAt)) {
            VoteCast before = voting.votes().get(command.member());
            verify(
                    new WrittenResolutionIsStillOpen(closesAt, at),
                    new AgreementInWritingIsNotRevoked(before == null ? null : before.choice()));
        } else {
            // A vote is opened without attendance only when it is recorded that nobody kept who was there.
            rules.add(new VoterIsPresent(
                    item.attendance() == null || item.isPresent(command.member()), command.member()));
        }
        VoteCast cast =
                new VoteCast(command.member(), command.choice(), Irregularities.judge(command.override(), rules));
        if (state.phase() instanceof Phase.InWriting) {
            VoteTally tally = item.with(cast).tally(body);
            if (ItemStanding.isCarriedInWriting(tally, constitution(body).decisionRule())) {
                return List.of(cast, new WrittenResolutionCarried(tally, List.of()));
            }
        }
        return List.of(cast);
    }

    static SignOffEvent castingVote(Requested state, GiveCastingVote command) {
        ItemStanding item = state.item();
        BodyRoll body = command.body();
        Voting voting = voting(state, state.phase() instanceof Phase.Voting);
        VoteTally tally = item.tally(body);
        verify(
                new IdIsPlain("/member", command.member()),
                new CastingVoteEndsTheVote(voting.casting() != null),
                new CastingVoteDecides(command.choice()));
        return new CastingVoteGiven(
                command.member(),
                command.choice(),
                Irregularities.judge(
                        command.override(),
                        new CastingVoteIsInTheConstitution(body),
                        new CastingVoteBreaksATie(tally.votesFor(), tally.votesAgainst()),
                        new CastingVoteIsGivenByWhoeverChairs(item.chairing(body), command.member()),
                        new VoterIsEntitled(item.eligible(body).contains(command.member()), command.member())));
    }

    static SignOffEvent declare(Requested state, DeclareVote command) {
        ItemStanding item = state.item();
        BodyRoll body = command.body();
        Voting voting = voting(state, state.phase() instanceof Phase.Voting);
        List<String> unruled = voting.votes().values().stream()
                .filter(vote -> vote.irregularities().isEmpty())
                .map(VoteCast::member)
                .filter(member -> item.participation(member, body) == Participation.AWAITS_RULING)
                .toList();
        VoteTally tally = item.tally(body);
        return new VoteDeclared(
                tally,
                ItemStanding.isCarried(tally, constitution(body).decisionRule()),
                Irregularities.judge(
                        command.override(),
                        new QuorumIsPresent(quorum(item, body)),
                        new InterestIsRuledOnBeforeTheVote(unruled.isEmpty(), String.join(", ", unruled))));
    }

    static SignOffEvent close(Requested state, CloseWrittenResolution command, Instant at) {
        if (!(state.phase() instanceof Phase.InWriting(Instant closesAt))) {
            throw new Refusal(new VoteIsOpen(false));
        }
        boolean answered = voting(state, true).silent().isEmpty();
        verify(new WrittenResolutionLapsesAtItsTime(closesAt, command.deadline(), at, answered));
        return new WrittenResolutionLapsed(
                state.item().tally(command.body()),
                at.isBefore(closesAt)
                        ? "Everybody had answered, and too few had agreed."
                        : "When it closed too few had agreed.");
    }

    /** What every act on an item is judged by. */
    static List<BusinessRule> itemRules(Requested state, ItemFacts facts) {
        return List.of(
                new DissolvedBodyDecidesNothing(facts.body()),
                new SignedVersionIsTheLatest(facts.document(), state.request().version()),
                new BodyDecidesOnlyWhatASchemeGivesIt(facts.authority()));
    }

    /** What an act on an item that names an engagement is judged by beside; nothing if it names none. */
    static List<BusinessRule> gateRules(Requested state, ItemFacts facts, Meeting meeting) {
        GateFacts gate = facts.gate();
        verify(new ConsiderationIsJudgedWithTheAct(state.request().engagementId() != null, gate != null));
        return gate == null ? List.of() : Gate.rules(gate, meeting);
    }

    /** The papers of the item, and who is to have them: a deputy sits with the papers of the holder too. */
    static Meeting meeting(Requested state, ItemFacts facts, Instant meetsAt) {
        Constitution constitution = facts.body().constitution();
        return new Meeting(
                facts.pack(),
                state.item().entitled(facts.body()).stream()
                        .map(member -> facts.body().actingFor(member))
                        .toList(),
                constitution == null ? 0 : constitution.noticeClearDays(),
                meetsAt);
    }

    private static List<GateFinding> findings(ItemFacts facts, Meeting meeting) {
        return facts.gate() == null ? List.of() : Gate.findings(facts.gate(), meeting);
    }

    private static @Nullable Long judgedAt(ItemFacts facts) {
        return facts.gate() == null ? null : facts.gate().judgedAtPosition();
    }

    private static Voting voting(Requested state, boolean open) {
        Voting voting = state.item().voting();
        if (!open || voting == null) {
            throw new Refusal(new VoteIsOpen(false));
        }
        return voting;
    }

    private static QuorumCount quorum(ItemStanding item, BodyRoll body) {
        verify(new VotingBodyHasAConstitution(body));
        return Objects.requireNonNull(item.quorum(body));
    }

    private static Constitution constitution(BodyRoll body) {
        verify(new VotingBodyHasAConstitution(body));
        return Objects.requireNonNull(body.constitution());
    }
}
