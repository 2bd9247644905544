package org.duly.command.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.duly.command.web.Bodies.OPEN;
import static org.duly.command.web.Bodies.PLAN;
import static org.duly.command.web.Bodies.codebook;
import static org.duly.command.web.Bodies.logged;
import static org.duly.command.web.Bodies.opened;
import static org.duly.command.web.Bodies.planned;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.duly.command.web.RunningCommandService.Answer;
import org.duly.events.engagement.CampaignIdentified;
import org.duly.events.engagement.DeadlineExtended;
import org.duly.events.engagement.DocumentCorrected;
import org.duly.events.engagement.DocumentPublished;
import org.duly.events.engagement.EngagementEventHeld;
import org.duly.events.engagement.EngagementOpened;
import org.duly.events.engagement.EngagementPlanRevised;
import org.duly.events.engagement.EngagementPlanned;
import org.duly.events.engagement.EngagementWithdrawn;
import org.duly.events.engagement.OutcomePublished;
import org.duly.events.engagement.PriorStatementRecorded;
import org.duly.events.engagement.ReportIssued;
import org.duly.events.engagement.ReportPublished;
import org.duly.events.engagement.StakeholderInvited;
import org.duly.events.engagement.StakeholderReminded;
import org.duly.events.response.AttachmentAdded;
import org.duly.events.response.AttachmentSetAside;
import org.duly.events.response.CodingReviewed;
import org.duly.events.response.DuplicateLinkRemoved;
import org.duly.events.response.LateResponseRuled;
import org.duly.events.response.ResponseAcknowledged;
import org.duly.events.response.ResponseAmended;
import org.duly.events.response.ResponseAssignedToCampaign;
import org.duly.events.response.ResponseCoded;
import org.duly.events.response.ResponseCounted;
import org.duly.events.response.ResponseExcluded;
import org.duly.events.response.ResponseLinkedAsDuplicate;
import org.duly.events.response.ResponseLogged;
import org.duly.events.response.ResponseRead;
import org.duly.events.response.ResponseRedacted;
import org.duly.events.response.ResponseRemovedFromCampaign;
import org.duly.events.response.ResponseTranscriptionChecked;
import org.duly.events.response.ResponseWithdrawn;
import org.junit.jupiter.api.Test;

class CommandApiTest extends CommandServiceScenario {
    @Test
    void everything_about_an_engagement_can_be_recorded() {
        UUID id = planned(service);
        accept("/engagements/" + id + "/revise-plan", PLAN.replaceFirst("\\{", "{\"reason\": \"Clearer\", "));
        Answer document = service.post(
                "/engagements/" + id + "/documents?documentId=case&title=The%20case&format=EASY_READ&language=en-GB",
                "text/plain",
                "The case for change".getBytes(StandardCharsets.UTF_8));
        assertThat(document.status()).as(document.problem()).isEqualTo(200);
        accept("/engagements/" + id + "/documents/case/versions/1/correct", """
                {"what": "2023/34 is 2023/24", "whoWasTold": "Everyone who had it"}""");
        accept("/engagements/" + id + "/open", OPEN);
        accept("/engagements/" + id + "/invite", """
                {"stakeholderGroup": "practices", "invited": "All practices", "channel": "EMAIL"}""");
        accept("/engagements/" + id + "/remind", """
                {"stakeholderGroup": "practices", "reminded": "Silent practices", "channel": "PHONE"}""");
        accept("/engagements/" + id + "/record-event-held", """
                {"kind": "drop-in", "place": "Town hall", "heldAt": "2019-10-10T18:00:00+01:00", "attendees": 23}""");
        accept("/engagements/" + id + "/extend-deadline", """
                {"closesAt": "2019-12-08T00:00:00Z", "timeZone": "Europe/London", "reason": "Half term"}""");
        accept("/engagements/" + id + "/record-prior-statement", """
                {"by": "Leader's office", "capacity": "Leader", "what": "We shall merge",
                 "madeAt": "2019-10-02T08:00:00Z", "proposalId": "P1"}""");
        Answer report = service.post(
                "/engagements/" + id + "/reports", "text/html", "<p>Report</p>".getBytes(StandardCharsets.UTF_8));
        assertThat(report.status()).as(report.problem()).isEqualTo(200);
        accept("/engagements/" + id + "/reports/1/publish", """
                {"where": "https://eastvale.example/report"}""");
        accept("/engagements/" + id + "/publish-outcome", """
                {"asked": "We asked", "said": "You said", "did": "We did"}""");
        accept("/engagements/" + id + "/withdraw", """
                {"reason": "The law changed"}""");

        assertThat(service.recordedIn(id))
                .hasExactlyElementsOfTypes(
                        EngagementPlanned.class,
                        EngagementPlanRevised.class,
                        DocumentPublished.class,
                        DocumentCorrected.class,
                        EngagementOpened.class,
                        StakeholderInvited.class,
                        StakeholderReminded.class,
                        EngagementEventHeld.class,
                        DeadlineExtended.class,
                        PriorStatementRecorded.class,
                        ReportIssued.class,
                        ReportPublished.class,
                        OutcomePublished.class,
                        EngagementWithdrawn.class);
    }

