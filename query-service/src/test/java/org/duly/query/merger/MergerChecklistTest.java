package org.duly.query.merger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.duly.events.governance.ConditionAttached;
import org.duly.events.governance.ConditionDischarged;
import org.duly.events.governance.ConditionWaived;
import org.duly.events.governance.Conditions;
import org.duly.events.merger.ApplicationDetermined;
import org.duly.events.merger.ApplicationSubmitted;
import org.duly.events.merger.Approval;
import org.duly.events.merger.Citations;
import org.duly.events.merger.Determination;
import org.duly.events.merger.MemberSupportRecorded;
import org.duly.events.merger.MergerAbandoned;
import org.duly.events.merger.MergerDecided;
import org.duly.events.merger.MergerEffective;
import org.duly.events.merger.MergerEvent;
import org.duly.events.merger.MergerOutcome;
import org.duly.events.merger.MergerProposed;
import org.duly.events.merger.PartyResolved;
import org.duly.events.merger.Successor;
import org.duly.events.programme.SourceReference;
import org.duly.events.programme.StatedDate;
import org.duly.query.merger.StillAsked.Step;
import org.duly.query.testing.Told;
import org.junit.jupiter.api.Test;

/** Given the events of a merger: what is still asked for before its decision and before it takes effect. */
class MergerChecklistTest {
    private static final UUID ID = UUID.fromString("01900000-0000-7000-8000-000000000001");
    private static final UUID ENGAGEMENT = UUID.fromString("01900000-0000-7000-8000-000000000002");
    private static final UUID DECISION = UUID.fromString("01900000-0000-7000-8000-000000000003");
    private static final UUID BALLOT = UUID.fromString("01900000-0000-7000-8000-000000000004");
    private static final StatedDate APRIL = StatedDate.day(LocalDate.of(2020, 4, 1));
    private static final SourceReference MINUTES = new SourceReference("Minutes", null, null);
    private static final Approval APPROVAL = new Approval(true, Conditions.NONE);

    private final Told told = new Told();

    private MergerFacts after(MergerEvent... events) {
        for (MergerEvent event : events) {
            told.that("merger/" + ID, event);
        }
        return MergerFold.all(told.of("merger/" + ID));
    }

    private static MergerProposed proposed() {
        return new MergerProposed(
                "One of two",
                List.of("west", "east"),
                new Successor("whole", "The whole"),
                APRIL,
                List.of(),
                ENGAGEMENT,
                null);
    }

    private static PartyResolved resolved(String party, boolean inFavour) {
        return new PartyResolved(party, inFavour, inFavour ? DECISION : null, null, MINUTES);
    }

    private static MemberSupportRecorded support(String party) {
        return new MemberSupportRecorded(party, BALLOT, "passed by 31 of 40", "For it", null);
    }

    private static MergerDecided decided(MergerOutcome outcome) {
        return new MergerDecided(
                outcome, "joint", List.of(DECISION), List.of(), List.of(BALLOT), 1, "Better", 9L, List.of());
    }

    private static List<StillAsked> asked(MergerFacts facts, Approval approval) {
        return asked(facts, approval, true);
    }

    private static List<StillAsked> asked(MergerFacts facts, Approval approval, boolean declared) {
        return MergerChecklist.of(
                facts.merger(), new Citations(9, Map.of(DECISION, approval), Map.of(), Map.of(BALLOT, declared), 1));
    }

    @Test
    void a_proposal_asks_for_everything_in_the_order_in_which_it_comes() {
        assertThat(MergerChecklist.of(after(proposed()).merger(), new Citations(9, Map.of(), Map.of(), Map.of(), 0)))
                .extracting(StillAsked::before, StillAsked::rule, StillAsked::inWords)
                .containsExactly(
                        tuple(Step.DECISION, "every-party-has-resolved", "No resolution is recorded of east, west."),
                        tuple(
                                Step.DECISION,
                                "support-of-every-partys-members-is-recorded",
                                "How far members support the merger is not recorded of east, west."),
                        tuple(
                                Step.DECISION,
                                "report-is-cited",
                                "No version of the engagement's report is cited; issued were 0."),
                        tuple(Step.EFFECT, "merger-is-decided-for", "No decision on the merger is recorded."));
    }

