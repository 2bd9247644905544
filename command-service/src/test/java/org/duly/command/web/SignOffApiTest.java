package org.duly.command.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.duly.command.web.Bodies.logged;
import static org.duly.command.web.Bodies.opened;
import static org.duly.command.web.GovernanceBodies.circulated;
import static org.duly.command.web.GovernanceBodies.considered;
import static org.duly.command.web.GovernanceBodies.issued;
import static org.duly.command.web.GovernanceBodies.requested;
import static org.duly.command.web.GovernanceBodies.withItsScheme;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.duly.command.web.RunningCommandService.Answer;
import org.duly.events.DomainEvent;
import org.duly.events.governance.ConditionAttached;
import org.duly.events.governance.Irregularity;
import org.duly.events.governance.VoteTally;
import org.duly.events.signoff.GateFinding;
import org.duly.events.signoff.SignOffGranted;
import org.duly.events.signoff.VoteOpened;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SignOffApiTest extends CommandServiceScenario {
    @Test
    void an_item_goes_from_the_request_through_the_gate_to_a_conditional_grant() {
        UUID engagement = opened(service);
        UUID consideration = considered(service, engagement);
        String body = withItsScheme(service);
        UUID signOff = requested(service, body, engagement, issued(service, engagement));
        circulated(service, signOff, consideration);
        accepted(signOff, "read-pack-item", "{\"member\": \"m1\", \"itemId\": \"report\"}");
        accepted(signOff, "discuss-considerations", "{\"considerations\": [\"%s\"]}".formatted(consideration));
        accepted(signOff, "confirm-quorum", "{}");
        accepted(signOff, "open-vote", "{}");
        accepted(signOff, "cast-vote", "{\"member\": \"m1\", \"choice\": \"FOR\"}");
        accepted(signOff, "cast-vote", "{\"member\": \"m2\", \"choice\": \"AGAINST\"}");
        accepted(signOff, "give-casting-vote", "{\"member\": \"m1\", \"choice\": \"FOR\"}");
        accepted(signOff, "declare-vote", "{}");
        // A response that comes in after the vote was opened does not stop what it came to from being recorded.
        logged(service, engagement);
        accepted(signOff, "grant", """
                {"conditions": [{"conditionId": "plan", "text": "A travel plan", "owner": "eastvale"}]}""");
        accepted(
                signOff,
                "conditions/plan/evidence",
                "{\"evidence\": {\"document\": \"Travel plan, March 2020\"}, \"note\": \"As asked\"}");
        accepted(signOff, "conditions/plan/discharge", "{\"by\": \"%s\", \"reasons\": \"Seen\"}".formatted(body));

        List<DomainEvent> recorded = service.recordedIn(engagement);
        assertThat(recorded)
                .filteredOn(VoteOpened.class::isInstance)
                .singleElement()
                .satisfies(event -> {
                    VoteOpened opened = (VoteOpened) event;
                    assertThat(opened.eligible()).containsExactly("m1", "m2", "m3");
                    assertThat(opened.judgedAtPosition()).isNotNull();
                    assertThat(opened.findings()).extracting(GateFinding::rule).containsExactly("pack-items-are-read");
                    assertThat(opened.irregularities()).isEmpty();
                });
        assertThat(recorded)
                .contains(
                        new ConditionAttached("plan", "A travel plan", body, "eastvale", null),
                        new SignOffGranted(
                                1, "a".repeat(64), List.of("plan"), new VoteTally(3, 3, 2, 1, 0, 1), List.of()));
    }

    @Test
    void an_item_is_about_a_merger_that_was_proposed() {
        UUID unknown = UUID.randomUUID();
        Answer refused = service.post(
                "/sign-offs", """
                {"bodyId": "%s", "matter": "Merge", "documentId": "%s", "version": 1, "mergerId": "%s"}""".formatted(withItsScheme(service), issued(service, opened(service)), unknown));
        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.problem()).isEqualTo("addressed-stream-exists");
        assertThat(refused.json().required("detail").stringValue()).contains("merger/" + unknown);
    }

    @Test
    void a_vote_is_refused_with_everything_that_is_missing_or_opened_under_a_name() {
        UUID engagement = opened(service);
        logged(service, engagement);
        UUID signOff = requested(service, withItsScheme(service), engagement, issued(service, engagement));
        GovernanceBodies.attending(service, signOff, 1);
        Answer refused = service.post("/sign-offs/" + signOff + "/open-vote", "{}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("quorum-is-present");
        assertThat(rules(refused.json()))
                .containsExactly(
                        "quorum-is-present",
                        "every-response-is-counted-or-excluded",
                        "report-is-issued-before-the-vote",
                        "equality-assessment-is-issued-before-the-vote",
                        "pack-is-sent-with-notice");
        assertThat(refused.json().required("missing").get(1).required("detail").stringValue())
                .startsWith("1 of 1 responses are neither counted nor excluded.");
        accepted(signOff, "open-vote", """
                {"override": {"by": "governance-lead", "reason": "The meeting was held in October"}}""");
        assertThat(service.recordedIn(engagement))
                .filteredOn(VoteOpened.class::isInstance)
                .singleElement()
                .satisfies(event -> assertThat(((VoteOpened) event).irregularities())
                        .hasSize(5)
                        .allSatisfy(irregularity ->
                                assertThat(irregularity.acceptedBy()).isEqualTo("governance-lead"))
                        .extracting(Irregularity::rule)
                        .isEqualTo(rules(refused.json())));
    }

    @Test
    void a_body_agrees_in_writing_or_by_its_chair() {
        UUID engagement = opened(service);
        UUID consideration = considered(service, engagement);
        String body = withItsScheme(service);
        UUID document = issued(service, engagement);
        UUID written = requested(service, body, engagement, document);
        circulated(service, written, consideration);
        accepted(written, "open-written-resolution", "{\"closesAt\": \"2019-10-30T17:00:00Z\"}");
        accepted(written, "cast-vote", "{\"member\": \"m1\", \"choice\": \"FOR\"}");
        assertThat(service.post("/sign-offs/" + written + "/close-written-resolution", "{}")
                        .problem())
                .isEqualTo("written-resolution-lapses-at-its-time");
        accepted(written, "cast-vote", "{\"member\": \"m2\", \"choice\": \"FOR\"}");
        accepted(written, "grant", "{}");

        UUID urgent = requested(service, body, engagement, document);
        circulated(service, urgent, consideration);
        accepted(urgent, "take-urgent-action", """
                {"by": "m1", "consulted": ["m2"], "action": "Signed", "reason": "The offer expired",
                 "ratifyBy": "2019-11-30T00:00:00Z"}""");
        accepted(urgent, "refuse-ratification", "{\"reasons\": \"It could have waited\"}");
        accepted(urgent, "take-urgent-action", """
                {"by": "m1", "consulted": [], "action": "Signed", "reason": "The offer was made again",
                 "ratifyBy": "2019-11-30T00:00:00Z"}""");
        accepted(urgent, "ratify-urgent-action", "{\"minute\": \"Minute 9\"}");

        UUID putOff = requested(service, body, engagement, document);
        accepted(
                putOff,
                "defer",
                "{\"until\": {\"precision\": \"MONTH\", \"date\": \"2019-11\"}, \"reason\": \"Late\"}");
        accepted(putOff, "withdraw-request", "{\"reason\": \"Not needed\"}");
        assertThat(service.recordedIn(engagement))
                .filteredOn(SignOffGranted.class::isInstance)
                .hasSize(2);
        assertThat(service.post("/sign-offs/" + UUID.randomUUID() + "/open-vote", "{}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_declared_interest_blocks_a_vote_until_it_is_ruled_on() {
        UUID engagement = opened(service);
        UUID consideration = considered(service, engagement);
        UUID signOff = requested(service, withItsScheme(service), engagement, issued(service, engagement));
        circulated(service, signOff, consideration);
        accepted(signOff, "declare-interest", """
                {"interestId": "shares", "member": "m2", "kind": "FINANCIAL", "description": "Shares"}""");
        accepted(signOff, "open-vote", "{}");
        String vote = "{\"member\": \"m2\", \"choice\": \"FOR\"}";
        assertThat(service.post("/sign-offs/" + signOff + "/cast-vote", vote).problem())
                .isEqualTo("interest-is-ruled-on-before-the-vote");
        accepted(signOff, "rule-on-conflict", """
                {"interestId": "shares", "by": "m1", "action": "STAY_AND_VOTE", "reason": "Remote"}""");
        accepted(signOff, "cast-vote", vote);
        assertThat(service.post("/sign-offs/" + signOff + "/grant-dispensation", """
                {"interestId": "shares", "by": "m1", "reason": "No quorum"}""")
                        .problem())
                .isEqualTo("dispensation-is-from-a-pecuniary-interest");
        assertThat(service.post("/sign-offs/" + signOff + "/refuse", "{\"reasons\": \"No\"}")
                        .problem())
                .isEqualTo("open-vote-is-declared-before-the-outcome");
    }

    private static void accepted(UUID signOff, String command, String json) {
        Answer answer = service.post("/sign-offs/" + signOff + "/" + command, json);
        assertThat(answer.status()).as(answer.problem()).isEqualTo(200);
    }

    private static List<String> rules(JsonNode problem) {
        List<String> rules = new ArrayList<>();
        problem.required("missing")
                .forEach(each -> rules.add(each.required("rule").stringValue()));
        return rules;
    }
}
