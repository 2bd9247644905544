package org.duly.command.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.duly.command.web.Bodies.logged;
import static org.duly.command.web.Bodies.opened;
import static org.duly.command.web.GovernanceBodies.circulated;
import static org.duly.command.web.GovernanceBodies.considered;
import static org.duly.command.web.GovernanceBodies.issued;
import static org.duly.command.web.GovernanceBodies.requested;
import static org.duly.command.web.GovernanceBodies.withItsScheme;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.duly.command.decision.DecisionCommand.Of;
import org.duly.command.decision.DecisionCommand.TakeDecision;
import org.duly.command.decision.DecisionFactsLookup;
import org.duly.command.decision.DecisionFactsLookup.KnownFacts;
import org.duly.command.decision.DecisionLookup;
import org.duly.command.decision.KnownDecision;
import org.duly.command.decision.NewDecision;
import org.duly.command.decision.NewDecision.NamedVersion;
import org.duly.command.governance.GateRules.EveryResponseIsCountedOrExcluded;
import org.duly.command.handling.CommandDispatcher;
import org.duly.command.handling.CommandDispatcher.Prepared;
import org.duly.command.handling.Refusal;
import org.duly.command.handling.Request;
import org.duly.command.web.RunningCommandService.Answer;
import org.duly.events.DomainEvent;
import org.duly.events.decision.DecisionOutcome;
import org.duly.events.decision.DecisionPublished;
import org.duly.events.decision.DecisionTaken;
import org.duly.events.governance.Authority;
import org.duly.events.governance.AuthorityKind;
import org.duly.events.governance.VoteTally;
import org.duly.events.signoff.VoteOpened;
import org.junit.jupiter.api.Test;

class DecisionApiTest extends CommandServiceScenario {
    private static final String OVERRIDE =
            "\"override\": {\"by\": \"governance-lead\", \"reason\": \"It took place so\"}";

    private static final String TODAY = "{\"on\": {\"precision\": \"DAY\", \"date\": \"2019-10-18\"}}";

    @Test
    void a_board_decides_at_its_item_and_the_decision_takes_effect_once_its_conditions_are_settled() {
        UUID engagement = opened(service);
        UUID consideration = considered(service, engagement);
        String body = withItsScheme(service);
        UUID signOff = signed(body, engagement, consideration);
        // What was judged before the vote stands, whatever came in since.
        logged(service, engagement);
        Answer taken = service.post("/decisions", """
                {"decidedBy": "%s", "title": "Merge", "text": "To merge", "outcome": "APPROVED_WITH_CONDITIONS",
                 "engagementId": "%s", "proposals": ["P1"], "signOffs": ["%s"], "reportVersion": 1,
                 "equalityAssessment": {"documentId": "%s", "version": 1},
                 "conditions": [{"conditionId": "plan", "text": "A plan", "owner": "eastvale"}]}""".formatted(body, engagement, signOff, assessment(engagement)));
        assertThat(taken.status()).as(taken.problem()).isEqualTo(201);
        assertThat(taken.json()
                        .required("forReview")
                        .get(0)
                        .required("sentence")
                        .stringValue())
                .isEqualTo("For review: decided before the close of the engagement");
        DecisionTaken decision = recorded(engagement, DecisionTaken.class);
        assertThat(decision.vote()).isEqualTo(new VoteTally(3, 3, 2, 0, 0, 1));
        assertThat(decision.judgedAtPosition())
                .isEqualTo(recorded(engagement, VoteOpened.class).judgedAtPosition());
        assertThat(decision.authority()).isEqualTo(new Authority(AuthorityKind.RESERVED, body, "mergers", null));
        assertThat(decision.conflicts()).isEmpty();
        assertThat(decision.irregularities()).isEmpty();

        UUID id = taken.id();
        accepted(id, "publish", "{\"where\": \"https://duly.example/decisions/7\"}");
        KnownDecision published = service.bean(DecisionLookup.class).decision(id);
        assertThat(recorded(engagement, DecisionPublished.class).recordSha256())
                .isEqualTo(published.state().record().sha256(id, published.decidedAt()));
        assertThat(service.post("/decisions/" + id + "/make-effective", TODAY).problem())
                .isEqualTo("conditions-are-settled-before-the-effect");
        accepted(id, "conditions/plan/evidence", "{\"evidence\": {\"document\": \"The plan\"}}");
        accepted(id, "conditions/plan/discharge", "{\"by\": \"%s\", \"reasons\": \"Seen\"}".formatted(body));
        accepted(id, "make-effective", TODAY);
        accepted(id, "correct", """
                {"field": "TITLE", "was": "Merge", "is": "To merge", "reason": "Clearer"}""");
        accepted(id, "publish", "{}");
    }

