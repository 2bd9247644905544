package org.duly.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.duly.events.engagement.Channel;
import org.duly.events.response.AttachmentAdded;
import org.duly.events.response.AttachmentKind;
import org.duly.events.response.AttachmentSetAside;
import org.duly.events.response.CampaignMethod;
import org.duly.events.response.CodingOrigin;
import org.duly.events.response.ExclusionReason;
import org.duly.events.response.Position;
import org.duly.events.response.ProposalPosition;
import org.duly.events.response.ResponseAssignedToCampaign;
import org.duly.events.response.ResponseCoded;
import org.duly.events.response.ResponseCounted;
import org.duly.events.response.ResponseExcluded;
import org.duly.events.response.ResponseLogged;
import org.duly.query.testing.EventFeed;
import org.duly.query.testing.EventFeed.Logged;
import org.duly.query.testing.QueryService;
import org.duly.query.testing.TestVault;
import org.duly.testsupport.TestDatabases;
import org.duly.testsupport.TestKafka;
import org.duly.testsupport.TestPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Events on the real topic, read models in the real database, asked over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OneResponseIntegrationTest {
    private final TestDatabases databases = TestPostgres.shared().freshDatabases();
    private final TestVault vault = new TestVault(databases);
    private final TestKafka kafka = TestKafka.shared();
    private final String topic = kafka.newTopic(kafka.freshTopicName("queries"), 1);
    private final EventFeed feed = new EventFeed(kafka.bootstrapServers(), topic, 0, "test.example/queries", vault);
    private final QueryService service =
            QueryService.start(QueryService.settings(databases, vault, kafka.bootstrapServers(), topic));

    private UUID engagement = new UUID(0, 0);
    private Logged counted = new Logged(engagement, engagement);
    private Logged late = counted;
    private Logged erased = counted;
    private Logged withdrawn = counted;

    @BeforeAll
    void feed() {
        engagement = feed.openEngagement("Merging seven into one");
        counted = feed.response(engagement, "Ann Alder", "The last bus runs at six");
        feed.response(engagement, counted.id(), new ResponseCounted(null));
        feed.response(engagement, counted.id(), new ResponseAssignedToCampaign("C1", CampaignMethod.EXACT, 1.0, false));
        late = feed.response(
                engagement,
                "Bob Birch",
                "Too late",
                logged -> with(logged, Channel.POST, "York", 40, EventFeed.DEADLINE));
        feed.response(
                engagement,
                late.id(),
                new ResponseCoded(
                        1,
                        1,
                        List.of(new ProposalPosition("P1", Position.CONCERN)),
                        List.of(),
                        "coder-1",
                        CodingOrigin.HUMAN));
        feed.response(
                engagement,
                late.id(),
                new AttachmentAdded(AttachmentKind.SCAN, "0".repeat(64), "application/pdf", 1_000, null));
        erased = feed.response(engagement, "Cat Cedar", "Please forget my hospital");
        feed.response(
                engagement,
                erased.id(),
                new ResponseExcluded(ExclusionReason.OUT_OF_SCOPE, "Not about this", "second-1"));
        feed.amend(engagement, erased, 2, "Please forget all I said of my hospital");
        feed.erase(engagement, erased.respondentId());
        feed.response(
                engagement,
                counted.id(),
                new AttachmentAdded(AttachmentKind.OTHER, "1".repeat(64), "text/plain", 10, null));
        feed.response(engagement, counted.id(), new AttachmentSetAside("1".repeat(64), "Of another person"));
        withdrawn = feed.response(engagement, "Dan Dogwood", "Never mind");
        feed.amend(engagement, withdrawn, 2, "Never mind, really");
        feed.withdraw(engagement, withdrawn, "I was asked in the street");
        feed.flush();
        status();
    }

    @AfterAll
    void stop() {
        service.close();
        feed.close();
        vault.close();
    }

    @Test
    void received_is_counted_and_excluded_and_pending() {
        JsonNode responses = status().get("responses");

        assertThat(responses.get("received").asInt()).isEqualTo(4);
        assertThat(responses.get("counted").asInt()).isEqualTo(1);
        assertThat(responses.get("excluded").asInt()).isEqualTo(2);
        assertThat(responses.get("pending").asInt()).isEqualTo(1);
        assertThat(responses.get("withdrawn").asInt()).isEqualTo(1);
        assertThat(responses.get("late").asInt()).isEqualTo(1);
        assertThat(responses.get("lateUnruled").asInt()).isEqualTo(1);
        assertThat(responses.get("people").asInt()).isEqualTo(43);
        assertThat(responses.get("countedPeople").asInt()).isEqualTo(1);
        assertThat(responses.get("campaigns").asInt()).isEqualTo(1);
    }

    @Test
    void the_status_can_be_asked_as_of_a_position_a_recorded_time_and_a_time_of_occurrence() {
        String status = "/api/v1/engagements/" + engagement + "/status";
        JsonNode logged = service.get(status + "?asOfPosition=2");

        assertThat(logged.get("responses").get("received").asInt()).isEqualTo(1);
        assertThat(logged.get("responses").get("pending").asInt()).isEqualTo(1);
        assertThat(logged.get("asOf").asString()).isEqualTo("RECORDED");
        assertThat(logged.get("appliedPosition").asLong()).isEqualTo(2);
        String then = logged.get("now").asString();
        assertThat(service.get(status + "?asOfRecorded=" + then).get("responses"))
                .isEqualTo(logged.get("responses"));
        JsonNode happened = service.get(status + "?asOfOccurred=" + then);
        assertThat(happened.get("asOf").asString()).isEqualTo("OCCURRED");
        assertThat(happened.get("appliedPosition").asLong()).isEqualTo(feed.position());
        assertThat(service.get("/api/v1/engagements/" + engagement + "?asOfPosition=0")
                        .get("facts")
                        .get("opensAt")
                        .isNull())
                .isTrue();
    }

    @Test
    void a_response_can_be_seen_as_it_was() {
        String path = "/api/v1/responses/" + counted.id();

        assertThat(service.get(path + "?asOfPosition=2").get("state").asString())
                .isEqualTo("PENDING");
        JsonNode then = service.get(path + "?asOfPosition=3");
        assertThat(then.get("state").asString()).isEqualTo("COUNTED");
        assertThat(then.get("facts").get("campaign").isNull()).isTrue();
        assertThat(then.get("text").get("answers").get("Q1").asString()).isEqualTo("The last bus runs at six");
        assertThat(service.send("GET", path + "?asOfPosition=1").statusCode()).isEqualTo(404);
        assertThat(service.get("/api/v1/responses/" + erased.id() + "?asOfPosition=8")
                        .get("text")
                        .isNull())
                .as("erased since, so gone from the past too")
                .isTrue();
    }

    @Test
    void a_past_that_is_not_there_is_refused() {
        String status = "/api/v1/engagements/" + engagement + "/status";

        assertThat(service.send("GET", status + "?asOfPosition=2&asOfOccurred=2019-11-01T00:00:00Z")
                        .statusCode())
                .isEqualTo(400);
        assertThat(service.send("GET", status + "?asOfPosition=-1").statusCode())
                .isEqualTo(400);
        assertThat(service.send("GET", status + "?asOfRecorded=2999-01-01T00:00:00Z")
                        .statusCode())
                .isEqualTo(400);
        assertThat(service.send("GET", status + "?asOfPosition=" + (feed.position() + 1))
                        .statusCode())
                .isEqualTo(503);
        assertThat(service.send("GET", status + "?asOfRecorded=2019-01-01T00:00:00Z")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void silent_groups_are_those_nobody_responded_for() {
        assertThat(status().get("silentGroups")
                        .valueStream()
                        .map(group -> group.get("id").asString()))
                .containsExactly("staff");
    }

    @Test
    void the_register_shows_what_was_written_and_whether_it_is_late() {
        JsonNode response = service.get("/api/v1/responses/" + counted.id() + after());

        assertThat(response.get("text").get("respondentName").asString()).isEqualTo("Ann Alder");
        assertThat(response.get("text").get("answers").get("Q1").asString()).isEqualTo("The last bus runs at six");
        assertThat(response.get("late").asBoolean()).isFalse();
        assertThat(service.get("/api/v1/responses/" + late.id()).get("late").asBoolean())
                .isTrue();
    }

    @Test
    void the_register_shows_a_document_that_was_set_aside_as_set_aside() {
        JsonNode facts =
                service.get("/api/v1/responses/" + counted.id() + after()).get("facts");

        assertThat(facts.get("attachments")).isEmpty();
        JsonNode aside = facts.get("setAside").get(0);
        assertThat(aside.get("attachment").get("document").asString()).isEqualTo("1".repeat(64));
        assertThat(aside.get("reason").asString()).isEqualTo("Of another person");
    }

    @Test
    void the_register_shows_why_a_respondent_amended_and_withdrew() {
        JsonNode text =
                service.get("/api/v1/responses/" + withdrawn.id() + after()).get("text");

        assertThat(text.get("version").asInt()).isEqualTo(2);
        assertThat(text.get("reasons")
                        .valueStream()
                        .map(reason -> reason.get("act").asString() + ": "
                                + reason.get("reason").asString()))
                .containsExactly("AMENDED: Why version 2", "WITHDRAWN: I was asked in the street");
        assertThat(text.get("reasons").get(1).get("position").asLong()).isEqualTo(feed.position());
        assertThat(service.get("/api/v1/responses/" + counted.id()).get("text").get("reasons"))
                .isEmpty();
    }

    @Test
    void an_erased_respondent_is_gone_from_the_register_and_its_search_and_still_counted() {
        JsonNode response = service.get("/api/v1/responses/" + erased.id() + after());

        assertThat(response.get("erased").asBoolean()).isTrue();
        assertThat(response.has("text") && !response.get("text").isNull()).isFalse();
        assertThat(service.bean(JdbcClient.class)
                        .sql("SELECT count(*) FROM read.response_reason WHERE response_id = ?")
                        .param(erased.id())
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(found("q=hospital")).isEmpty();
        assertThat(found("q=cedar")).isEmpty();
    }

    @Test
    void responses_are_found_by_their_words_and_by_filters() {
        assertThat(found("q=running%20-train")).containsExactly(counted.id());
        assertThat(found("q=alder")).containsExactly(counted.id());
        assertThat(found("late=true")).containsExactly(late.id());
        assertThat(found("channel=POST&place=York&state=PENDING&kind=INDIVIDUAL&receivingBody=body-1"))
                .containsExactly(late.id());
        assertThat(found("campaign=C1")).containsExactly(counted.id());
        assertThat(found("exclusionReason=OUT_OF_SCOPE")).containsExactly(erased.id());
        assertThat(found("withdrawn=true&state=EXCLUDED&duplicate=false&reviewed=false&lateRuled=false"))
                .containsExactly(withdrawn.id());
        assertThat(found("coded=true&position=CONCERN")).containsExactly(late.id());
        assertThat(found("coded=true&position=SUPPORT")).isEmpty();
        assertThat(found("attachment=true")).containsExactly(late.id());
        assertThat(found("receipt=R-2&organisation=")).isEmpty();
        assertThat(found("receipt=R-2")).containsExactly(counted.id());
        assertThat(service.send("GET", "/api/v1/engagements/" + engagement + "/responses?position=NONSENSE")
                        .body())
                .contains("urn:duly:problem:invalid-parameter", "\"field\":\"position\"");
        assertThat(found("receivedFrom=2019-12-01T00:00:00Z&receivedTo=2019-12-02T00:00:00Z"))
                .containsExactly(late.id());
    }

    @Test
    void pages_follow_one_another_without_overlap() {
        JsonNode first = service.get("/api/v1/engagements/" + engagement + "/responses?limit=3");
        JsonNode second = service.get("/api/v1/engagements/" + engagement + "/responses?limit=3&after="
                + first.get("next").asString());

        assertThat(first.get("items").size()).isEqualTo(3);
        assertThat(second.get("items").size()).isEqualTo(1);
        assertThat(second.get("items").get(0).get("id").asString())
                .isEqualTo(late.id().toString());
    }

    @Test
    void the_audit_trail_says_who_did_what_when_and_shows_the_event() {
        JsonNode trail = service.get("/api/v1/engagements/" + engagement + "/audit-trail" + after());

        JsonNode logged = trail.get("items").get(2);
        assertThat(logged.get("type").asString()).isEqualTo("org.duly.engagement.response-logged.v1");
        assertThat(logged.get("actor").asString()).isEqualTo("officer-1");
        assertThat(logged.get("actorRole").asString()).isEqualTo("engagement-officer");
        assertThat(logged.get("onBehalfOf").asString()).isEqualTo("body-1");
        assertThat(logged.get("event").get("data").get("receiptNumber").asString())
                .isEqualTo("R-2");
        assertThat(trail.get("items").size()).isEqualTo((int) feed.position() + 1);
    }

    @Test
    void what_is_not_applied_in_time_is_a_problem_with_retry_after() {
        HttpResponse<String> answer =
                service.send("GET", "/api/v1/engagements?readAfter=" + feed.log() + "@" + (feed.position() + 1));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("urn:duly:problem:not-applied-yet");
    }

    @Test
    void too_large_a_page_and_a_made_up_cursor_are_refused() {
        assertThat(service.send("GET", "/api/v1/engagements?limit=201").statusCode())
                .isEqualTo(400);
        assertThat(service.send("GET", "/api/v1/engagements?after=nonsense").statusCode())
                .isEqualTo(400);
        assertThat(service.send("GET", "/api/v1/engagements?readAfter=nonsense").statusCode())
                .isEqualTo(400);
        assertThat(service.send("GET", "/api/v1/responses/" + new UUID(1, 1)).statusCode())
                .isEqualTo(404);
    }

    @Test
    void health_says_how_far_the_log_is() {
        JsonNode health = service.get("/actuator/health").get("components").get("projection");

        assertThat(health.get("status").asString()).isEqualTo("UP");
        assertThat(health.get("details").get("applied").get(feed.log()).asLong())
                .isEqualTo(feed.position());
        assertThat(service.get("/api/v1/logs").get(0).get("position").asLong()).isEqualTo(feed.position());
    }

    private JsonNode status() {
        return service.get("/api/v1/engagements/" + engagement + "/status" + after());
    }

    private List<UUID> found(String filter) {
        return service.get("/api/v1/engagements/" + engagement + "/responses?" + filter)
                .get("items")
                .valueStream()
                .map(response -> UUID.fromString(response.get("id").asString()))
                .toList();
    }

    private String after() {
        return "?readAfter=" + feed.log() + "@" + feed.position();
    }

    private static ResponseLogged with(
            ResponseLogged from, Channel channel, String place, int signatories, java.time.Instant receivedAt) {
        return new ResponseLogged(
                from.engagementId(),
                from.respondentId(),
                from.receiptNumber(),
                channel,
                from.receivingBody(),
                receivedAt,
                from.respondentKind(),
                from.organisationCode(),
                from.stakeholderGroup(),
                place,
                from.consent(),
                from.respondentName(),
                from.respondentContact(),
                from.answers(),
                from.original(),
                signatories,
                from.transcription());
    }
}
