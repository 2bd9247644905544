package org.duly.command.consideration;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.duly.command.consideration.ConsiderationCommand.AnswerConsideration;
import org.duly.command.consideration.ConsiderationCommand.RaiseConsideration;
import org.duly.command.consideration.ConsiderationCommand.ReopenConsideration;
import org.duly.command.consideration.ConsiderationCommand.WithdrawConsideration;
import org.duly.command.engagement.Engagements;
import org.duly.command.handling.FormRules;
import org.duly.command.handling.Scenario;
import org.duly.command.response.ThemeJudgement;
import org.duly.events.codebook.Codebook;
import org.duly.events.codebook.CodebookVersionFixed;
import org.duly.events.consideration.ConsiderationAnswered;
import org.duly.events.consideration.ConsiderationEvent;
import org.duly.events.consideration.ConsiderationRaised;
import org.duly.events.consideration.ConsiderationReopened;
import org.duly.events.consideration.ConsiderationWithdrawn;
import org.duly.events.consideration.Disposition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConsiderationDeciderTest {
    private static final UUID ID = new UUID(0, 5);
    private static final List<String> BODIES = List.of("eastvale", "northmere");
    private static final ThemeJudgement JUDGED = new ThemeJudgement(
            7, 9, 1, Codebook.EMPTY.with(new CodebookVersionFixed(1, List.of("access", "voice"))), 77);
    private static final ConsiderationRaised RAISED =
            new ConsiderationRaised(Engagements.ID, "Stay close to people", List.of("access"), 1, 7, 9, 1, 77, BODIES);
    private static final ConsiderationWithdrawn WITHDRAWN = new ConsiderationWithdrawn("Part of another");

    @Test
    void a_point_is_raised_once_with_what_the_register_came_to() {
        given().when(raise(List.of("access"), 1, BODIES)).then(RAISED);
        given(RAISED)
                .when(raise(List.of("access"), 1, BODIES))
                .refusedBy(ConsiderationRules.ConsiderationIsRaisedOnce.class);
    }

    @Test
    void a_point_is_made_of_themes_of_a_fixed_version() {
        given().when(raise(List.of("access"), 2, BODIES)).refusedBy(ConsiderationRules.ConsideredVersionWasFixed.class);
        given().when(raise(List.of("access"), 0, BODIES)).refusedBy(ConsiderationRules.ConsideredVersionWasFixed.class);
        given().when(raise(List.of("access", "parking"), 1, BODIES))
                .refusedBy(ConsiderationRules.ConsideredThemeIsInTheVersion.class);
        given().when(raise(List.of(), 1, BODIES)).refusedBy(FormRules.NumberIsWithin.class);
    }

    @Test
    void a_point_is_put_to_at_least_one_body() {
        given().when(raise(List.of("access"), 1, List.of())).refusedBy(FormRules.NumberIsWithin.class);
    }

    @Test
    void bodies_that_were_asked_answer_together_or_apart() {
        given(RAISED)
                .when(answer(BODIES, Disposition.ACCEPTED, null))
                .then(answered(BODIES, Disposition.ACCEPTED, null));
        given(RAISED, answered(BODIES, Disposition.ACCEPTED, null))
                .when(answer(List.of("eastvale"), Disposition.NOT_ACCEPTED, null))
                .then(answered(List.of("eastvale"), Disposition.NOT_ACCEPTED, null));
        given(RAISED)
                .when(answer(List.of("southdown"), Disposition.NOTED, null))
                .refusedBy(ConsiderationRules.AnsweringBodyWasAsked.class);
        given().when(answer(BODIES, Disposition.NOTED, null)).refusedBy(ConsiderationRules.ConsiderationIsRaised.class);
    }

    @Test
    void a_referral_says_to_whom_and_nothing_else_does() {
        given(RAISED)
                .when(answer(BODIES, Disposition.REFERRED, "partnership"))
                .then(answered(BODIES, Disposition.REFERRED, "partnership"));
        given(RAISED)
                .when(answer(BODIES, Disposition.REFERRED, null))
                .refusedBy(ConsiderationRules.ReferralNamesTheBodyReferredTo.class);
        given(RAISED)
                .when(answer(BODIES, Disposition.NOTED, "partnership"))
                .refusedBy(ConsiderationRules.ReferralNamesTheBodyReferredTo.class);
    }

    @Test
    void a_point_is_reopened_and_counted_anew() {
        ReopenConsideration reopen =
                new ReopenConsideration(ID, Engagements.ID, List.of("voice"), 1, JUDGED, "Late ones were counted");
        given(RAISED, answered(BODIES, Disposition.ACCEPTED, null))
                .when(reopen)
                .then(new ConsiderationReopened(List.of("voice"), 1, 7, 9, 1, 77, "Late ones were counted"));
        given().when(reopen).refusedBy(ConsiderationRules.ConsiderationIsRaised.class);
        given(RAISED)
                .when(new ReopenConsideration(ID, Engagements.ID, List.of("parking"), 1, JUDGED, "Again"))
                .refusedBy(ConsiderationRules.ConsideredThemeIsInTheVersion.class);
    }

    @Test
    void a_point_that_was_withdrawn_stays_withdrawn() {
        WithdrawConsideration withdraw = new WithdrawConsideration(ID, Engagements.ID, "Part of another");
        given(RAISED).when(withdraw).then(WITHDRAWN);
        for (ConsiderationCommand command : List.of(
                withdraw,
                answer(BODIES, Disposition.NOTED, null),
                new ReopenConsideration(ID, Engagements.ID, List.of("access"), 1, JUDGED, "Again"))) {
            given(RAISED, WITHDRAWN)
                    .when(command)
                    .refusedBy(ConsiderationRules.WithdrawnConsiderationStaysWithdrawn.class);
        }
    }

    private static Scenario<ConsiderationState, ConsiderationCommand, ConsiderationEvent> given(
            ConsiderationEvent... events) {
        return Scenario.of(new ConsiderationDecider(), Instant.EPOCH).given(List.of(events));
    }

    private static RaiseConsideration raise(List<String> themes, int version, List<String> bodies) {
        return new RaiseConsideration(ID, Engagements.ID, "Stay close to people", themes, version, JUDGED, bodies);
    }

    private static AnswerConsideration answer(
            List<String> bodies, Disposition disposition, @Nullable String referredTo) {
        return new AnswerConsideration(
                ID, Engagements.ID, bodies, disposition, "For these reasons", "Buses", referredTo, null);
    }

    private static ConsiderationAnswered answered(
            List<String> bodies, Disposition disposition, @Nullable String referredTo) {
        return new ConsiderationAnswered(bodies, disposition, "For these reasons", "Buses", referredTo);
    }
}