    @Test
    void everything_about_a_response_can_be_recorded() {
        UUID engagement = opened(service);
        codebook(service, engagement, "access");
        UUID first = logged(service, engagement);
        Answer second = service.post(
                "/engagements/" + engagement + "/responses",
                Bodies.response("2019-10-16T10:00:00Z", """
                        , "sameRespondentAs": "%s", "stakeholderGroup": "practices", "place": "RG1", "signatories": 3,
                          "organisationCode": "K84001", "original": {"mediaType": "image/png", "content": "iVBORw0KGgo="},
                          "transcription": {"keyedBy": "kim", "keyedAt": "2019-10-17T10:00:00Z"}""".formatted(first)));
        assertThat(second.status()).as(second.problem()).isEqualTo(201);
        assertThat(second.json().required("receiptNumber").stringValue()).matches("R-.{5}-.{5}-.");
        String response = "/responses/" + second.id();
        accept(response + "/check-transcription", "{\"agrees\": true}");
        accept(response + "/acknowledge", "{\"channel\": \"POST\"}");
        accept(response + "/amend", """
                {"receivedAt": "2019-10-17T12:00:00Z", "answers": [{"questionId": "*", "text": "More"}],
                 "reason": "I forgot"}""");
        accept(response + "/link-as-duplicate", "{\"of\": \"" + first + "\", \"rule\": \"same practice\"}");
        accept(response + "/remove-duplicate-link", "{\"of\": \"" + first + "\", \"reason\": \"Two partners\"}");
        String assign = "{\"campaignId\": \"C1\", \"method\": \"NEAR\", \"similarity\": 0.9, \"addsOwnText\": true}";
        assertThat(service.post(response + "/assign-to-campaign", assign).problem())
                .isEqualTo("assigned-campaign-was-identified");
        accept("/engagements/" + engagement + "/identify-campaign", """
                {"campaignId": "C1", "name": "Keep it local", "organiser": "A forum", "exemplar": "%s"}""".formatted(first));
        accept(response + "/assign-to-campaign", assign);
        accept(response + "/remove-from-campaign", "{\"reason\": \"Argues against the letter\"}");
        accept(response + "/count", "{}");
        accept(response + "/exclude", """
                {"reason": "DUPLICATE", "explanation": "Counted once", "authorisedBy": "sam"}""");
        accept(response + "/code", """
                {"responseVersion": 2, "codebookVersion": 1, "positions": [{"proposalId": "P1", "position": "OPPOSE"}],
                 "codings": [{"themeId": "access", "questionId": "*", "position": "CONCERN"}],
                 "coder": "model-7", "origin": "MODEL"}""");
        assertThat(service.post(response + "/review-coding", "{\"agreed\": true}")
                        .problem())
                .isEqualTo("reviewed-coding-is-a-persons");
        accept(response + "/code", """
                {"responseVersion": 2, "codebookVersion": 1, "positions": [{"proposalId": "P1", "position": "OPPOSE"}],
                 "codings": [], "coder": "ann", "origin": "HUMAN", "adopts": 1}""");
        accept(response + "/review-coding", "{\"agreed\": true, \"coding\": 2, \"note\": \"As I read it\"}");
        accept(response + "/attachments", """
                {"kind": "SCAN", "name": "Letter from Mrs Smith.png", "mediaType": "image/png",
                 "content": "iVBORw0KGgo="}""");
        String scan = ((AttachmentAdded) service.recordedIn(engagement).getLast()).document();
        accept(response + "/set-attachment-aside", """
                {"document": "%s", "reason": "Another person's letter"}""".formatted(scan));
        accept(response + "/mark-read", "{\"responseVersion\": 2}");
        accept(response + "/redact", """
                {"responseVersion": 2, "spans": [{"questionId": "*", "start": 0, "end": 4, "exemption": "FOIA s.40(2)",
                 "reason": "Names a neighbour"}]}""");
        accept(response + "/withdraw", "{\"reason\": \"Second thoughts\"}");

        assertThat(service.recordedIn(engagement).subList(5, 25))
                .hasExactlyElementsOfTypes(
                        ResponseLogged.class,
                        ResponseLogged.class,
                        ResponseTranscriptionChecked.class,
                        ResponseAcknowledged.class,
                        ResponseAmended.class,
                        ResponseLinkedAsDuplicate.class,
                        DuplicateLinkRemoved.class,
                        CampaignIdentified.class,
                        ResponseAssignedToCampaign.class,
                        ResponseRemovedFromCampaign.class,
                        ResponseCounted.class,
                        ResponseExcluded.class,
                        ResponseCoded.class,
                        ResponseCoded.class,
                        CodingReviewed.class,
                        AttachmentAdded.class,
                        AttachmentSetAside.class,
                        ResponseRead.class,
                        ResponseRedacted.class,
                        ResponseWithdrawn.class);
    }