    @Test
    void conditions_of_the_item_stay_there_and_hold_the_decision_up() {
        UUID engagement = opened(service);
        String body = withItsScheme(service);
        UUID signOff = requested(service, body, engagement, issued(service, engagement));
        service.post("/sign-offs/" + signOff + "/grant", """
                {"conditions": [{"conditionId": "plan", "text": "A plan", "owner": "eastvale"}], %s}""".formatted(OVERRIDE));
        UUID id = service.post("/decisions", """
                {"decidedBy": "%s", "title": "Merge", "text": "To merge", "outcome": "APPROVED_WITH_CONDITIONS",
                 "engagementId": "%s", "signOffs": ["%s"], %s}""".formatted(body, engagement, signOff, OVERRIDE))
                .id();
        assertThat(service.post("/decisions/" + id + "/make-effective", TODAY).problem())
                .isEqualTo("conditions-are-settled-before-the-effect");
        service.post(
                "/sign-offs/" + signOff + "/conditions/plan/waive",
                "{\"by\": \"%s\", \"reasons\": \"Moot\"}".formatted(body));
        accepted(id, "make-effective", TODAY);
    }

    @Test
    void what_has_not_happened_yet_takes_no_effect() {
        UUID id = decided(withItsScheme(service));
        Answer refused = service.post(
                "/decisions/" + id + "/make-effective", "{\"on\": {\"precision\": \"DAY\", \"date\": \"2020-04-01\"}}");
        assertThat(refused.problem()).isEqualTo("date-has-come");
        assertThat(refused.json().required("field").stringValue()).isEqualTo("on");
    }

