package org.duly.command.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.duly.command.decision.Decisions.ANN;
import static org.duly.command.decision.Decisions.ID;
import static org.duly.command.decision.Decisions.NOW;
import static org.duly.command.decision.Decisions.given;
import static org.duly.command.decision.Decisions.now;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.duly.command.decision.DecisionCommand.CallInDecision;
import org.duly.command.decision.DecisionCommand.ChangeDecisionCondition;
import org.duly.command.decision.DecisionCommand.CorrectDecision;
import org.duly.command.decision.DecisionCommand.DetermineReferral;
import org.duly.command.decision.DecisionCommand.DismissCallIn;
import org.duly.command.decision.DecisionCommand.MakeDecisionEffective;
import org.duly.command.decision.DecisionCommand.PublishDecision;
import org.duly.command.decision.DecisionCommand.ReferToScrutiny;
import org.duly.command.decision.DecisionCommand.RescindDecision;
import org.duly.command.decision.DecisionCommand.SupersedeDecision;
import org.duly.command.decision.DecisionCommand.UpholdCallIn;
import org.duly.command.governance.ConditionChange.BreachCondition;
import org.duly.command.governance.ConditionChange.DischargeCondition;
import org.duly.command.governance.ConditionChange.EvidenceCondition;
import org.duly.command.governance.ConditionChange.WaiveCondition;
import org.duly.command.governance.ConditionRules.ConditionIsSettledByWhoeverSetIt;
import org.duly.command.governance.NamedOverride;
import org.duly.command.handling.BusinessRule;
import org.duly.command.handling.FormRules;
import org.duly.command.handling.Scenario;
import org.duly.events.body.Regime;
import org.duly.events.decision.CallInDismissed;
import org.duly.events.decision.CallInUpheld;
import org.duly.events.decision.DecisionCalledIn;
import org.duly.events.decision.DecisionCorrected;
import org.duly.events.decision.DecisionEffective;
import org.duly.events.decision.DecisionEvent;
import org.duly.events.decision.DecisionField;
import org.duly.events.decision.DecisionOutcome;
import org.duly.events.decision.DecisionPublished;
import org.duly.events.decision.DecisionRecord;
import org.duly.events.decision.DecisionRescinded;
import org.duly.events.decision.DecisionSuperseded;
import org.duly.events.decision.DecisionTaken;
import org.duly.events.decision.PublishedUnder;
import org.duly.events.decision.ReferralOutcome;
import org.duly.events.decision.ScrutinyReferralDetermined;
import org.duly.events.decision.ScrutinyReferred;
import org.duly.events.governance.ConditionAttached;
import org.duly.events.governance.ConditionBreached;
import org.duly.events.governance.ConditionDischarged;
import org.duly.events.governance.ConditionEvidenced;
import org.duly.events.governance.ConditionWaived;
import org.duly.events.governance.Conditions;
import org.duly.events.governance.Irregularity;
import org.duly.events.programme.DatePrecision;
import org.duly.events.programme.SourceReference;
import org.duly.events.programme.StatedDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DecisionDeciderTest {
    private static final StatedDate TODAY = StatedDate.day(LocalDate.of(2020, 1, 14));
    private static final StatedDate TOMORROW = StatedDate.day(LocalDate.of(2020, 1, 15));
    private static final UUID LATER = new UUID(0, 10);
    private static final DecisionTaken TAKEN = taken(null, List.of());
    private static final DecisionTaken COMPLETE = taken("It is cheaper", List.of());
    private static final DecisionCalledIn CALLED_IN = new DecisionCalledIn("scrutiny", List.of("c3"), "Not asked");
    private static final ScrutinyReferred REFERRED = new ScrutinyReferred("health-scrutiny", "minister", "Not asked");
    private static final DecisionEffective EFFECTIVE = new DecisionEffective(TODAY, List.of());
    private static final ConditionAttached PLAN = new ConditionAttached("plan", "A plan", "gb", "eastvale", null);

    @Test
    void only_what_was_decided_changes() {
        given().when(new DismissCallIn(now(), "scrutiny", "Seen")).refusedBy(DecisionRules.DecisionIsTaken.class);
    }

    @Test
    void a_correction_says_what_stood_there() {
        given(COMPLETE)
                .when(correct(DecisionField.REASONS, "It is cheaper", "It is closer"))
                .then(new DecisionCorrected(DecisionField.REASONS, "It is cheaper", "It is closer", "Misread"));
        given(COMPLETE)
                .when(correct(DecisionField.REASONS, null, "It is closer"))
                .refusedBy(EffectRules.CorrectionFindsWhatStands.class);
        given(TAKEN)
                .when(correct(DecisionField.REASONS, "It is cheaper", "It is closer"))
                .refusedBy(EffectRules.CorrectionFindsWhatStands.class);
        given(TAKEN)
                .when(correct(DecisionField.TITLE, "Merge", "Merge"))
                .refusedBy(EffectRules.CorrectionReadsOtherwise.class);
        given(TAKEN)
                .when(correct(DecisionField.OTHER, "Minute 9", "Minute 8"))
                .then(new DecisionCorrected(DecisionField.OTHER, "Minute 9", "Minute 8", "Misread"));
    }

    @Test
    void a_later_correction_starts_from_the_earlier_one() {
        given(TAKEN)
                .given(new DecisionCorrected(DecisionField.REASONS, null, "It is cheaper", "Left out"))
                .when(correct(DecisionField.REASONS, "It is cheaper", "It is closer"))
                .then(new DecisionCorrected(DecisionField.REASONS, "It is cheaper", "It is closer", "Misread"));
    }

    @Test
    void a_record_is_published_once_it_holds_what_its_regime_requires() {
        given(COMPLETE)
                .when(publish(Regime.COUNCIL_EXECUTIVE, null))
                .then(new DecisionPublished(DecisionRecord.of(COMPLETE).sha256(ID, NOW), "web", List.of()));
        BusinessRule incomplete = given(TAKEN)
                .when(publish(Regime.COUNCIL_EXECUTIVE, null))
                .refusedBy(EffectRules.RecordHoldsWhatItsRegimeRequires.class);
        assertThat(incomplete.explanation()).contains("the reasons for the decision");
        given(TAKEN)
                .when(publish(Regime.COUNCIL_EXECUTIVE, ANN))
                .then(new DecisionPublished(
                        DecisionRecord.of(TAKEN).sha256(ID, NOW), "web", List.of(broken(incomplete))));
        given(TAKEN)
                .when(publish(Regime.NHS_BODY, null))
                .then(new DecisionPublished(DecisionRecord.of(TAKEN).sha256(ID, NOW), "web", List.of()));
    }

    @Test
    void a_record_is_published_again_once_it_was_corrected() {
        DecisionPublished published =
                new DecisionPublished(DecisionRecord.of(COMPLETE).sha256(ID, NOW), "web", List.of());
        DecisionCorrected corrected = new DecisionCorrected(DecisionField.TITLE, "Merge", "To merge", "Clearer");
        given(COMPLETE, published)
                .when(publish(Regime.OTHER, null))
                .refusedBy(EffectRules.RecordIsPublishedAgainOnceCorrected.class);
        given(COMPLETE, published, corrected)
                .when(publish(Regime.OTHER, null))
                .then(new DecisionPublished(
                        DecisionRecord.of(COMPLETE).with(corrected).sha256(ID, NOW), "web", List.of()));
    }

    @Test
    void only_decisions_of_a_councils_executive_are_called_in_and_before_they_take_effect() {
        given(TAKEN).when(callIn(Regime.COUNCIL_EXECUTIVE)).then(CALLED_IN);
        for (Regime other : List.of(Regime.COUNCIL_NON_EXECUTIVE, Regime.NHS_BODY, Regime.OTHER)) {
            given(TAKEN).when(callIn(other)).refusedBy(ScrutinyRules.OnlyACouncilsExecutiveIsCalledIn.class);
        }
        given(TAKEN, CALLED_IN)
                .when(callIn(Regime.COUNCIL_EXECUTIVE))
                .refusedBy(ScrutinyRules.CommitteeCallsInOnceAtATime.class);
        given(TAKEN)
                .when(new CallInDecision(now(), "scrutiny", List.of(), "Not asked", Regime.COUNCIL_EXECUTIVE))
                .refusedBy(ScrutinyRules.SomebodyCallsItIn.class);
        Scenario<DecisionState, DecisionCommand, DecisionEvent> inEffect =
                given(TAKEN, new DecisionEffective(TOMORROW, List.of())).at(NOW.plusSeconds(100L * 86_400));
        inEffect.when(callIn(Regime.COUNCIL_EXECUTIVE)).refusedBy(ScrutinyRules.CallInComesBeforeTheEffect.class);
        inEffect.when(new CallInDecision(
                        Decisions.then(NOW), "scrutiny", List.of("c3"), "Not asked", Regime.COUNCIL_EXECUTIVE))
                .then(CALLED_IN);
    }

    @Test
    void a_call_in_is_determined_by_the_committee_that_called_in() {
        given(TAKEN, CALLED_IN)
                .when(new UpholdCallIn(now(), "scrutiny", "Ask first", "council"))
                .then(new CallInUpheld("scrutiny", "Ask first", "council"));
        given(TAKEN, CALLED_IN)
                .when(new DismissCallIn(now(), "scrutiny", "Seen"))
                .then(new CallInDismissed("scrutiny", "Seen"));
        given(TAKEN, CALLED_IN)
                .when(new DismissCallIn(now(), "another", "Seen"))
                .refusedBy(ScrutinyRules.CallInIsDeterminedByItsCommittee.class);
        given(TAKEN, CALLED_IN, new CallInDismissed("scrutiny", "Seen"))
                .when(new UpholdCallIn(now(), "scrutiny", "Ask first", null))
                .refusedBy(ScrutinyRules.CallInIsDeterminedByItsCommittee.class);
    }

    @Test
    void a_referral_is_open_once_and_determined() {
        ReferToScrutiny refer = new ReferToScrutiny(now(), "health-scrutiny", "minister", "Not asked");
        given(TAKEN).when(refer).then(REFERRED);
        given(TAKEN, REFERRED).when(refer).refusedBy(ScrutinyRules.CommitteeRefersOnceAtATime.class);
        DetermineReferral determine =
                new DetermineReferral(now(), "health-scrutiny", "minister", ReferralOutcome.NOT_UPHELD, "Asked");
        given(TAKEN, REFERRED)
                .when(determine)
                .then(new ScrutinyReferralDetermined(
                        "health-scrutiny", "minister", ReferralOutcome.NOT_UPHELD, "Asked"));
        given(TAKEN).when(determine).refusedBy(ScrutinyRules.DeterminedReferralIsOpen.class);
    }

    @Test
    void a_decision_takes_effect_once_nothing_is_in_the_way() {
        given(TAKEN).when(effective(Regime.NHS_BODY, null)).then(EFFECTIVE);
        given(TAKEN, EFFECTIVE)
                .when(effective(Regime.NHS_BODY, ANN))
                .refusedBy(EffectRules.DecisionTakesEffectOnce.class);
        given(TAKEN, CALLED_IN, new CallInDismissed("scrutiny", "Seen"))
                .when(effective(Regime.COUNCIL_EXECUTIVE, null))
                .then(EFFECTIVE);
        passable(EffectRules.CalledInDecisionWaits.class, TAKEN, CALLED_IN);
        passable(EffectRules.ReferredDecisionWaits.class, TAKEN, REFERRED);
        passable(
                EffectRules.DecisionSentBackIsTakenAgain.class,
                TAKEN,
                CALLED_IN,
                new CallInUpheld("scrutiny", "Ask first", null));
        passable(
                EffectRules.DecisionSentBackIsTakenAgain.class,
                TAKEN,
                REFERRED,
                new ScrutinyReferralDetermined("health-scrutiny", "minister", ReferralOutcome.REFERRED_BACK, "Again"));
        passable(EffectRules.EndedDecisionTakesNoEffect.class, TAKEN, new DecisionRescinded(null, "Overtaken"));
    }

    @Test
    void an_effect_is_recorded_once_its_date_has_come() {
        MakeDecisionEffective early = new MakeDecisionEffective(now(), TOMORROW, ANN, Regime.NHS_BODY, List.of());
        BusinessRule refused = given(TAKEN).when(early).refusedBy(FormRules.DateHasCome.class);
        assertThat(refused.explanation())
                .isEqualTo("2020-01-15 has not come yet: it is 2020-01-14. Give the date it happened.");
        given(TAKEN).at(NOW.plusSeconds(86_400)).when(early).then(new DecisionEffective(TOMORROW, List.of()));
        StatedDate thisQuarter = new StatedDate(DatePrecision.QUARTER, "2020-Q1", null);
        given(TAKEN)
                .when(new MakeDecisionEffective(now(), thisQuarter, null, Regime.NHS_BODY, List.of()))
                .then(new DecisionEffective(thisQuarter, List.of()));
    }

    @Test
    void a_key_decision_of_a_councils_executive_is_published_before_it_takes_effect() {
        DecisionTaken key = key(COMPLETE);
        given(key)
                .when(effective(Regime.COUNCIL_EXECUTIVE, null))
                .refusedBy(EffectRules.KeyDecisionIsPublishedBeforeItTakesEffect.class);
        given(key, new DecisionPublished("a".repeat(64), null, List.of()))
                .when(effective(Regime.COUNCIL_EXECUTIVE, null))
                .then(EFFECTIVE);
        given(key).when(effective(Regime.COUNCIL_NON_EXECUTIVE, null)).then(EFFECTIVE);
        given(COMPLETE).when(effective(Regime.COUNCIL_EXECUTIVE, null)).then(EFFECTIVE);
    }

    @Test
    void a_decision_on_conditions_waits_for_whoever_set_them() {
        DecisionTaken taken = taken(null, List.of("plan"));
        passable(EffectRules.ConditionsAreSettledBeforeTheEffect.class, taken, PLAN);
        passable(
                EffectRules.ConditionsAreSettledBeforeTheEffect.class,
                taken,
                PLAN,
                new ConditionEvidenced("plan", new SourceReference("The plan", null, null), null));
        passable(
                EffectRules.ConditionsAreSettledBeforeTheEffect.class,
                taken,
                PLAN,
                new ConditionDischarged("plan", "gb", "Seen"),
                new ConditionBreached("plan", "Stopped"));
        given(taken, PLAN, new ConditionDischarged("plan", "gb", "Seen"))
                .when(effective(Regime.NHS_BODY, null))
                .then(EFFECTIVE);
        given(taken, PLAN, new ConditionWaived("plan", "gb", "Moot"))
                .when(effective(Regime.NHS_BODY, null))
                .then(EFFECTIVE);
    }

    @Test
    void conditions_of_the_items_it_cites_are_waited_for_too() {
        MakeDecisionEffective effective = new MakeDecisionEffective(
                now(), TODAY, null, Regime.NHS_BODY, Conditions.NONE.with(PLAN).unsettled());
        given(TAKEN).when(effective).refusedBy(EffectRules.ConditionsAreSettledBeforeTheEffect.class);
    }

    @Test
    void conditions_change_as_everywhere() {
        SourceReference plan = new SourceReference("The plan", null, null);
        given(TAKEN, PLAN)
                .when(new ChangeDecisionCondition(now(), new EvidenceCondition("plan", plan, null)))
                .then(new ConditionEvidenced("plan", plan, null));
        given(TAKEN, PLAN)
                .when(new ChangeDecisionCondition(now(), new DischargeCondition("plan", "eastvale", "Seen")))
                .refusedBy(ConditionIsSettledByWhoeverSetIt.class);
        given(TAKEN, PLAN)
                .when(new ChangeDecisionCondition(now(), new WaiveCondition("plan", "gb", "Moot")))
                .then(new ConditionWaived("plan", "gb", "Moot"));
        given(TAKEN, PLAN)
                .when(new ChangeDecisionCondition(now(), new BreachCondition("plan", "Stopped")))
                .then(new ConditionBreached("plan", "Stopped"));
    }

    @Test
    void decisions_that_take_each_others_place_form_a_chain() {
        given(TAKEN)
                .when(new SupersedeDecision(now(), LATER, "Widened", List.of(LATER)))
                .then(new DecisionSuperseded(LATER, "Widened"));
        given(TAKEN)
                .when(new SupersedeDecision(now(), ID, "Widened", List.of(ID)))
                .refusedBy(EffectRules.LaterDecisionsFormNoCircle.class);
        given(TAKEN)
                .when(new SupersedeDecision(now(), LATER, "Widened", List.of(LATER, new UUID(0, 11), ID)))
                .refusedBy(EffectRules.LaterDecisionsFormNoCircle.class);
        given(TAKEN, new DecisionSuperseded(LATER, "Widened"))
                .when(new SupersedeDecision(now(), LATER, "Widened", List.of(LATER)))
                .refusedBy(EffectRules.DecisionEndsOnce.class);
    }

    @Test
    void a_decision_is_taken_back_by_another_or_by_none() {
        given(TAKEN)
                .when(new RescindDecision(now(), null, "Overtaken", List.of()))
                .then(new DecisionRescinded(null, "Overtaken"));
        given(TAKEN)
                .when(new RescindDecision(now(), LATER, "Overtaken", List.of(LATER)))
                .then(new DecisionRescinded(LATER, "Overtaken"));
        given(TAKEN)
                .when(new RescindDecision(now(), LATER, "Overtaken", List.of(LATER, ID)))
                .refusedBy(EffectRules.LaterDecisionsFormNoCircle.class);
        given(TAKEN, new DecisionRescinded(null, "Overtaken"))
                .when(new RescindDecision(now(), null, "Overtaken", List.of()))
                .refusedBy(EffectRules.DecisionEndsOnce.class);
    }

    /** Refused, or recorded for ever under a name. */
    private static void passable(Class<? extends BusinessRule> rule, DecisionEvent... events) {
        BusinessRule broken =
                given(events).when(effective(Regime.COUNCIL_EXECUTIVE, null)).refusedBy(rule);
        given(events)
                .when(effective(Regime.COUNCIL_EXECUTIVE, ANN))
                .then(new DecisionEffective(TODAY, List.of(broken(broken))));
    }

    private static Irregularity broken(BusinessRule rule) {
        return new Irregularity(rule.ruleName(), rule.explanation(), "ann", "It took place");
    }

    private static CorrectDecision correct(DecisionField field, @Nullable String was, String is) {
        return new CorrectDecision(now(), field, was, is, "Misread");
    }

    private static PublishDecision publish(Regime regime, @Nullable NamedOverride override) {
        return new PublishDecision(now(), "web", override, new PublishedUnder(regime, false), NOW);
    }

    private static CallInDecision callIn(Regime regime) {
        return new CallInDecision(now(), "scrutiny", List.of("c3"), "Not asked", regime);
    }

    private static MakeDecisionEffective effective(Regime regime, @Nullable NamedOverride override) {
        return new MakeDecisionEffective(now(), TODAY, override, regime, List.of());
    }

    private static DecisionTaken key(DecisionTaken taken) {
        return decision(taken.reasons(), taken.conditions(), true);
    }

    private static DecisionTaken taken(@Nullable String reasons, List<String> conditions) {
        return decision(reasons, conditions, false);
    }

    private static DecisionTaken decision(@Nullable String reasons, List<String> conditions, boolean key) {
        return new DecisionTaken(
                Decisions.BODY,
                "Merge",
                "To merge",
                DecisionOutcome.APPROVED,
                null,
                key,
                reasons,
                List.of(),
                List.of(),
                null,
                List.of(),
                null,
                List.of(),
                List.of(),
                null,
                null,
                List.of(),
                List.of(),
                null,
                null,
                null,
                conditions,
                null,
                List.of());
    }
}