    @Test
    void a_late_response_is_counted_once_it_was_ruled_on() {
        UUID engagement = planned(service);
        service.post(
                "/engagements/" + engagement + "/documents?documentId=case&title=The%20case&format=STANDARD",
                "text/plain",
                "The case".getBytes(StandardCharsets.UTF_8));
        accept("/engagements/" + engagement + "/open", OPEN.replace("2019-12-01", "2019-10-05"));
        UUID late = logged(service, engagement);
        assertThat(service.post("/responses/" + late + "/count", "{}").problem())
                .isEqualTo("late-response-is-counted-only-by-a-ruling");
        accept("/responses/" + late + "/rule-on-lateness", "{\"counted\": true, \"reason\": \"Post was slow\"}");
        accept("/responses/" + late + "/count", "{}");
        assertThat(service.recordedIn(engagement))
                .contains(new LateResponseRuled(true, "local-operator", "Post was slow"));
    }

    @Test
    void a_report_waits_until_nothing_is_pending_and_states_what_it_stands_on() {
        UUID engagement = opened(service);
        UUID response = logged(service, engagement);
        byte[] report = "Report".getBytes(StandardCharsets.UTF_8);
        Answer refused = service.post("/engagements/" + engagement + "/reports", "text/plain", report);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("report-needs-nothing-pending");
        accept("/responses/" + response + "/count", "{}");
        Answer issued = service.post("/engagements/" + engagement + "/reports", "text/plain", report);
        assertThat(issued.status()).as(issued.problem()).isEqualTo(200);
        ReportIssued event = (ReportIssued) service.recordedIn(engagement).getLast();
        assertThat(event.counts()).isEqualTo(new org.duly.events.engagement.ReportCounts(1, 1, 0, 0, 0, 1, 0));
        assertThat(event.judgedAtPosition())
                .isEqualTo(issued.json().required("position").longValue() - 1);
    }