    @Test
    void a_decision_is_about_a_merger_that_was_proposed() {
        UUID unknown = UUID.randomUUID();
        Answer refused = service.post("/decisions", """
                {"decidedBy": "%s", "title": "Merge", "text": "To merge", "outcome": "APPROVED", "mergerId": "%s",
                 %s}""".formatted(withItsScheme(service), unknown, OVERRIDE));
        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.problem()).isEqualTo("addressed-stream-exists");
        assertThat(refused.json().required("detail").stringValue())
                .isEqualTo("There is no merger/" + unknown + ". Check the id.");
    }

    @Test
    void what_took_place_without_any_of_it_is_recorded_under_a_name() {
        UUID engagement = opened(service);
        logged(service, engagement);
        String json = """
                {"decidedBy": "accountable-officer", "title": "Merge", "text": "To merge", "outcome": "APPROVED",
                 "engagementId": "%s", "occurredAt": "2019-10-10T12:00:00Z" %s}""";
        Answer refused = service.post("/decisions", json.formatted(engagement, ""));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().required("missing").values().stream()
                        .map(each -> each.required("rule").stringValue()))
                .containsExactly(
                        "body-decides-only-what-a-scheme-gives-it",
                        "report-is-issued-before-the-decision",
                        "equality-assessment-is-issued-before-the-decision",
                        "every-response-is-counted-or-excluded");
        assertThat(service.post("/decisions", json.formatted(engagement, ", " + OVERRIDE))
                        .status())
                .isEqualTo(201);
        assertThat(recorded(engagement, DecisionTaken.class).irregularities()).hasSize(4);
    }

    @Test
    void a_councils_executive_is_called_in_before_its_decision_takes_effect() {
        String cabinet = "cabinet." + UUID.randomUUID();
        service.post("/bodies", GovernanceBodies.constituting(cabinet).replace("NHS_BODY", "COUNCIL_EXECUTIVE"));
        UUID id = decided(cabinet);
        assertThat(service.post("/decisions/" + id + "/publish", "{}").problem())
                .isEqualTo("record-holds-what-its-regime-requires");
        accepted(id, "publish", "{%s}".formatted(OVERRIDE));
        accepted(id, "call-in", "{\"committee\": \"scrutiny\", \"by\": [\"c3\"], \"reasons\": \"Not asked\"}");
        assertThat(service.post("/decisions/" + id + "/make-effective", TODAY).problem())
                .isEqualTo("called-in-decision-waits");
        accepted(id, "dismiss-call-in", "{\"committee\": \"scrutiny\", \"reasons\": \"Seen\"}");
        accepted(id, "refer-to-scrutiny", """
                {"committee": "health-scrutiny", "to": "minister", "reasons": "Not asked"}""");
        accepted(id, "determine-referral", """
                {"committee": "health-scrutiny", "by": "minister", "outcome": "NOT_UPHELD", "reasons": "Asked"}""");
        accepted(id, "make-effective", TODAY);
        assertThat(service.post("/decisions/" + decided(withItsScheme(service)) + "/call-in", """
                        {"committee": "scrutiny", "by": ["c3"], "reasons": "Not asked"}""")
                        .problem())
                .isEqualTo("only-a-councils-executive-is-called-in");
    }

    @Test
    void a_later_decision_takes_the_place_of_an_earlier_and_never_in_a_circle() {
        String body = withItsScheme(service);
        UUID first = decided(body);
        UUID second = decided(body);
        UUID third = decided(body);
        assertThat(supersede(first, UUID.randomUUID())).isEqualTo("decision-is-taken");
        accepted(first, "supersede", "{\"by\": \"%s\", \"reason\": \"Widened\"}".formatted(second));
        accepted(second, "rescind", "{\"by\": \"%s\", \"reason\": \"Overtaken\"}".formatted(third));
        assertThat(supersede(third, first)).isEqualTo("later-decisions-form-no-circle");
        assertThat(supersede(third, third)).isEqualTo("later-decisions-form-no-circle");
        assertThat(supersede(first, third)).isEqualTo("decision-ends-once");
    }

    @Test
    void a_response_logged_between_judgement_and_append_stops_the_decision() {
        UUID engagement = opened(service);
        UUID consideration = considered(service, engagement);
        String body = withItsScheme(service);
        service.post("/bodies/" + body + "/reserve-matter", """
                {"matterId": "premises", "matter": "Premises", "delegatedTo": "accountable-officer"}""");
        NewDecision decision = new NewDecision(
                "accountable-officer",
                "Merge",
                "To merge",
                DecisionOutcome.APPROVED,
                new Authority(AuthorityKind.DELEGATED, body, "premises", null),
                false,
                null,
                null,
                null,
                engagement,
                List.of("P1"),
                null,
                List.of(),
                List.of(),
                1,
                new NamedVersion(assessment(engagement), 1),
                null,
                List.of(consideration),
                null,
                null,
                List.of(),
                null);
        DecisionFactsLookup facts = service.bean(DecisionFactsLookup.class);
        AtomicInteger judged = new AtomicInteger();
        Request request = new Request("ann", "officer", null, UUID.randomUUID().toString(), new byte[] {1}, "c", null);
        assertThatThrownBy(() -> service.bean(CommandDispatcher.class).dispatch(request, freshness -> {
                    KnownFacts known = facts.find(decision, freshness);
                    if (judged.incrementAndGet() == 1) {
                        logged(service, engagement);
                    }
                    return new Prepared(
                            new TakeDecision(
                                    new Of(UUID.randomUUID(), "engagement/" + engagement, null),
                                    decision,
                                    null,
                                    known.facts()),
                            known.guards());
                }))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.rule()).isInstanceOf(EveryResponseIsCountedOrExcluded.class));
        assertThat(judged).hasValueGreaterThan(1);
        assertThat(service.recordedIn(engagement)).noneMatch(DecisionTaken.class::isInstance);
    }

    /** An item whose vote was judged and carried two to none. */
    private static UUID signed(String body, UUID engagement, UUID consideration) {
        UUID signOff = requested(service, body, engagement, issued(service, engagement));
        circulated(service, signOff, consideration);
        String item = "/sign-offs/" + signOff;
        service.post(item + "/open-vote", "{}");
        service.post(item + "/cast-vote", "{\"member\": \"m1\", \"choice\": \"FOR\"}");
        service.post(item + "/cast-vote", "{\"member\": \"m2\", \"choice\": \"FOR\"}");
        service.post(item + "/declare-vote", "{}");
        Answer granted = service.post(item + "/grant", "{}");
        assertThat(granted.status()).as(granted.problem()).isEqualTo(200);
        return signOff;
    }

    private static UUID assessment(UUID engagement) {
        return service.post("/documents", """
                {"kind": "EQUALITY_ASSESSMENT", "title": "Equality assessment", "sha256": "%s",
                 "mediaType": "application/pdf", "issuedBy": "eastvale", "engagementId": "%s"}""".formatted("f".repeat(64), engagement))
                .id();
    }

    private static UUID decided(String body) {
        return service.post("/decisions", """
                {"decidedBy": "%s", "title": "Merge", "text": "To merge", "outcome": "APPROVED", "keyDecision": true,
                 %s}""".formatted(body, OVERRIDE)).id();
    }

    private static String supersede(UUID decision, UUID by) {
        return service.post(
                        "/decisions/" + decision + "/supersede",
                        "{\"by\": \"%s\", \"reason\": \"Widened\"}".formatted(by))
                .problem();
    }

    private static void accepted(UUID decision, String command, String json) {
        Answer answer = service.post("/decisions/" + decision + "/" + command, json);
        assertThat(answer.status()).as(answer.problem()).isEqualTo(200);
    }

    private static <E extends DomainEvent> E recorded(UUID engagement, Class<E> type) {
        return service.recordedIn(engagement).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }
}
