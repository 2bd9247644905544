package org.duly.command.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.duly.command.web.Bodies.codebook;
import static org.duly.command.web.Bodies.logged;
import static org.duly.command.web.Bodies.opened;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.assertj.core.api.ObjectAssert;
import org.duly.command.consideration.ConsiderationCommand.RaiseConsideration;
import org.duly.command.engagement.EngagementCommand.IssueReport;
import org.duly.command.engagement.EngagementLookup;
import org.duly.command.engagement.EngagementRules.ReportNeedsNothingPending;
import org.duly.command.engagement.RegisterJudgement;
import org.duly.command.handling.CommandDispatcher;
import org.duly.command.handling.CommandDispatcher.Prepared;
import org.duly.command.handling.Freshness;
import org.duly.command.handling.Refusal;
import org.duly.command.handling.Request;
import org.duly.command.log.EventLog;
import org.duly.command.privacy.LegalHoldFold;
import org.duly.command.privacy.LegalHolds;
import org.duly.command.privacy.PrivacyCommand.EraseRespondent;
import org.duly.command.privacy.PrivacyRules.NothingIsErasedUnderALegalHold;
import org.duly.command.response.ConsideredJudgement;
import org.duly.command.response.RegisterFold;
import org.duly.command.response.ResponseLookup;
import org.duly.command.response.ThemeJudgement;
import org.duly.events.EventCodec;
import org.duly.events.consideration.ConsiderationRaised;
import org.junit.jupiter.api.Test;

/** What spans streams is judged on the log up to a position, and judged again when something came in between. */
class JudgedAcrossStreamsTest extends CommandServiceScenario {
    @Test
    void a_response_logged_between_check_and_append_stops_the_report() {
        UUID engagement = opened(service);
        RegisterFold register = service.bean(RegisterFold.class);
        refusedAfter(() -> logged(service, engagement), () -> {
                    RegisterJudgement judgement = register.judge(engagement);
                    return new Prepared(
                            new IssueReport(engagement, "0".repeat(64), judgement, null, null),
                            List.of(register.guard(engagement, judgement)));
                })
                .isInstanceOf(ReportNeedsNothingPending.class);
    }

    @Test
    void a_response_coded_between_count_and_append_is_counted_in_the_consideration() {
        UUID engagement = opened(service);
        codebook(service, engagement, "travel");
        UUID response = logged(service, engagement);
        service.post("/responses/" + response + "/count", "{}");
        RegisterFold register = service.bean(RegisterFold.class);
        AtomicInteger judged = new AtomicInteger();
        Request request = new Request("ann", "officer", null, UUID.randomUUID().toString(), new byte[] {1}, "c", null);
        service.bean(CommandDispatcher.class).dispatch(request, _ -> {
            ThemeJudgement judgement = register.judgeThemes(engagement, List.of("travel"), 1);
            if (judged.incrementAndGet() == 1) {
                service.post("/responses/" + response + "/code", """
                        {"responseVersion": 1, "codebookVersion": 1,
                         "positions": [{"proposalId": "P1", "position": "OPPOSE"}], "origin": "HUMAN",
                         "codings": [{"themeId": "travel", "questionId": "Q1", "position": "CONCERN"}]}""");
            }
            return new Prepared(
                    new RaiseConsideration(
                            UUID.randomUUID(),
                            engagement,
                            "Getting there",
                            List.of("travel"),
                            1,
                            judgement,
                            List.of("eastvale")),
                    List.of(register.themesGuard(engagement, judgement)));
        });
        assertThat(judged).hasValue(2);
        assertThat(service.recordedIn(engagement).getLast())
                .isInstanceOfSatisfying(
                        ConsiderationRaised.class,
                        raised -> assertThat(raised.itemCount()).isEqualTo(1));
    }

