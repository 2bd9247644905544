package org.duly.command.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.duly.command.decision.Decisions.ANN;
import static org.duly.command.decision.Decisions.ASSESSMENT;
import static org.duly.command.decision.Decisions.CARRIED;
import static org.duly.command.decision.Decisions.ENGAGEMENT;
import static org.duly.command.decision.Decisions.ISSUED;
import static org.duly.command.decision.Decisions.NOW;
import static org.duly.command.decision.Decisions.QUORUM;
import static org.duly.command.decision.Decisions.gate;
import static org.duly.command.decision.Decisions.given;
import static org.duly.command.decision.Decisions.granted;
import static org.duly.command.decision.Decisions.onTheEngagement;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.duly.command.decision.CitedSignOff.Result;
import org.duly.command.decision.DecisionCommand.Of;
import org.duly.command.decision.DecisionCommand.TakeDecision;
import org.duly.command.decision.Decisions.Draft;
import org.duly.command.decision.NewDecision.NamedVersion;
import org.duly.command.governance.AuthorityRules.BodyDecidesOnlyWhatASchemeGivesIt;
import org.duly.command.governance.GateRules.EveryResponseIsCountedOrExcluded;
import org.duly.command.governance.GateRules.PackIsSentWithNotice;
import org.duly.command.governance.NamedOverride;
import org.duly.command.governance.NewCondition;
import org.duly.command.handling.BusinessRule;
import org.duly.command.handling.FormRules;
import org.duly.command.signoff.ItemRules.DissolvedBodyDecidesNothing;
import org.duly.command.signoff.ItemRules.QuorumIsPresent;
import org.duly.events.body.BodyDissolved;
import org.duly.events.body.BodyRoll;
import org.duly.events.decision.ConflictRecord;
import org.duly.events.decision.DecisionEvent;
import org.duly.events.decision.DecisionOutcome;
import org.duly.events.decision.DecisionTaken;
import org.duly.events.decision.DocumentVersion;
import org.duly.events.document.DocumentKind;
import org.duly.events.governance.ConditionAttached;
import org.duly.events.governance.ConditionDischarged;
import org.duly.events.governance.Irregularity;
import org.duly.events.governance.QuorumCount;
import org.duly.events.governance.VoteTally;
import org.duly.events.signoff.ConflictAction;
import org.duly.events.signoff.ConflictRuled;
import org.duly.events.signoff.DispensationGranted;
import org.duly.events.signoff.InterestDeclared;
import org.duly.events.signoff.InterestKind;
import org.duly.events.signoff.QuorumLost;
import org.duly.events.signoff.SignOffDeferred;
import org.duly.events.signoff.SignOffEvent;
import org.duly.events.signoff.SignOffGranted;
import org.duly.events.signoff.SignOffRefused;
import org.duly.events.signoff.SignOffRequestWithdrawn;
import org.duly.events.signoff.UrgentActionNotRatified;
import org.duly.events.signoff.UrgentActionTaken;
import org.duly.events.signoff.VoteDeclared;
import org.duly.events.signoff.VoteOpened;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TakingDecisionsTest {
    @Test
    void a_decision_takes_quorum_vote_conflicts_and_judgement_from_the_items_it_cites() {
        CitedSignOff item = granted(ENGAGEMENT)
                .with(new InterestDeclared("i1", "m2", InterestKind.FINANCIAL, "Shares"))
                .with(new ConflictRuled("i1", "m2", "m1", ConflictAction.STAY_AND_VOTE, "Remote"))
                .with(new InterestDeclared("i2", "m3", InterestKind.INDIRECT, "A cousin"))
                .with(new DispensationGranted("i2", "m3", "m1", "No quorum", null));
        DecisionTaken taken = taken(onTheEngagement(), draft -> {
            draft.signOffs = List.of(item);
            draft.gate = null;
            draft.considerations = List.of();
        });
        assertThat(taken.quorum()).isEqualTo(QUORUM);
        assertThat(taken.vote()).isEqualTo(CARRIED);
        assertThat(taken.judgedAtPosition()).isEqualTo(42);
        assertThat(taken.conflicts())
                .containsExactly(
                        new ConflictRecord("m2", InterestKind.FINANCIAL, "Shares", ConflictAction.STAY_AND_VOTE, false),
                        new ConflictRecord("m3", InterestKind.INDIRECT, "A cousin", null, true));
        assertThat(taken.equalityAssessment()).isEqualTo(new DocumentVersion(ASSESSMENT, 1, "e".repeat(64)));
        assertThat(taken.irregularities()).isEmpty();
    }

    @Test
    void what_contradicts_the_items_is_refused_even_under_a_name() {
        contradicted(CitationRules.VoteIsThatOfTheItems.class, draft -> draft.vote = new VoteTally(3, 3, 3, 0, 0, 0));
        contradicted(
                CitationRules.QuorumIsThatOfTheItems.class,
                draft -> draft.quorum = new QuorumCount(2, 2, 3, List.of()));
        contradicted(CitationRules.ConflictsHoldWhatWasDeclared.class, draft -> {
            draft.conflicts = List.of();
            draft.signOffs =
                    List.of(granted(null).with(new InterestDeclared("i1", "m2", InterestKind.FINANCIAL, "Shares")));
        });
        contradicted(
                CitationRules.DecisionNamesTheEngagementOfItsItems.class,
                draft -> draft.signOffs = List.of(granted(new UUID(0, 99))));
        contradicted(
                CitationRules.ApprovalCitesAnItemThatWasGranted.class,
                draft -> draft.signOffs = List.of(granted(null).with(new SignOffRefused("Too dear", null, List.of()))));
        contradicted(
                CitationRules.CitedItemHasAnOutcome.class,
                draft -> draft.signOffs =
                        List.of(granted(null).with(new VoteOpened(List.of("m1"), null, null, List.of(), List.of()))));
        contradicted(
                CitationRules.CitedItemHasAnOutcome.class,
                draft -> draft.signOffs = List.of(granted(null).with(new SignOffRequestWithdrawn("Asked twice"))));
    }

    @Test
    void items_of_another_body_are_cited_without_being_taken_over() {
        CitedSignOff other = new CitedSignOff(
                new UUID(0, 8),
                Decisions.requested("westvale-gb", null),
                granted(null).interests(),
                granted(null).conditions(),
                QUORUM,
                CARRIED,
                null,
                Result.REFUSED);
        DecisionTaken taken = taken(new Draft(), draft -> draft.signOffs = List.of(other));
        assertThat(taken.vote()).isNull();
        assertThat(taken.conflicts()).isNull();
        assertThat(taken.signOffs()).containsExactly(new UUID(0, 8));
    }

    @Test
    void conditions_of_an_item_hold_for_the_decision_and_are_not_attached_again() {
        CitedSignOff item = granted(null).with(new ConditionAttached("plan", "A plan", "gb", "eastvale", null));
        contradicted(
                CitationRules.ConditionsOfAnItemMakeTheApprovalConditional.class,
                draft -> draft.signOffs = List.of(item));
        contradicted(CitationRules.ConditionOfAnItemIsNotAttachedAgain.class, draft -> {
            draft.signOffs = List.of(item);
            draft.outcome = DecisionOutcome.APPROVED_WITH_CONDITIONS;
            draft.conditions = List.of(new NewCondition("plan", "A plan", null, "eastvale", null));
        });
        assertThat(taken(
                                new Draft(),
                                draft -> draft.signOffs =
                                        List.of(item.with(new ConditionDischarged("plan", "gb", "Seen"))))
                        .outcome())
                .as("once settled it is plain")
                .isEqualTo(DecisionOutcome.APPROVED);
    }

    @Test
    void conditions_are_attached_in_the_same_append() {
        Draft draft = new Draft();
        draft.outcome = DecisionOutcome.APPROVED_WITH_CONDITIONS;
        draft.conditions = List.of(new NewCondition("plan", "A plan", null, "eastvale", null));
        List<DecisionEvent> events = new DecisionDecider().decide(new DecisionDecider().initial(), take(draft), NOW);
        assertThat(events)
                .hasSize(2)
                .last()
                .isEqualTo(new ConditionAttached("plan", "A plan", Decisions.BODY, "eastvale", null));
        assertThat(((DecisionTaken) events.getFirst()).conditions()).containsExactly("plan");
    }

    @Test
    void a_body_decides_only_what_a_scheme_gives_it() {
        passable(BodyDecidesOnlyWhatASchemeGivesIt.class, new Draft(), draft -> draft.given = false);
    }

    @Test
    void a_dissolved_body_decides_nothing() {
        passable(
                DissolvedBodyDecidesNothing.class,
                new Draft(),
                draft -> draft.body = BodyRoll.after(Decisions.BOARD, new BodyDissolved("Merged", null, null)));
    }

    @Test
    void a_vote_that_no_item_shows_is_judged_as_it_is_given() {
        passable(QuorumIsPresent.class, new Draft(), draft -> draft.quorum = new QuorumCount(2, 1, 3, List.of()));
        passable(
                DecisionRules.ApprovalIsCarriedByItsVote.class,
                new Draft(),
                draft -> draft.vote = new VoteTally(3, 3, 1, 1, 1, 0));
        assertThat(taken(new Draft(), draft -> {
                            draft.vote = new VoteTally(3, 3, 1, 2, 0, 0);
                            draft.outcome = DecisionOutcome.REJECTED;
                        })
                        .irregularities())
                .isEmpty();
    }

    @Test
    void the_report_that_is_relied_on_was_issued_before_the_decision() {
        passable(DecisionRules.ReportIsIssuedBeforeTheDecision.class, voted(), draft -> draft.report = null);
        passable(
                DecisionRules.ReportIsIssuedBeforeTheDecision.class,
                voted(),
                draft -> draft.reports = Map.of(1, NOW.plusSeconds(1)));
        given().when(take(change(voted(), draft -> draft.report = 2), ANN))
                .refusedBy(DecisionRules.ReliedOnReportWasIssued.class);
    }

    @Test
    void what_took_place_before_the_report_was_issued_says_so_for_ever() {
        Instant before = ISSUED.minusSeconds(60);
        Of of = Decisions.then(before);
        Draft draft = voted();
        given().when(new TakeDecision(of, draft.decision(), null, draft.facts()))
                .refusedBy(DecisionRules.ReportIsIssuedBeforeTheDecision.class);
        DecisionTaken taken = (DecisionTaken) new DecisionDecider()
                .decide(
                        new DecisionDecider().initial(),
                        new TakeDecision(of, draft.decision(), ANN, draft.facts()),
                        NOW)
                .getFirst();
        assertThat(taken.irregularities())
                .extracting(Irregularity::rule)
                .containsExactly(
                        "report-is-issued-before-the-decision", "equality-assessment-is-issued-before-the-decision");
        assertThat(taken.irregularities()).allSatisfy(each -> {
            assertThat(each.acceptedBy()).isEqualTo("ann");
            assertThat(each.reason()).isEqualTo("It took place");
        });
    }

    @Test
    void the_equality_assessment_that_is_relied_on_was_issued_before_the_decision() {
        passable(
                DecisionRules.EqualityAssessmentIsIssuedBeforeTheDecision.class,
                voted(),
                draft -> draft.assessment = null);
        passable(
                DecisionRules.EqualityAssessmentIsIssuedBeforeTheDecision.class,
                voted(),
                draft -> draft.withdrawnAt = ISSUED.plusSeconds(60));
        assertThat(taken(voted(), draft -> draft.withdrawnAt = NOW.plusSeconds(60))
                        .irregularities())
                .as("withdrawn later")
                .isEmpty();
        given().when(take(change(voted(), draft -> draft.kind = DocumentKind.BUSINESS_CASE), ANN))
                .refusedBy(DecisionRules.ReliedOnAssessmentIsAnEqualityAssessment.class);
        given().when(take(change(voted(), draft -> draft.assessment = new NamedVersion(ASSESSMENT, 2)), ANN))
                .refusedBy(DecisionRules.ReliedOnAssessmentVersionWasIssued.class);
        given().when(take(change(new Draft(), draft -> draft.assessment = new NamedVersion(ASSESSMENT, 1)), ANN))
                .refusedBy(DecisionRules.ReliedOnAssessmentIsOfTheEngagement.class);
    }

    @Test
    void without_a_vote_that_was_judged_the_gate_is_judged_with_the_decision() {
        Draft office = change(onTheEngagement(), draft -> draft.body = null);
        assertThat(taken(office, _ -> {}).judgedAtPosition()).isEqualTo(77);
        passable(EveryResponseIsCountedOrExcluded.class, office, draft -> draft.gate = gate(1));
        office.gate = gate(0);
        passable(DecisionRules.DecisionListsEveryDisposition.class, office, draft -> draft.considerations = List.of());
    }

    @Test
    void a_body_that_cites_no_item_shows_no_pack() {
        passable(PackIsSentWithNotice.class, onTheEngagement(), _ -> {});
    }

    @Test
    void proposals_and_considerations_are_those_of_the_engagement() {
        given().when(take(change(onTheEngagement(), draft -> draft.proposals = List.of("P9")), ANN))
                .refusedBy(DecisionRules.DecidedProposalIsInThePlan.class);
        given().when(take(change(onTheEngagement(), draft -> draft.considerations = List.of(new UUID(0, 44))), ANN))
                .refusedBy(DecisionRules.ReliedOnConsiderationIsOfTheEngagement.class);
        given().when(take(change(new Draft(), draft -> draft.proposals = List.of("P1")), ANN))
                .refusedBy(DecisionRules.WhatIsOfAnEngagementNamesIt.class);
        given().when(take(change(new Draft(), draft -> draft.text = " "), ANN))
                .refusedBy(FormRules.TextIsGivenAndFits.class);
    }

    @Test
    void an_item_is_taken_as_it_stands() {
        CitedSignOff asked = CitedSignOff.of(Decisions.SIGN_OFF, Decisions.requested(Decisions.BODY, ENGAGEMENT));
        assertThat(asked.result()).isEqualTo(Result.OPEN);
        CitedSignOff signed = fold(
                asked,
                new VoteOpened(List.of("m1", "m2"), QUORUM, 7L, List.of(), List.of()),
                new QuorumLost(new QuorumCount(2, 1, 3, List.of())),
                new VoteDeclared(CARRIED, true, List.of()),
                new SignOffGranted(1, "a".repeat(64), List.of(), null, List.of()));
        assertThat(signed.result()).isEqualTo(Result.GRANTED);
        assertThat(signed.vote()).isEqualTo(CARRIED);
        assertThat(signed.quorum()).isEqualTo(new QuorumCount(2, 1, 3, List.of()));
        assertThat(signed.judgedAtPosition()).isEqualTo(7);
        CitedSignOff putOff = fold(signed, new SignOffDeferred(null, "To hear more"));
        assertThat(putOff.result()).isEqualTo(Result.DEFERRED);
        assertThat(putOff.vote()).isNull();
        assertThat(putOff.judgedAtPosition()).isNull();
        CitedSignOff urgent = fold(asked, new UrgentActionTaken("m1", List.of(), "Signed", "Late", NOW, List.of()));
        assertThat(urgent.result()).isEqualTo(Result.GRANTED);
        assertThat(fold(urgent, new UrgentActionNotRatified("No")).result()).isEqualTo(Result.REFUSED);
    }

    private static CitedSignOff fold(CitedSignOff before, SignOffEvent... events) {
        CitedSignOff after = before;
        for (SignOffEvent event : events) {
            after = after.with(event);
        }
        return after;
    }

    /** On the engagement, decided at an item whose vote was judged. */
    private static Draft voted() {
        Draft draft = onTheEngagement();
        draft.signOffs = List.of(granted(ENGAGEMENT));
        draft.gate = null;
        return draft;
    }

    private static Draft change(Draft draft, Consumer<Draft> change) {
        change.accept(draft);
        return draft;
    }

    private static void contradicted(Class<? extends BusinessRule> rule, Consumer<Draft> change) {
        Draft draft = new Draft();
        draft.signOffs = List.of(granted(null));
        given().when(take(change(draft, change), ANN)).refusedBy(rule);
    }

    /** Refused, or recorded for ever under a name. */
    private static void passable(Class<? extends BusinessRule> rule, Draft draft, Consumer<Draft> change) {
        BusinessRule broken = given().when(take(change(draft, change))).refusedBy(rule);
        DecisionTaken taken = (DecisionTaken) new DecisionDecider()
                .decide(new DecisionDecider().initial(), take(draft, ANN), NOW)
                .getFirst();
        assertThat(taken.irregularities())
                .containsExactly(new Irregularity(broken.ruleName(), broken.explanation(), "ann", "It took place"));
    }

    private static DecisionTaken taken(Draft draft, Consumer<Draft> change) {
        return (DecisionTaken) new DecisionDecider()
                .decide(new DecisionDecider().initial(), take(change(draft, change)), NOW)
                .getFirst();
    }

    private static TakeDecision take(Draft draft) {
        return take(draft, null);
    }

    private static TakeDecision take(Draft draft, @Nullable NamedOverride override) {
        return new TakeDecision(Decisions.now(), draft.decision(), override, draft.facts());
    }
}