    @Test
    void a_published_document_is_served_by_its_digest() {
        UUID engagement = planned(service);
        byte[] text = "<p>The case</p>".getBytes(StandardCharsets.UTF_8);
        Answer published = service.post(
                "/engagements/" + engagement + "/documents?documentId=case&title=Case&format=STANDARD",
                "text/html; charset=utf-8",
                text);
        String sha256 = published.json().required("sha256").stringValue();
        var served = service.get("/api/v1/documents/" + sha256);
        assertThat(served.body()).isEqualTo(text);
        assertThat(served.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(served.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("sandbox");
        assertThat(service.get("/api/v1/documents/" + "0".repeat(64)).statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_repeated_command_is_answered_as_the_first_time_and_changes_nothing() {
        UUID engagement = opened(service);
        String path = "/engagements/" + engagement + "/responses";
        String body = Bodies.response("2019-10-17T10:00:00Z", ", \"respondentName\": \"A name\"");
        Answer first = service.post(path, body, "Idempotency-Key", "log-1");
        Answer again = service.post(path, body, "Idempotency-Key", "log-1");
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.status()).isEqualTo(first.status()).isEqualTo(201);
        assertThat(service.recordedIn(engagement)).hasSize(4);
        Answer other = service.post(path, body.replace("A name", "Another"), "Idempotency-Key", "log-1");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.problem()).isEqualTo("command-id-reused");
    }

    @Test
    void a_command_may_insist_on_the_version_it_saw() {
        UUID id = planned(service);
        String path = "/engagements/" + id + "/withdraw";
        Answer stale = service.post(path, "{\"reason\": \"Too early\"}", "If-Match", "\"7\"");
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.problem()).isEqualTo("nothing-changed-since-it-was-read");
        Answer seen = service.post(path, "{\"reason\": \"Too early\"}", "If-Match", "\"0\"");
        assertThat(seen.response().headers().firstValue("ETag")).contains("\"1\"");
    }

    @Test
    void who_acts_is_taken_from_one_place() {
        UUID engagement = opened(service);
        UUID response = logged(service, engagement);
        Answer alone = service.post(
                "/responses/" + response + "/exclude",
                "{\"reason\": \"SPAM\", \"explanation\": \"Advert\", \"authorisedBy\": \"ann\"}",
                "Duly-Actor",
                "ann");
        assertThat(alone.status()).isEqualTo(422);
        assertThat(alone.problem()).isEqualTo("exclusion-needs-a-second-person");
        assertThat(alone.json().required("field").stringValue()).isEqualTo("authorisedBy");
        assertThat(service.post("/engagements", PLAN, "Duly-Actor", "an n").problem())
                .isEqualTo("invalid-request");
    }

    @Test
    void a_problem_says_what_is_wrong_and_where() {
        assertThat(service.postBare("/engagements", PLAN)
                        .json()
                        .required("field")
                        .stringValue())
                .isEqualTo("Idempotency-Key");
        UUID engagement = opened(service);
        String path = "/engagements/" + engagement + "/responses";
        Answer unasked =
                service.post(path, Bodies.response("2019-10-17T10:00:00Z", "").replace("Q1", "Q9"));
        assertThat(unasked.problem()).isEqualTo("answered-question-was-asked");
        assertThat(unasked.json().required("field").stringValue()).isEqualTo("answers[0].questionId");
        Answer future = service.post(path, Bodies.response("2019-10-19T10:00:00Z", ""));
        assertThat(future.status()).isEqualTo(422);
        Answer unknown = service.post("/responses/" + UUID.randomUUID() + "/count", "{}");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.problem()).isEqualTo("response-is-logged");
        Answer nowhere = service.post("/engagements/" + UUID.randomUUID() + "/withdraw", "{\"reason\": \"None\"}");
        assertThat(nowhere.status()).isEqualTo(404);
        Answer misspelt = service.post("/responses/" + UUID.randomUUID() + "/count", "{\"noet\": \"x\"}");
        assertThat(misspelt.status()).isEqualTo(400);
    }

    @Test
    void an_engagement_cannot_be_closed_early() {
        UUID id = opened(service);
        Answer early = service.post("/engagements/" + id + "/close", "{\"closesAt\": \"2019-10-18T00:00:00Z\"}");
        assertThat(early.status()).isEqualTo(422);
        assertThat(early.problem()).isEqualTo("closes-only-at-its-deadline");
    }

    @Test
    void a_deadline_that_is_only_a_day_is_asked_back() {
        UUID id = planned(service);
        Answer day = service.post("/engagements/" + id + "/open", OPEN.replace("2019-12-01T00:00:00Z", "2019-12-01"));
        assertThat(day.status()).isEqualTo(422);
        assertThat(day.problem()).isEqualTo("deadline-is-an-exact-instant");
        assertThat(day.json().required("detail").stringValue())
                .contains("2019-12-01T00:00:00Z", "2019-12-02T00:00:00Z");
        Answer doubled = service.post(
                "/engagements/" + id + "/open", OPEN.replace("2019-12-01T00:00:00Z", "2019-10-27T01:30:00"));
        assertThat(doubled.json().required("detail").stringValue())
                .contains("2019-10-27T00:30:00Z", "2019-10-27T01:30:00Z");
    }

    private static void accept(String path, String json) {
        Answer answer = service.post(path, json);
        assertThat(answer.status()).as(path + " " + answer.problem()).isEqualTo(200);
    }
}