    @Test
    void a_response_logged_after_it_was_judged_how_far_all_are_considered_has_it_judged_again() {
        UUID engagement = opened(service);
        codebook(service, engagement, "travel");
        RegisterFold register = service.bean(RegisterFold.class);
        List<Long> pending = new ArrayList<>();
        Request request = new Request("ann", "officer", null, UUID.randomUUID().toString(), new byte[] {1}, "c", null);
        service.bean(CommandDispatcher.class).dispatch(request, _ -> {
            ConsideredJudgement judgement = register.judgeConsidered(engagement);
            pending.add(judgement.pending());
            if (pending.size() == 1) {
                logged(service, engagement);
            }
            return new Prepared(
                    new RaiseConsideration(
                            UUID.randomUUID(),
                            engagement,
                            "Getting there",
                            List.of("travel"),
                            1,
                            register.judgeThemes(engagement, List.of("travel"), 1),
                            List.of("eastvale")),
                    List.of(register.consideredGuard(engagement, judgement)));
        });
        assertThat(pending).containsExactly(0L, 1L);
    }

    @Test
    void a_legal_hold_placed_between_check_and_append_stops_the_erasure() {
        UUID engagement = opened(service);
        UUID response = logged(service, engagement);
        UUID respondent = service.bean(ResponseLookup.class).facts(response).respondentId();
        LegalHoldFold holds = service.bean(LegalHoldFold.class);
        refusedAfter(
                        () -> service.post(
                                        "/engagements/" + engagement + "/legal-holds",
                                        "{\"matter\": \"Claim CO/123\", \"reason\": \"Judicial review\"}")
                                .id(),
                        () -> {
                            LegalHolds judged = holds.judge(engagement);
                            return new Prepared(
                                    new EraseRespondent(engagement, respondent, "Article 17", judged),
                                    List.of(holds.guard(engagement, judged)));
                        })
                .isInstanceOf(NothingIsErasedUnderALegalHold.class);
    }

    @Test
    void a_register_read_on_says_the_same_as_one_read_anew() {
        UUID engagement = opened(service);
        RegisterFold readOn = service.bean(RegisterFold.class);
        UUID first = logged(service, engagement);
        readOn.judge(engagement);
        UUID second = logged(service, engagement);
        service.post("/responses/" + first + "/count", "{}");
        service.post("/responses/" + second + "/withdraw", "{}");
        RegisterFold anew = new RegisterFold(service.bean(EventLog.class), service.bean(EventCodec.class));
        assertThat(readOn.judge(engagement)).isEqualTo(anew.judge(engagement));
        assertThat(readOn.judgeConsidered(engagement)).isEqualTo(anew.judgeConsidered(engagement));
    }

    @Test
    void a_remembered_deadline_is_read_again_when_a_refusal_hangs_on_it() {
        UUID engagement = opened(service);
        EngagementLookup lookup = new EngagementLookup(service.bean(EventLog.class), service.bean(EventCodec.class));
        Instant announced = lookup.facts(engagement, Freshness.HEAD).closesAt();
        service.post("/engagements/" + engagement + "/extend-deadline", """
                {"closesAt": "2019-12-08T00:00:00Z", "timeZone": "Europe/London", "reason": "Half term"}""");
        assertThat(lookup.facts(engagement, Freshness.CACHED).closesAt()).isEqualTo(announced);
        assertThat(lookup.facts(engagement, Freshness.HEAD).closesAt()).isEqualTo("2019-12-08T00:00:00Z");
    }

    /** Dispatches what is judged fit, having something else happen after it was first judged. */
    private static ObjectAssert<Object> refusedAfter(Runnable meanwhile, Supplier<Prepared> judging) {
        AtomicInteger judged = new AtomicInteger();
        Request request = new Request("ann", "officer", null, UUID.randomUUID().toString(), new byte[] {1}, "c", null);
        Refusal[] refusal = new Refusal[1];
        assertThatThrownBy(() -> service.bean(CommandDispatcher.class).dispatch(request, _ -> {
                    Prepared prepared = judging.get();
                    if (judged.incrementAndGet() == 1) {
                        meanwhile.run();
                    }
                    return prepared;
                }))
                .isInstanceOfSatisfying(Refusal.class, refused -> refusal[0] = refused);
        assertThat(judged).hasValueGreaterThan(1);
        return assertThat((Object) refusal[0].rule());
    }
}
