package org.duly.command.merger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.duly.command.governance.ConditionChange.DischargeCondition;
import org.duly.command.governance.ConditionRules;
import org.duly.command.governance.NamedOverride;
import org.duly.command.governance.NewCondition;
import org.duly.command.handling.BusinessRule;
import org.duly.command.handling.FormRules;
import org.duly.command.handling.Scenario;
import org.duly.command.merger.MergerCommand.AbandonMerger;
import org.duly.command.merger.MergerCommand.ChangeMergerCondition;
import org.duly.command.merger.MergerCommand.DecideMerger;
import org.duly.command.merger.MergerCommand.EvidenceCriterion;
import org.duly.command.merger.MergerCommand.MakeMergerEffective;
import org.duly.command.merger.MergerCommand.MakeTransferScheme;
import org.duly.command.merger.MergerCommand.ProposeMerger;
import org.duly.command.merger.MergerCommand.RecordDetermination;
import org.duly.command.merger.MergerCommand.RecordMemberSupport;
import org.duly.command.merger.MergerCommand.RecordPartyResolution;
import org.duly.command.merger.MergerCommand.RecordStakeholderView;
import org.duly.command.merger.MergerCommand.SubmitApplication;
import org.duly.events.governance.ConditionAttached;
import org.duly.events.governance.ConditionDischarged;
import org.duly.events.governance.Conditions;
import org.duly.events.governance.Irregularity;
import org.duly.events.merger.ApplicationDetermined;
import org.duly.events.merger.ApplicationSubmitted;
import org.duly.events.merger.Approval;
import org.duly.events.merger.Citations;
import org.duly.events.merger.Criterion;
import org.duly.events.merger.CriterionEvidenced;
import org.duly.events.merger.Determination;
import org.duly.events.merger.MemberSupportRecorded;
import org.duly.events.merger.MergerAbandoned;
import org.duly.events.merger.MergerDecided;
import org.duly.events.merger.MergerEffective;
import org.duly.events.merger.MergerEvent;
import org.duly.events.merger.MergerOutcome;
import org.duly.events.merger.MergerProposed;
import org.duly.events.merger.MergerRequirement;
import org.duly.events.merger.MergerRequirement.Unmet;
import org.duly.events.merger.PartyResolved;
import org.duly.events.merger.StakeholderViewRecorded;
import org.duly.events.merger.Stance;
import org.duly.events.merger.Successor;
import org.duly.events.merger.TransferSchemeMade;
import org.duly.events.programme.SourceReference;
import org.duly.events.programme.StatedDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MergerDeciderTest {
    private static final UUID ID = new UUID(0, 1);
    private static final UUID ENGAGEMENT = new UUID(0, 2);
    private static final UUID EAST_SIGNED = new UUID(0, 11);
    private static final UUID WEST_DECIDED = new UUID(0, 12);
    private static final UUID EAST_BALLOT = new UUID(0, 13);
    private static final Instant NOW = Instant.parse("2021-04-01T09:00:00Z");
    private static final StatedDate APRIL = StatedDate.day(LocalDate.of(2021, 4, 1));
    private static final SourceReference MINUTES = new SourceReference("Minutes of 4 November 2020", "item 3", null);
    private static final NamedOverride OVERRIDE = new NamedOverride("secretary-1", "So it was decided");
    private static final MergerProposed PROPOSED = proposed(ENGAGEMENT);
    private static final PartyResolved EAST = new PartyResolved("east", true, null, EAST_SIGNED, null);
    private static final PartyResolved WEST = new PartyResolved("west", true, WEST_DECIDED, null, null);
    private static final MemberSupportRecorded EAST_SUPPORTS =
            new MemberSupportRecorded("east", EAST_BALLOT, "Passed by 31 of 40", "Fewer meetings", null);
    private static final MemberSupportRecorded WEST_SUPPORTS =
            new MemberSupportRecorded("west", null, "Unanimous at the members' meeting", "Better together", null);
    private static final Citations EVERYTHING = new Citations(
            70, Map.of(WEST_DECIDED, approves()), Map.of(EAST_SIGNED, approves()), Map.of(EAST_BALLOT, true), 2);
    private static final Citations NOTHING = new Citations(70, Map.of(), Map.of(), Map.of(), 2);
    private static final MergerDecided DECIDED = new MergerDecided(
            MergerOutcome.APPROVED,
            "joint-committee",
            List.of(WEST_DECIDED),
            List.of(EAST_SIGNED),
            List.of(EAST_BALLOT),
            2,
            "One plan for both",
            70L,
            List.of());
    private static final ApplicationSubmitted SUBMITTED = new ApplicationSubmitted("regulator", MINUTES);
    private static final ApplicationDetermined ON_CONDITIONS = new ApplicationDetermined(
            "regulator", Determination.APPROVED_WITH_CONDITIONS, "Sound, but for the accounts", List.of("c1"), null);
    private static final ConditionAttached ACCOUNTS =
            new ConditionAttached("c1", "Audited accounts", "regulator", "joint-committee", null);

    @Nested
    class Proposal {
        @Test
        void is_made_once_by_two_parties_or_more() {
            nothing().when(propose("east", "west")).then(PROPOSED);
            given().when(propose("east", "west")).refusedBy(MergerRules.MergerIsProposedOnce.class);
            nothing().when(propose("east")).refusedBy(FormRules.NumberIsWithin.class);
            nothing().when(propose("east", "east")).refusedBy(FormRules.IdsAreDistinct.class);
            nothing().when(abandon()).refusedBy(MergerRules.MergerIsProposed.class);
        }

        @Test
        void is_evidenced_criterion_by_criterion() {
            given().when(new EvidenceCriterion(ID, "value", MINUTES, "Saves 3 posts", null))
                    .then(new CriterionEvidenced("value", MINUTES, "Saves 3 posts"));
            given().when(new EvidenceCriterion(ID, "beauty", MINUTES, "It looks fine", null))
                    .refusedBy(MergerRules.CriterionIsOfTheMerger.class);
        }

        @Test
        void meets_with_the_views_of_stakeholders() {
            given().when(new RecordStakeholderView(ID, "county-council", Stance.NEUTRAL, "Wait and see", null, null))
                    .then(new StakeholderViewRecorded("county-council", Stance.NEUTRAL, "Wait and see", null));
        }

        private ProposeMerger propose(String... parties) {
            return new ProposeMerger(
                    ID,
                    PROPOSED.title(),
                    Arrays.asList(parties),
                    PROPOSED.successor(),
                    PROPOSED.plannedEffective(),
                    PROPOSED.criteria(),
                    ENGAGEMENT,
                    null,
                    null);
        }
    }

    @Nested
    class Party {
        @Test
        void resolves_in_what_is_recorded_somewhere() {
            given().when(resolve("east", true, null, EAST_SIGNED, null, EVERYTHING))
                    .then(EAST);
            given().when(resolve("east", false, null, null, MINUTES, NOTHING))
                    .then(new PartyResolved("east", false, null, null, MINUTES));
            given().when(resolve("east", true, null, null, null, NOTHING))
                    .refusedBy(MergerRules.ResolutionCitesItsRecord.class);
            given().when(resolve("north", true, null, null, MINUTES, NOTHING))
                    .refusedBy(MergerRules.PartyIsOfTheMerger.class);
        }

        @Test
        void is_in_favour_only_by_what_approves() {
            Citations deferred = new Citations(70, Map.of(), Map.of(EAST_SIGNED, Approval.NONE), Map.of(), 0);
            given().when(resolve("east", true, null, EAST_SIGNED, null, deferred))
                    .refusedBy(MergerRules.ResolutionInFavourRestsOnApprovals.class);
            given().when(resolve("east", false, null, EAST_SIGNED, null, deferred))
                    .then(new PartyResolved("east", false, null, EAST_SIGNED, null));
        }

        @Test
        void has_members_who_support_it_or_not_by_a_ballot_that_was_declared_if_by_any() {
            given().when(support("east", EAST_BALLOT, true)).then(EAST_SUPPORTS);
            given().when(support("east", EAST_BALLOT, false))
                    .refusedBy(MergerRules.SupportRestsOnADeclaredBallot.class);
            given().when(support("north", null, false)).refusedBy(MergerRules.PartyIsOfTheMerger.class);
        }

        private RecordPartyResolution resolve(
                String party,
                boolean inFavour,
                @Nullable UUID decision,
                @Nullable UUID signOff,
                @Nullable SourceReference source,
                Citations cited) {
            return new RecordPartyResolution(ID, party, inFavour, decision, signOff, source, cited, null);
        }

        private RecordMemberSupport support(String party, @Nullable UUID ballot, boolean declared) {
            return new RecordMemberSupport(
                    ID, party, ballot, declared, "Passed by 31 of 40", "Fewer meetings", null, null);
        }
    }

    @Nested
    class Decision {
        @Test
        void cites_every_partys_resolution_the_report_and_the_members_support() {
            complete().when(decide(EVERYTHING, 2, null)).then(DECIDED);
        }

        @Test
        void is_refused_with_the_list_of_what_is_missing() {
            given(EAST).when(decide(EVERYTHING, 2, null)).refusedBy(FoundationRules.EveryPartyHasResolved.class);
            complete()
                    .when(decide(new Citations(70, Map.of(), Map.of(), Map.of(EAST_BALLOT, true), 2), 2, null))
                    .refusedBy(FoundationRules.EveryResolutionIsCited.class);
            given(EAST, WEST, EAST_SUPPORTS)
                    .when(decide(EVERYTHING, 2, null))
                    .refusedBy(FoundationRules.SupportOfEveryPartysMembersIsRecorded.class);
            complete()
                    .when(decide(
                            new Citations(70, EVERYTHING.decisions(), EVERYTHING.signOffs(), Map.of(), 2), 2, null))
                    .refusedBy(FoundationRules.MembersBallotsAreCited.class);
            complete()
                    .when(decide(
                            new Citations(
                                    70, EVERYTHING.decisions(), EVERYTHING.signOffs(), Map.of(EAST_BALLOT, false), 2),
                            2,
                            null))
                    .refusedBy(FoundationRules.MembersBallotsAreCited.class);
            complete().when(decide(EVERYTHING, null, null)).refusedBy(FoundationRules.ReportIsCited.class);
            complete().when(decide(EVERYTHING, 3, null)).refusedBy(FoundationRules.ReportIsCited.class);
        }

        @Test
        void in_favour_is_of_parties_in_favour_and_on_what_approves() {
            complete(new PartyResolved("east", false, null, EAST_SIGNED, null))
                    .when(decide(EVERYTHING, 2, null))
                    .refusedBy(FoundationRules.EveryPartyIsInFavour.class);
            Citations takenBack = new Citations(
                    70,
                    Map.of(WEST_DECIDED, Approval.NONE),
                    EVERYTHING.signOffs(),
                    EVERYTHING.ballots(),
                    EVERYTHING.reports());
            complete().when(decide(takenBack, 2, null)).refusedBy(FoundationRules.CitedApprovalsStand.class);
        }

        @Test
        void that_was_taken_all_the_same_is_recorded_with_everything_it_lacked() {
            MergerDecided decided = (MergerDecided) only(state(PROPOSED), decide(NOTHING, null, OVERRIDE));
            assertThat(decided.irregularities())
                    .containsExactly(
                            irregularity("every-party-has-resolved", "No resolution is recorded of east, west."),
                            irregularity(
                                    "support-of-every-partys-members-is-recorded",
                                    "How far members support the merger is not recorded of east, west."),
                            irregularity(
                                    "report-is-cited",
                                    "No version of the engagement's report is cited; issued were 2."));
        }

        @Test
        void needs_no_report_where_there_was_no_engagement() {
            MergerDecided decided = (MergerDecided) only(
                    state(proposed(null), EAST, WEST, EAST_SUPPORTS, WEST_SUPPORTS), decide(EVERYTHING, null, null));
            assertThat(decided.irregularities()).isEmpty();
        }
    }

    @Nested
    class Regulator {
        @Test
        void determines_what_it_was_asked_and_attaches_its_conditions() {
            given().when(new SubmitApplication(ID, "regulator", MINUTES, null)).then(SUBMITTED);
            assertThat(new MergerDecider()
                            .decide(
                                    state(PROPOSED, SUBMITTED),
                                    determine("regulator", Determination.APPROVED_WITH_CONDITIONS, accounts()),
                                    NOW))
                    .containsExactly(ON_CONDITIONS, ACCOUNTS);
            given().when(determine("regulator", Determination.REJECTED))
                    .refusedBy(MergerRules.ApplicationWasSubmitted.class);
            given(SUBMITTED)
                    .when(determine("another", Determination.REJECTED))
                    .refusedBy(MergerRules.ApplicationWasSubmitted.class);
        }

        @Test
        void sets_conditions_with_an_approval_on_conditions_and_only_then() {
            given(SUBMITTED)
                    .when(determine("regulator", Determination.APPROVED, accounts()))
                    .refusedBy(MergerRules.ConditionsComeWithAConditionalApproval.class);
            given(SUBMITTED)
                    .when(determine("regulator", Determination.APPROVED_WITH_CONDITIONS))
                    .refusedBy(MergerRules.ConditionsComeWithAConditionalApproval.class);
        }

        @Test
        void alone_discharges_its_conditions() {
            var conditional = given(SUBMITTED, ON_CONDITIONS, ACCOUNTS);
            conditional
                    .when(new ChangeMergerCondition(
                            ID, new DischargeCondition("c1", "joint-committee", "We say so"), null))
                    .refusedBy(ConditionRules.ConditionIsSettledByWhoeverSetIt.class);
            conditional
                    .when(new ChangeMergerCondition(ID, new DischargeCondition("c1", "regulator", "Seen"), null))
                    .then(new ConditionDischarged("c1", "regulator", "Seen"));
        }

        private NewCondition accounts() {
            return new NewCondition("c1", "Audited accounts", null, "joint-committee", null);
        }

        private RecordDetermination determine(String regulator, Determination outcome, NewCondition... conditions) {
            return new RecordDetermination(
                    ID, regulator, outcome, "Sound, but for the accounts", List.of(conditions), null, null);
        }
    }

    @Nested
    class Effect {
        @Test
        void follows_the_decision_and_every_condition() {
            complete(DECIDED).when(effective(EVERYTHING, null)).then(new MergerEffective(APRIL, List.of()));
            complete(DECIDED, SUBMITTED, ON_CONDITIONS, ACCOUNTS)
                    .when(effective(EVERYTHING, null))
                    .refusedBy(FoundationRules.EveryConditionIsSettled.class);
            complete(DECIDED, SUBMITTED, ON_CONDITIONS, ACCOUNTS, new ConditionDischarged("c1", "regulator", "Seen"))
                    .when(effective(EVERYTHING, null))
                    .then(new MergerEffective(APRIL, List.of()));
        }

        @Test
        void waits_for_the_conditions_of_what_is_cited() {
            ConditionAttached staff = new ConditionAttached("s1", "Staff are told", "east-board", "east", null);
            Conditions open = Conditions.NONE.with(staff);
            Conditions settled = open.with(new ConditionDischarged("s1", "east-board", "They were"));
            complete(DECIDED)
                    .when(effective(signedOn(open), null))
                    .refusedBy(FoundationRules.EveryConditionIsSettled.class);
            complete(DECIDED).when(effective(signedOn(settled), null)).then(new MergerEffective(APRIL, List.of()));
        }

        @Test
        void follows_no_decision_against_it_and_no_determination_against_it() {
            complete().when(effective(EVERYTHING, null)).refusedBy(FoundationRules.MergerIsDecidedFor.class);
            complete(rejected()).when(effective(EVERYTHING, null)).refusedBy(FoundationRules.MergerIsDecidedFor.class);
            complete(DECIDED, SUBMITTED)
                    .when(effective(EVERYTHING, null))
                    .refusedBy(FoundationRules.RegulatorHasApproved.class);
            ApplicationDetermined deferred = new ApplicationDetermined(
                    "regulator", Determination.DEFERRED, "Come again in May", List.of(), null);
            complete(DECIDED, SUBMITTED, deferred)
                    .when(effective(EVERYTHING, null))
                    .refusedBy(FoundationRules.RegulatorHasApproved.class);
            Citations takenBack = new Citations(70, Map.of(WEST_DECIDED, Approval.NONE), Map.of(), Map.of(), 2);
            complete(DECIDED)
                    .when(effective(takenBack, null))
                    .refusedBy(FoundationRules.EveryApprovalStillStands.class);
        }

        @Test
        void that_came_all_the_same_is_recorded_with_what_was_open() {
            MergerEffective effective = (MergerEffective)
                    only(state(PROPOSED, SUBMITTED, ON_CONDITIONS, ACCOUNTS), effective(NOTHING, OVERRIDE));
            assertThat(effective.irregularities())
                    .containsExactly(
                            irregularity("merger-is-decided-for", "No decision on the merger is recorded."),
                            irregularity(
                                    "every-condition-is-settled",
                                    "Neither discharged nor waived: c1 of the regulator."));
        }

        @Test
        void comes_on_a_day_that_has_come_and_once() {
            complete(DECIDED)
                    .at(Instant.parse("2021-03-31T22:59:59Z"))
                    .when(effective(EVERYTHING, OVERRIDE))
                    .refusedBy(FormRules.DateHasCome.class);
            complete(DECIDED, new MergerEffective(APRIL, List.of()))
                    .when(effective(EVERYTHING, null))
                    .refusedBy(MergerRules.MergerIsUnderWay.class);
        }

        private Citations signedOn(Conditions conditions) {
            return new Citations(
                    70,
                    EVERYTHING.decisions(),
                    Map.of(EAST_SIGNED, new Approval(true, conditions)),
                    EVERYTHING.ballots(),
                    2);
        }

        private MergerDecided rejected() {
            return new MergerDecided(
                    MergerOutcome.REJECTED,
                    "joint-committee",
                    List.of(),
                    List.of(),
                    List.of(),
                    2,
                    "Not now",
                    70L,
                    List.of());
        }
    }

    @Test
    void what_is_not_met_is_a_broken_rule_of_the_same_name() {
        for (MergerRequirement requirement : MergerRequirement.values()) {
            assertThat(FoundationRules.brokenBy(List.of(new Unmet(requirement, "Not yet"))))
                    .extracting(BusinessRule::ruleName, BusinessRule::explanation)
                    .containsExactly(tuple(requirement.ruleName(), "Not yet"));
        }
    }

    @Test
    void a_transfer_scheme_says_what_passes_and_when() {
        given().when(new MakeTransferScheme(ID, MINUTES, "regulator", APRIL, "All staff", null))
                .then(new TransferSchemeMade(MINUTES, "regulator", APRIL, "All staff"));
    }

    @Test
    void an_abandoned_merger_is_over() {
        MergerAbandoned abandoned = new MergerAbandoned("The law was changed", null);
        given().when(abandon()).then(abandoned);
        given(abandoned).when(abandon()).refusedBy(MergerRules.MergerIsUnderWay.class);
        complete(DECIDED, abandoned)
                .when(effective(EVERYTHING, OVERRIDE))
                .refusedBy(MergerRules.MergerIsUnderWay.class);
    }

    private static MergerProposed proposed(@Nullable UUID engagement) {
        return new MergerProposed(
                "East and West become one",
                List.of("east", "west"),
                new Successor("one-vale", "One Vale"),
                APRIL,
                List.of(new Criterion("value", "Value for money", null)),
                engagement,
                null);
    }

    private static Approval approves() {
        return new Approval(true, Conditions.NONE);
    }

    private static Scenario<MergerState, MergerCommand, MergerEvent> nothing() {
        return Scenario.of(new MergerDecider(), NOW);
    }

    private static Scenario<MergerState, MergerCommand, MergerEvent> given(MergerEvent... more) {
        return nothing().given(PROPOSED).given(List.of(more));
    }

    /** Every party resolved and every party's members asked; then this. */
    private static Scenario<MergerState, MergerCommand, MergerEvent> complete(MergerEvent... more) {
        return given(EAST, WEST, EAST_SUPPORTS, WEST_SUPPORTS).given(List.of(more));
    }

    private static MergerState state(MergerEvent... events) {
        MergerDecider decider = new MergerDecider();
        MergerState state = decider.initial();
        for (MergerEvent event : events) {
            state = decider.evolve(state, event);
        }
        return state;
    }

    private static MergerEvent only(MergerState state, MergerCommand command) {
        List<MergerEvent> events = new MergerDecider().decide(state, command, NOW);
        assertThat(events).hasSize(1);
        return events.getFirst();
    }

    private static DecideMerger decide(
            Citations cited, @Nullable Integer reportVersion, @Nullable NamedOverride override) {
        return new DecideMerger(
                ID,
                MergerOutcome.APPROVED,
                "joint-committee",
                reportVersion,
                "One plan for both",
                cited,
                override,
                null);
    }

    private static MakeMergerEffective effective(Citations cited, @Nullable NamedOverride override) {
        return new MakeMergerEffective(ID, APRIL, cited, override, null);
    }

    private static AbandonMerger abandon() {
        return new AbandonMerger(ID, "The law was changed", null, null);
    }

    private static Irregularity irregularity(String rule, String detail) {
        return new Irregularity(rule, detail, OVERRIDE.by(), OVERRIDE.reason());
    }
}