    @Test
    void a_party_against_an_approval_withdrawn_and_a_ballot_under_way_are_named() {
        MergerFacts facts =
                after(proposed(), resolved("west", true), resolved("east", false), support("west"), support("east"));
        assertThat(asked(facts, Approval.NONE, false))
                .extracting(StillAsked::rule, StillAsked::inWords)
                .containsExactly(
                        tuple("every-party-is-in-favour", "These parties resolved against it: east."),
                        tuple(
                                "cited-approvals-stand",
                                "What is cited does not approve, or no longer does: decision/" + DECISION + "."),
                        tuple(
                                "members-ballots-are-cited",
                                "Not cited, or without a declared result: ballot/" + BALLOT + "."),
                        tuple("merger-is-decided-for", "No decision on the merger is recorded."),
                        tuple(
                                "every-approval-still-stands",
                                "These approve no longer, or never did: decision/" + DECISION + "."));
        // A later resolution takes the place of the earlier one.
        assertThat(asked(after(resolved("east", true)), APPROVAL))
                .extracting(StillAsked::rule)
                .containsExactly("merger-is-decided-for");
    }

    @Test
    void after_the_decision_only_approvals_conditions_and_the_regulator_are_asked_for() {
        MergerFacts facts = after(
                proposed(),
                resolved("west", true),
                decided(MergerOutcome.APPROVED),
                new ApplicationSubmitted("regulator", MINUTES));
        ConditionAttached plan = new ConditionAttached("c1", "A plan", "board", "whole", null);
        Approval conditional = new Approval(true, Conditions.NONE.with(plan));
        assertThat(asked(facts, conditional))
                .extracting(StillAsked::rule, StillAsked::inWords)
                .containsExactly(
                        tuple("regulator-has-approved", "The application to the regulator is not determined."),
                        tuple(
                                "every-condition-is-settled",
                                "Neither discharged nor waived: c1 of decision/" + DECISION + "."));
        facts = after(
                new ApplicationDetermined(
                        "regulator", Determination.APPROVED_WITH_CONDITIONS, "Fair", List.of("r1", "r2"), null),
                new ConditionAttached("r1", "A board", "regulator", "whole", null),
                new ConditionAttached("r2", "A chair", "regulator", "whole", null),
                new ConditionDischarged("r1", "regulator", "There is one"));
        assertThat(asked(facts, APPROVAL))
                .extracting(StillAsked::inWords)
                .containsExactly("Neither discharged nor waived: r2 of the regulator.");
        assertThat(asked(after(new ConditionWaived("r2", "regulator", "No need")), APPROVAL))
                .isEmpty();
    }

    @Test
    void a_merger_put_off_asks_again_for_what_a_decision_rests_on() {
        assertThat(asked(after(proposed(), decided(MergerOutcome.DEFERRED)), APPROVAL))
                .extracting(StillAsked::inWords)
                .contains("No resolution is recorded of east, west.", "The merger was decided: DEFERRED.");
    }

    @Test
    void a_regulator_that_said_no_is_asked_anew_by_another_application() {
        MergerFacts rejected = after(
                proposed(),
                decided(MergerOutcome.APPROVED),
                new ApplicationSubmitted("regulator", MINUTES),
                new ApplicationDetermined("regulator", Determination.REJECTED, "Too soon", List.of(), null));
        assertThat(asked(rejected, APPROVAL))
                .extracting(StillAsked::inWords)
                .containsExactly("The regulator determined the application: REJECTED.");
        MergerFacts again = after(new ApplicationSubmitted("regulator", MINUTES));
        assertThat(again.applications()).hasSize(2);
        assertThat(asked(again, APPROVAL))
                .extracting(StillAsked::inWords)
                .containsExactly("The application to the regulator is not determined.");
    }

    @Test
    void nothing_is_asked_of_a_merger_that_took_effect_or_was_given_up() {
        assertThat(asked(after(proposed(), new MergerEffective(APRIL, List.of())), APPROVAL))
                .isEmpty();
        String other = "merger/" + ENGAGEMENT;
        told.that(other, proposed()).that(other, new MergerAbandoned("Not now", null));
        assertThat(asked(MergerFold.all(told.of(other)), APPROVAL)).isEmpty();
    }
}
