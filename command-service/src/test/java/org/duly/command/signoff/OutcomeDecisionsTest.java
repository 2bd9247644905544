package org.duly.command.signoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.duly.command.signoff.Items.ANN;
import static org.duly.command.signoff.Items.BOARD;
import static org.duly.command.signoff.Items.BODY;
import static org.duly.command.signoff.Items.ENGAGEMENT;
import static org.duly.command.signoff.Items.NOW;
import static org.duly.command.signoff.Items.REQUESTED;
import static org.duly.command.signoff.Items.SHA;
import static org.duly.command.signoff.Items.addressed;
import static org.duly.command.signoff.Items.facts;
import static org.duly.command.signoff.Items.given;
import static org.duly.command.signoff.Items.opened;
import static org.duly.command.signoff.Items.present;
import static org.duly.command.signoff.Items.requested;
import static org.duly.command.signoff.Items.versions;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.duly.command.governance.ConditionChange.DischargeCondition;
import org.duly.command.governance.ConditionRules;
import org.duly.command.governance.GateRules;
import org.duly.command.governance.NamedOverride;
import org.duly.command.governance.NewCondition;
import org.duly.command.handling.Scenario;
import org.duly.command.signoff.SignOffCommand.ChangeCondition;
import org.duly.command.signoff.SignOffCommand.Defer;
import org.duly.command.signoff.SignOffCommand.Grant;
import org.duly.command.signoff.SignOffCommand.RatifyUrgentAction;
import org.duly.command.signoff.SignOffCommand.Refuse;
import org.duly.command.signoff.SignOffCommand.RefuseRatification;
import org.duly.command.signoff.SignOffCommand.TakeUrgentAction;
import org.duly.command.signoff.SignOffCommand.WithdrawRequest;
import org.duly.events.governance.ConditionAttached;
import org.duly.events.governance.ConditionDischarged;
import org.duly.events.governance.Irregularity;
import org.duly.events.governance.VoteTally;
import org.duly.events.signoff.AttendanceRecorded;
import org.duly.events.signoff.PackStanding;
import org.duly.events.signoff.SignOffDeferred;
import org.duly.events.signoff.SignOffEvent;
import org.duly.events.signoff.SignOffGranted;
import org.duly.events.signoff.SignOffRefused;
import org.duly.events.signoff.SignOffRequestWithdrawn;
import org.duly.events.signoff.UrgentActionNotRatified;
import org.duly.events.signoff.UrgentActionRatified;
import org.duly.events.signoff.UrgentActionTaken;
import org.duly.events.signoff.VoteDeclared;
import org.duly.events.signoff.VoteOpened;
import org.duly.events.signoff.WrittenResolutionLapsed;
import org.duly.events.signoff.WrittenResolutionOpened;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class OutcomeDecisionsTest {
    private static final AttendanceRecorded ALL = present("m1", "m2", "m3");
    private static final VoteOpened OPENED = opened("m1", "m2", "m3");
    private static final VoteTally TWO_TO_ONE = new VoteTally(3, 3, 2, 1, 0, 0);
    private static final VoteDeclared CARRIED = new VoteDeclared(TWO_TO_ONE, true, List.of());
    private static final VoteDeclared LOST = new VoteDeclared(new VoteTally(3, 3, 1, 2, 0, 0), false, List.of());
    private static final SignOffGranted GRANTED = new SignOffGranted(1, SHA, List.of(), null, List.of());

    @Nested
    class WithAVote {
        @Test
        void the_outcome_is_what_the_vote_came_to() {
            given(REQUESTED, ALL, OPENED, CARRIED)
                    .when(grant(null, facts()))
                    .then(new SignOffGranted(1, SHA, List.of(), TWO_TO_ONE, List.of()));
            given(REQUESTED, ALL, OPENED, CARRIED)
                    .when(refuse(facts()))
                    .refusedBy(ItemRules.OutcomeAgreesWithTheDeclaredVote.class);
            given(REQUESTED, ALL, OPENED, LOST)
                    .when(grant(null, facts()))
                    .refusedBy(ItemRules.OutcomeAgreesWithTheDeclaredVote.class);
            given(REQUESTED, ALL, OPENED, LOST)
                    .when(refuse(facts()))
                    .then(new SignOffRefused("Too dear", LOST.tally(), List.of()));
        }

        @Test
        void a_grant_against_the_vote_is_recorded_with_its_irregularity() {
            assertThat(granted(given(REQUESTED, ALL, OPENED, LOST), grant(ANN, facts())))
                    .extracting(Irregularity::rule)
                    .containsExactly("outcome-agrees-with-the-declared-vote");
        }

        @Test
        void an_open_vote_is_declared_first() {
            given(REQUESTED, ALL, OPENED)
                    .when(grant(null, facts()))
                    .refusedBy(VoteRules.OpenVoteIsDeclaredBeforeTheOutcome.class);
        }

        @Test
        void a_result_declared_without_a_quorum_is_no_outcome() {
            VoteDeclared inquorate = new VoteDeclared(
                    TWO_TO_ONE, true, List.of(new Irregularity("quorum-is-present", "One", "ann", "It took place")));
            given(REQUESTED, ALL, OPENED, inquorate)
                    .when(grant(null, facts()))
                    .refusedBy(ItemRules.QuorumLastsUntilTheResult.class);
        }

        @Test
        void a_version_issued_during_the_vote_makes_it_stale() {
            ItemFacts second = new ItemFacts(BOARD, versions(2), Items.given(true), PackStanding.NONE, null);
            given(REQUESTED, ALL, OPENED, CARRIED)
                    .when(grant(null, second))
                    .refusedBy(ItemRules.SignedVersionIsTheLatest.class);
            given(REQUESTED, ALL, OPENED, LOST)
                    .when(refuse(second))
                    .then(new SignOffRefused("Too dear", LOST.tally(), List.of()));
        }

        @Test
        void a_resolution_that_lapsed_is_refused_or_put_to_a_meeting() {
            var lapsed = given(
                    REQUESTED,
                    new WrittenResolutionOpened(NOW, List.of("m1", "m2", "m3"), null, List.of(), List.of()),
                    new WrittenResolutionLapsed(LOST.tally(), "Too few"));
            lapsed.when(refuse(facts())).then(new SignOffRefused("Too dear", LOST.tally(), List.of()));
            lapsed.when(new Defer(addressed(), null, "At the meeting in May"))
                    .then(new SignOffDeferred(null, "At the meeting in May"));
        }
    }

    @Nested
    class WithoutACount {
        @Test
        void a_body_with_a_quorum_agrees_where_nobody_asks_for_a_count() {
            given(REQUESTED, ALL).when(grant(null, facts())).then(GRANTED);
            given(REQUESTED, ALL).when(refuse(facts())).then(new SignOffRefused("Too dear", null, List.of()));
            given(REQUESTED).when(grant(null, facts())).refusedBy(ItemRules.QuorumIsPresent.class);
        }

        @Test
        void agreement_without_a_count_passes_the_gate_too() {
            ItemFacts facts =
                    new ItemFacts(BOARD, versions(1), Items.given(true), PackStanding.NONE, Items.nothingIssued());
            given(requested(ENGAGEMENT), ALL)
                    .when(grant(null, facts))
                    .refusedBy(GateRules.ReportIsIssuedBeforeTheVote.class);
            assertThat(granted(given(requested(ENGAGEMENT), ALL), grant(ANN, facts)))
                    .extracting(Irregularity::rule)
                    .containsExactly(
                            "report-is-issued-before-the-vote",
                            "equality-assessment-is-issued-before-the-vote",
                            "pack-is-sent-with-notice");
        }
    }

    @Nested
    class Conditions {
        private static final NewCondition PLAN = new NewCondition("plan", "A travel plan", null, "eastvale", null);
        private static final ConditionAttached ATTACHED =
                new ConditionAttached("plan", "A travel plan", BODY, "eastvale", null);

        @Test
        void conditions_are_attached_with_the_grant() {
            assertThat(decided(given(REQUESTED, ALL), new Grant(addressed(), List.of(PLAN), null, facts())))
                    .containsExactly(ATTACHED, new SignOffGranted(1, SHA, List.of("plan"), null, List.of()));
        }

        @Test
        void they_are_settled_after_it_by_whoever_set_them() {
            var granted = given(REQUESTED, ALL, ATTACHED, new SignOffGranted(1, SHA, List.of("plan"), null, List.of()));
            granted.when(new ChangeCondition(addressed(), new DischargeCondition("plan", BODY, "Seen")))
                    .then(new ConditionDischarged("plan", BODY, "Seen"));
            granted.when(new ChangeCondition(addressed(), new DischargeCondition("plan", "eastvale", "Done")))
                    .refusedBy(ConditionRules.ConditionIsSettledByWhoeverSetIt.class);
        }
    }

    @Nested
    class Ends {
        @Test
        void what_is_over_stays_as_it_was_recorded() {
            for (SignOffEvent end : List.of(
                    GRANTED,
                    new SignOffRefused("Too dear", null, List.of()),
                    new SignOffRequestWithdrawn("Not needed"))) {
                for (SignOffCommand command : List.of(
                        grant(ANN, facts()),
                        refuse(facts()),
                        new Defer(addressed(), null, "Later"),
                        new WithdrawRequest(addressed(), "Not needed"))) {
                    given(REQUESTED, ALL, end).when(command).refusedBy(SignOffRules.FinishedSignOffStaysFinished.class);
                }
            }
        }

        @Test
        void a_request_is_withdrawn_and_an_item_put_off_with_a_reason() {
            given(REQUESTED)
                    .when(new WithdrawRequest(addressed(), "Not needed"))
                    .then(new SignOffRequestWithdrawn("Not needed"));
            given(REQUESTED, ALL, OPENED)
                    .when(new Defer(addressed(), null, "Late"))
                    .then(new SignOffDeferred(null, "Late"));
            given(REQUESTED, new WrittenResolutionOpened(NOW, List.of("m1"), null, List.of(), List.of()))
                    .when(new Defer(addressed(), null, "Late"))
                    .refusedBy(VoteRules.NothingElseIsOpenOnTheItem.class);
        }
    }

    @Nested
    class InAHurry {
        private static final Instant RATIFY_BY = NOW.plus(Duration.ofDays(30));
        private static final UrgentActionTaken TAKEN =
                new UrgentActionTaken("m1", List.of("m2"), "Signed the lease", "It expired", RATIFY_BY, List.of());

        @Test
        void the_chair_signs_and_the_body_ratifies_in_time() {
            given(REQUESTED).when(take("m1", RATIFY_BY)).then(TAKEN);
            assertThat(decided(given(REQUESTED, TAKEN, ALL), ratify()))
                    .containsExactly(new UrgentActionRatified("Minute 9"), GRANTED);
            given(REQUESTED, TAKEN, ALL)
                    .at(RATIFY_BY)
                    .when(ratify())
                    .refusedBy(ItemRules.UrgentActionIsRatifiedInTime.class);
        }

        @Test
        void nobody_but_the_chair_acts_for_the_body() {
            given(REQUESTED).when(take("m2", RATIFY_BY)).refusedBy(ItemRules.UrgentActionIsTakenByTheChair.class);
            given(REQUESTED).when(take("m1", NOW)).refusedBy(VoteRules.TimeToCloseIsStillToCome.class);
        }

        @Test
        void a_body_ratifies_with_a_quorum_and_only_what_awaits_it() {
            given(REQUESTED, TAKEN).when(ratify()).refusedBy(ItemRules.QuorumIsPresent.class);
            given(REQUESTED, ALL).when(ratify()).refusedBy(VoteRules.UrgentActionAwaitsRatification.class);
            given(REQUESTED, TAKEN, ALL)
                    .when(grant(null, facts()))
                    .refusedBy(VoteRules.OpenVoteIsDeclaredBeforeTheOutcome.class);
        }

        @Test
        void what_was_not_ratified_is_before_the_body_again() {
            UrgentActionNotRatified not = new UrgentActionNotRatified("It could have waited");
            given(REQUESTED, TAKEN)
                    .when(new RefuseRatification(addressed(), "It could have waited"))
                    .then(not);
            given(REQUESTED, TAKEN, not, ALL).when(grant(null, facts())).then(GRANTED);
        }

        private static TakeUrgentAction take(String by, Instant ratifyBy) {
            return new TakeUrgentAction(
                    addressed(), by, List.of("m2"), "Signed the lease", "It expired", ratifyBy, null, facts());
        }

        private static RatifyUrgentAction ratify() {
            return new RatifyUrgentAction(addressed(), "Minute 9", null, facts());
        }
    }

    private static List<Irregularity> granted(
            Scenario<SignOffState, SignOffCommand, SignOffEvent> scenario, Grant grant) {
        return ((SignOffGranted) decided(scenario, grant).getLast()).irregularities();
    }

    private static List<SignOffEvent> decided(
            Scenario<SignOffState, SignOffCommand, SignOffEvent> scenario, SignOffCommand command) {
        return scenario.when(command).decided();
    }

    private static Grant grant(@Nullable NamedOverride override, ItemFacts facts) {
        return new Grant(addressed(), List.of(), override, facts);
    }

    private static Refuse refuse(ItemFacts facts) {
        return new Refuse(addressed(), "Too dear", null, facts);
    }
}
