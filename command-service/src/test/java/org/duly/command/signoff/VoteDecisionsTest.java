package org.duly.command.signoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.duly.command.signoff.Items.ANN;
import static org.duly.command.signoff.Items.BOARD;
import static org.duly.command.signoff.Items.COUNCIL;
import static org.duly.command.signoff.Items.ENGAGEMENT;
import static org.duly.command.signoff.Items.NOW;
import static org.duly.command.signoff.Items.REQUESTED;
import static org.duly.command.signoff.Items.addressed;
import static org.duly.command.signoff.Items.at;
import static org.duly.command.signoff.Items.facts;
import static org.duly.command.signoff.Items.given;
import static org.duly.command.signoff.Items.interest;
import static org.duly.command.signoff.Items.opened;
import static org.duly.command.signoff.Items.present;
import static org.duly.command.signoff.Items.requested;
import static org.duly.command.signoff.Items.ruled;
import static org.duly.command.signoff.Items.versions;
import static org.duly.command.signoff.Items.voted;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.duly.command.body.Boards;
import org.duly.command.governance.AuthorityRules;
import org.duly.command.governance.GateRules;
import org.duly.command.governance.NamedOverride;
import org.duly.command.signoff.SignOffCommand.CastVote;
import org.duly.command.signoff.SignOffCommand.CloseWrittenResolution;
import org.duly.command.signoff.SignOffCommand.ConfirmQuorum;
import org.duly.command.signoff.SignOffCommand.DeclareVote;
import org.duly.command.signoff.SignOffCommand.GiveCastingVote;
import org.duly.command.signoff.SignOffCommand.OpenVote;
import org.duly.command.signoff.SignOffCommand.OpenWrittenResolution;
import org.duly.events.body.BodyConstituted;
import org.duly.events.body.BodyKind;
import org.duly.events.body.BodyRoll;
import org.duly.events.body.Constitution;
import org.duly.events.body.Regime;
import org.duly.events.governance.Irregularity;
import org.duly.events.governance.QuorumCount;
import org.duly.events.governance.VoteTally;
import org.duly.events.signoff.AttendanceRecorded;
import org.duly.events.signoff.CastingVoteGiven;
import org.duly.events.signoff.ConflictAction;
import org.duly.events.signoff.InterestKind;
import org.duly.events.signoff.PackStanding;
import org.duly.events.signoff.QuorumConfirmed;
import org.duly.events.signoff.QuorumLost;
import org.duly.events.signoff.SignOffDeferred;
import org.duly.events.signoff.VoteCast;
import org.duly.events.signoff.VoteChoice;
import org.duly.events.signoff.VoteDeclared;
import org.duly.events.signoff.VoteOpened;
import org.duly.events.signoff.WrittenResolutionCarried;
import org.duly.events.signoff.WrittenResolutionLapsed;
import org.duly.events.signoff.WrittenResolutionOpened;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class VoteDecisionsTest {
    private static final AttendanceRecorded ALL = present("m1", "m2", "m3");
    private static final VoteOpened OPENED = opened("m1", "m2", "m3");

    @Nested
    class Opening {
        @Test
        void a_vote_opens_to_those_entitled_with_the_quorum_taken_then() {
            given(REQUESTED, present("m1", "m2"))
                    .when(open(null))
                    .then(new VoteOpened(
                            List.of("m1", "m2", "m3"),
                            new QuorumCount(2, 2, 3, List.of()),
                            null,
                            List.of(),
                            List.of()));
        }

        @Test
        void a_member_removed_by_a_ruling_is_out_of_quorum_and_vote() {
            given(REQUESTED, interest("m1", InterestKind.FINANCIAL), ruled("m1", ConflictAction.LEAVE), ALL)
                    .when(open(null))
                    .then(new VoteOpened(
                            List.of("m2", "m3"), new QuorumCount(2, 2, 3, List.of()), null, List.of(), List.of()));
            given(
                            REQUESTED,
                            interest("m1", InterestKind.FINANCIAL),
                            ruled("m1", ConflictAction.LEAVE),
                            present("m1", "m2"))
                    .when(open(null))
                    .refusedBy(ItemRules.QuorumIsPresent.class);
        }

        @Test
        void nobody_decides_without_a_quorum_unless_it_is_said_who_answers_for_it() {
            given(REQUESTED, present("m1")).when(open(null)).refusedBy(ItemRules.QuorumIsPresent.class);
            given(REQUESTED, present("m1"))
                    .when(open(ANN))
                    .then(
                            new VoteOpened(
                                    List.of("m1", "m2", "m3"),
                                    new QuorumCount(2, 1, 3, List.of()),
                                    null,
                                    List.of(),
                                    List.of(
                                            irregular(
                                                    "quorum-is-present",
                                                    "1 members who count are there, and 2 are needed. Record who is there, or put the item off."))));
        }

        @Test
        void where_nobody_kept_who_was_there_no_quorum_is_recorded() {
            given(REQUESTED).when(open(null)).refusedBy(ItemRules.QuorumIsPresent.class);
            given(REQUESTED)
                    .when(open(ANN))
                    .then(
                            new VoteOpened(
                                    List.of("m1", "m2", "m3"),
                                    null,
                                    null,
                                    List.of(),
                                    List.of(
                                            irregular(
                                                    "quorum-is-present",
                                                    "0 members who count are there, and 2 are needed. Record who is there, or put the item off."))));
        }

        @Test
        void a_body_votes_only_on_what_a_scheme_gives_it() {
            ItemFacts notGiven = new ItemFacts(BOARD, versions(1), Items.given(false), PackStanding.NONE, null);
            given(REQUESTED, ALL)
                    .when(new OpenVote(addressed(), null, notGiven))
                    .refusedBy(AuthorityRules.BodyDecidesOnlyWhatASchemeGivesIt.class);
        }

        @Test
        void a_body_votes_only_on_the_latest_version() {
            ItemFacts second = new ItemFacts(BOARD, versions(2), Items.given(true), PackStanding.NONE, null);
            given(REQUESTED, ALL)
                    .when(new OpenVote(addressed(), null, second))
                    .refusedBy(ItemRules.SignedVersionIsTheLatest.class);
            ItemFacts withdrawn = new ItemFacts(BOARD, versions(1, 1), Items.given(true), PackStanding.NONE, null);
            given(REQUESTED, ALL)
                    .when(new OpenVote(addressed(), null, withdrawn))
                    .refusedBy(ItemRules.SignedVersionIsTheLatest.class);
        }

        @Test
        void a_vote_that_names_an_engagement_passes_the_gate() {
            ItemFacts facts =
                    new ItemFacts(BOARD, versions(1), Items.given(true), PackStanding.NONE, Items.nothingIssued());
            var rule = given(requested(ENGAGEMENT), ALL)
                    .when(new OpenVote(addressed(), null, facts))
                    .refusedBy(GateRules.ReportIsIssuedBeforeTheVote.class);
            assertThat(rule.explanation()).contains("report");
            given(requested(ENGAGEMENT), ALL)
                    .when(new OpenVote(addressed(), null, facts()))
                    .refusedBy(VoteRules.ConsiderationIsJudgedWithTheAct.class);
        }

        @Test
        void one_vote_is_open_at_a_time_and_after_a_deferral_another() {
            given(REQUESTED, ALL, OPENED).when(open(null)).refusedBy(VoteRules.NothingElseIsOpenOnTheItem.class);
            given(REQUESTED, ALL, OPENED, new SignOffDeferred(null, "Late"), present("m1", "m2"))
                    .when(open(null))
                    .then(new VoteOpened(
                            List.of("m1", "m2", "m3"),
                            new QuorumCount(2, 2, 3, List.of()),
                            null,
                            List.of(),
                            List.of()));
        }

        @Test
        void no_vote_is_opened_where_nobody_keeps_how_the_body_is_made_up() {
            BodyRoll regulator = Boards.roll(
                    List.of(new BodyConstituted("Regulator", BodyKind.REGULATOR, Regime.OTHER, null, null, null)));
            given(REQUESTED)
                    .when(new OpenVote(addressed(), ANN, facts(regulator)))
                    .refusedBy(VoteRules.VotingBodyHasAConstitution.class);
        }

        @Test
        void the_quorum_can_be_taken_at_any_time() {
            given(REQUESTED, present("m1", "m3"))
                    .when(new ConfirmQuorum(addressed(), BOARD))
                    .then(new QuorumConfirmed(new QuorumCount(2, 2, 3, List.of())));
            given(REQUESTED, present("m1"))
                    .when(new ConfirmQuorum(addressed(), BOARD))
                    .then(new QuorumLost(new QuorumCount(2, 1, 3, List.of())));
        }

        private OpenVote open(@Nullable NamedOverride override) {
            return new OpenVote(addressed(), override, facts());
        }
    }

    @Nested
    class InTheRoom {
        @Test
        void each_member_who_is_entitled_and_there_votes_and_may_change_it_until_it_is_declared() {
            given(REQUESTED, ALL, OPENED).when(cast("m1", VoteChoice.FOR)).then(voted("m1", VoteChoice.FOR));
            given(REQUESTED, ALL, OPENED, voted("m1", VoteChoice.FOR))
                    .when(cast("m1", VoteChoice.AGAINST))
                    .then(voted("m1", VoteChoice.AGAINST));
            given(REQUESTED, ALL, OPENED).when(cast("m9", VoteChoice.FOR)).refusedBy(ItemRules.VoterIsEntitled.class);
            given(REQUESTED, present("m1", "m2"), OPENED)
                    .when(cast("m3", VoteChoice.FOR))
                    .refusedBy(ItemRules.VoterIsPresent.class);
            given(REQUESTED, ALL).when(cast("m1", VoteChoice.FOR)).refusedBy(VoteRules.VoteIsOpen.class);
        }

        @Test
        void an_interest_that_nobody_ruled_on_blocks_its_members_vote() {
            given(REQUESTED, ALL, OPENED, interest("m1", InterestKind.INDIRECT))
                    .when(cast("m1", VoteChoice.FOR))
                    .refusedBy(ItemRules.InterestIsRuledOnBeforeTheVote.class);
            given(REQUESTED, ALL, OPENED, interest("m1", InterestKind.INDIRECT))
                    .when(cast("m2", VoteChoice.FOR))
                    .then(voted("m2", VoteChoice.FOR));
            given(
                            REQUESTED,
                            ALL,
                            OPENED,
                            interest("m1", InterestKind.INDIRECT),
                            ruled("m1", ConflictAction.STAY_AND_VOTE))
                    .when(cast("m1", VoteChoice.FOR))
                    .then(voted("m1", VoteChoice.FOR));
        }

        @Test
        void a_councillors_pecuniary_interest_takes_the_vote_away_in_a_council_alone() {
            given(
                            REQUESTED,
                            ALL,
                            OPENED,
                            interest("m1", InterestKind.DISCLOSABLE_PECUNIARY),
                            ruled("m1", ConflictAction.STAY_AND_VOTE))
                    .when(new CastVote(addressed(), "m1", VoteChoice.FOR, null, COUNCIL))
                    .refusedBy(ItemRules.VoterIsEntitled.class);
            given(
                            REQUESTED,
                            ALL,
                            OPENED,
                            interest("m1", InterestKind.DISCLOSABLE_PECUNIARY),
                            ruled("m1", ConflictAction.STAY_AND_VOTE))
                    .when(cast("m1", VoteChoice.FOR))
                    .then(voted("m1", VoteChoice.FOR));
        }

        @Test
        void a_vote_that_was_in_fact_counted_is_recorded_with_the_rule_it_broke() {
            given(REQUESTED, ALL, OPENED, interest("m1", InterestKind.INDIRECT))
                    .when(new CastVote(addressed(), "m1", VoteChoice.FOR, ANN, BOARD))
                    .then(new VoteCast(
                            "m1",
                            VoteChoice.FOR,
                            List.of(irregular(
                                    "interest-is-ruled-on-before-the-vote",
                                    "Nobody has ruled on an interest that m1 declared. Have it ruled on first."))));
        }

        @Test
        void a_ruling_during_the_vote_takes_the_vote_of_its_member_with_it() {
            given(
                            REQUESTED,
                            ALL,
                            OPENED,
                            voted("m1", VoteChoice.FOR),
                            voted("m2", VoteChoice.FOR),
                            voted("m3", VoteChoice.AGAINST),
                            interest("m1", InterestKind.FINANCIAL),
                            ruled("m1", ConflictAction.LEAVE))
                    .when(declare(null))
                    .then(new VoteDeclared(new VoteTally(2, 2, 1, 1, 0, 0), false, List.of()));
        }

        @Test
        void a_result_waits_for_rulings_on_the_interests_of_those_who_voted() {
            given(REQUESTED, ALL, OPENED, voted("m1", VoteChoice.FOR), interest("m1", InterestKind.FINANCIAL))
                    .when(declare(null))
                    .refusedBy(ItemRules.InterestIsRuledOnBeforeTheVote.class);
        }

        @Test
        void a_result_is_declared_by_the_rule_of_the_constitution_and_with_a_quorum() {
            given(REQUESTED, ALL, OPENED, voted("m1", VoteChoice.FOR), voted("m2", VoteChoice.ABSTAIN))
                    .when(declare(null))
                    .then(new VoteDeclared(new VoteTally(3, 3, 1, 0, 1, 1), true, List.of()));
            given(REQUESTED, ALL, OPENED, voted("m1", VoteChoice.FOR), present("m1"))
                    .when(declare(null))
                    .refusedBy(ItemRules.QuorumIsPresent.class);
            given(REQUESTED, ALL).when(declare(null)).refusedBy(VoteRules.VoteIsOpen.class);
        }

        @Test
        void a_casting_vote_breaks_a_tie_and_is_the_chairs() {
            var tied = given(REQUESTED, ALL, OPENED, voted("m1", VoteChoice.FOR), voted("m2", VoteChoice.AGAINST));
            tied.when(casting("m1", VoteChoice.FOR)).then(new CastingVoteGiven("m1", VoteChoice.FOR, List.of()));
            tied.when(casting("m2", VoteChoice.FOR)).refusedBy(ItemRules.CastingVoteIsGivenByWhoeverChairs.class);
            tied.when(casting("m1", VoteChoice.ABSTAIN)).refusedBy(VoteRules.CastingVoteDecides.class);
            given(REQUESTED, ALL, OPENED, voted("m1", VoteChoice.FOR))
                    .when(casting("m1", VoteChoice.FOR))
                    .refusedBy(ItemRules.CastingVoteBreaksATie.class);
            given(REQUESTED, ALL, OPENED)
                    .when(casting("m1", VoteChoice.FOR))
                    .refusedBy(ItemRules.CastingVoteBreaksATie.class);
        }

        @Test
        void only_a_constitution_gives_a_casting_vote() {
            Constitution three = Boards.constitution(3, 2);
            BodyRoll without = Boards.full(
                    Regime.NHS_BODY,
                    new Constitution(three.seats(), three.quorum(), three.decisionRule(), false, "s1", 0));
            given(REQUESTED, ALL, OPENED, voted("m1", VoteChoice.FOR), voted("m2", VoteChoice.AGAINST))
                    .when(new GiveCastingVote(addressed(), "m1", VoteChoice.FOR, null, without))
                    .refusedBy(ItemRules.CastingVoteIsInTheConstitution.class);
        }

        @Test
        void after_the_casting_vote_there_are_no_more_votes() {
            var broken = given(
                    REQUESTED,
                    ALL,
                    OPENED,
                    voted("m1", VoteChoice.FOR),
                    voted("m2", VoteChoice.AGAINST),
                    new CastingVoteGiven("m1", VoteChoice.FOR, List.of()));
            broken.when(cast("m3", VoteChoice.AGAINST)).refusedBy(VoteRules.CastingVoteEndsTheVote.class);
            broken.when(casting("m1", VoteChoice.FOR)).refusedBy(VoteRules.CastingVoteEndsTheVote.class);
            broken.when(declare(null)).then(new VoteDeclared(new VoteTally(3, 3, 2, 1, 0, 1), true, List.of()));
        }

        private CastVote cast(String member, VoteChoice choice) {
            return new CastVote(addressed(), member, choice, null, BOARD);
        }

        private GiveCastingVote casting(String member, VoteChoice choice) {
            return new GiveCastingVote(addressed(), member, choice, null, BOARD);
        }

        private DeclareVote declare(@Nullable NamedOverride override) {
            return new DeclareVote(addressed(), override, BOARD);
        }
    }

    @Nested
    class InWriting {
        private static final Instant CLOSES = NOW.plus(Duration.ofDays(7));
        private static final WrittenResolutionOpened RESOLUTION =
                new WrittenResolutionOpened(CLOSES, List.of("m1", "m2", "m3"), null, List.of(), List.of());

        @Test
        void everybody_entitled_is_asked_until_a_time_to_come() {
            given(REQUESTED)
                    .when(new OpenWrittenResolution(addressed(), CLOSES, null, facts()))
                    .then(RESOLUTION);
            given(REQUESTED)
                    .when(new OpenWrittenResolution(addressed(), NOW, null, facts()))
                    .refusedBy(VoteRules.TimeToCloseIsStillToCome.class);
        }

        @Test
        void it_carries_as_soon_as_enough_of_all_who_are_entitled_agreed() {
            given(REQUESTED, RESOLUTION).when(cast("m1", VoteChoice.FOR)).then(voted("m1", VoteChoice.FOR));
            assertThat(given(REQUESTED, RESOLUTION, voted("m1", VoteChoice.FOR))
                            .when(cast("m3", VoteChoice.FOR))
                            .decided())
                    .containsExactly(
                            voted("m3", VoteChoice.FOR),
                            new WrittenResolutionCarried(new VoteTally(3, 3, 2, 0, 0, 1), List.of()));
        }

        @Test
        void agreement_is_not_revoked_and_anything_else_may_become_agreement() {
            given(REQUESTED, RESOLUTION, voted("m1", VoteChoice.FOR))
                    .when(cast("m1", VoteChoice.AGAINST))
                    .refusedBy(VoteRules.AgreementInWritingIsNotRevoked.class);
            given(REQUESTED, RESOLUTION, voted("m1", VoteChoice.AGAINST))
                    .when(cast("m1", VoteChoice.FOR))
                    .then(voted("m1", VoteChoice.FOR));
        }

        @Test
        void what_is_said_at_or_after_its_time_is_not_counted() {
            given(REQUESTED, RESOLUTION)
                    .at(CLOSES)
                    .when(cast("m1", VoteChoice.FOR))
                    .refusedBy(VoteRules.WrittenResolutionIsStillOpen.class);
            given(REQUESTED, RESOLUTION)
                    .at(CLOSES)
                    .when(new CastVote(at(CLOSES.minusMillis(1)), "m1", VoteChoice.FOR, null, BOARD))
                    .then(voted("m1", VoteChoice.FOR));
        }

        @Test
        void it_lapses_at_its_time_or_when_everybody_has_answered() {
            given(REQUESTED, RESOLUTION, voted("m1", VoteChoice.FOR))
                    .at(CLOSES)
                    .when(new CloseWrittenResolution(at(CLOSES), CLOSES, BOARD))
                    .then(new WrittenResolutionLapsed(
                            new VoteTally(3, 3, 1, 0, 0, 2), "When it closed too few had agreed."));
            given(REQUESTED, RESOLUTION)
                    .when(new CloseWrittenResolution(addressed(), CLOSES, BOARD))
                    .refusedBy(VoteRules.WrittenResolutionLapsesAtItsTime.class);
            given(REQUESTED, RESOLUTION)
                    .at(CLOSES)
                    .when(new CloseWrittenResolution(addressed(), CLOSES.minusMillis(1), BOARD))
                    .refusedBy(VoteRules.WrittenResolutionLapsesAtItsTime.class);
            given(REQUESTED, RESOLUTION, voted("m1", VoteChoice.FOR))
                    .when(new CloseWrittenResolution(addressed(), null, BOARD))
                    .refusedBy(VoteRules.WrittenResolutionLapsesAtItsTime.class);
            given(
                            REQUESTED,
                            RESOLUTION,
                            voted("m1", VoteChoice.FOR),
                            voted("m2", VoteChoice.AGAINST),
                            voted("m3", VoteChoice.ABSTAIN))
                    .when(new CloseWrittenResolution(addressed(), null, BOARD))
                    .then(new WrittenResolutionLapsed(
                            new VoteTally(3, 3, 1, 1, 1, 0), "Everybody had answered, and too few had agreed."));
            given(REQUESTED, ALL, OPENED)
                    .when(new CloseWrittenResolution(addressed(), null, BOARD))
                    .refusedBy(VoteRules.VoteIsOpen.class);
        }

        private static CastVote cast(String member, VoteChoice choice) {
            return new CastVote(addressed(), member, choice, null, BOARD);
        }
    }

    private static Irregularity irregular(String rule, String detail) {
        return new Irregularity(rule, detail, "ann", "It took place");
    }
}
