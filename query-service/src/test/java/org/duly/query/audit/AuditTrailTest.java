package org.duly.query.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.duly.events.ballot.BallotAbandoned;
import org.duly.events.body.BodyConstituted;
import org.duly.events.body.BodyKind;
import org.duly.events.body.Regime;
import org.duly.events.body.SeatFilled;
import org.duly.events.decision.DecisionRescinded;
import org.duly.events.document.DocumentVersionWithdrawn;
import org.duly.events.merger.MergerAbandoned;
import org.duly.events.organisation.OrganisationEstablished;
import org.duly.events.programme.StatedDate;
import org.duly.events.signoff.SignOffRequestWithdrawn;
import org.duly.query.testing.EventFeed;
import org.duly.query.testing.QueryService;
import org.duly.query.testing.TestVault;
import org.duly.testsupport.TestDatabases;
import org.duly.testsupport.TestKafka;
import org.duly.testsupport.TestPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whatever a log holds, whose scope it is in, is in the audit trail of that scope: bodies and mergers as engagements. */
class AuditTrailTest {
    private static final UUID ID = UUID.fromString("01900000-0000-7000-8000-000000000009");
    private static final String MERGER = "merger/" + ID;

    private static TestVault vault;
    private static EventFeed first;
    private static EventFeed second;
    private static QueryService service;
    private static UUID engagement;

    @BeforeAll
    static void someEventsOfEachKindInTwoLogs() {
        TestDatabases databases = TestPostgres.shared().freshDatabases();
        TestKafka kafka = TestKafka.shared();
        String topic = kafka.newTopic(kafka.freshTopicName("audit"), 2);
        vault = new TestVault(databases);
        first = new EventFeed(kafka.bootstrapServers(), topic, 0, "test.example/one", vault);
        second = new EventFeed(kafka.bootstrapServers(), topic, 1, "test.example/two", vault);
        service = QueryService.start(QueryService.settings(databases, vault, kafka.bootstrapServers(), topic));

        engagement = first.openEngagement("Merging seven into one");
        String scope = "engagement/" + engagement;
        constitute(first, "board");
        constitute(first, "regulator");
        constitute(second, "regulator");
        first.event("body/board", "body/board", new SeatFilled("chair", "member-1", null));
        first.event("document/" + ID, scope, new DocumentVersionWithdrawn(1, "A table was missing"));
        first.event("sign-off/" + ID, scope, new SignOffRequestWithdrawn("A later version comes"));
        first.event("decision/" + ID, MERGER, new DecisionRescinded(null, "Overtaken"));
        first.event("ballot/" + ID, MERGER, new BallotAbandoned("Overtaken"));
        first.event(MERGER, MERGER, new MergerAbandoned("Overtaken", null));
        first.event(
                "organisation/ccg",
                "organisation/ccg",
                new OrganisationEstablished(
                        "One CCG", StatedDate.day(LocalDate.parse("2020-04-01")), List.of(), null, null));
        first.flush();
        second.flush();
    }

    @AfterAll
    static void stop() {
        service.close();
        first.close();
        second.close();
        vault.close();
    }

    @Test
    void each_scope_has_its_own_trail_in_the_order_of_the_log() {
        assertThat(streams(ask("scope=body/board"))).containsExactly("body/board", "body/board");
        assertThat(streams(ask("scope=" + MERGER))).containsExactly("decision/" + ID, "ballot/" + ID, MERGER);
        assertThat(streams(ask("scope=organisation/ccg"))).containsExactly("organisation/ccg");
        JsonNode filled = ask("scope=body/board").at("/items/1");
        assertThat(filled.get("type").asString()).isEqualTo("org.duly.governance.seat-filled.v1");
        assertThat(filled.at("/event/data/member").asString()).isEqualTo("member-1");
    }

    @Test
    void what_bodies_do_about_an_engagement_is_in_the_trail_of_the_engagement() {
        String ofEngagement = "/api/v1/engagements/" + engagement + "/audit-trail?" + readAfter(first);
        assertThat(streams(service.get(ofEngagement)))
                .endsWith("document/" + ID, "sign-off/" + ID)
                .isEqualTo(streams(ask("scope=engagement/" + engagement)));
    }

    @Test
    void a_page_goes_on_where_the_one_before_ended() {
        JsonNode page = ask("limit=2&scope=" + MERGER);
        assertThat(streams(page)).hasSize(2);
        assertThat(streams(ask("scope=" + MERGER + "&after=" + page.get("next").asString())))
                .containsExactly(MERGER);
    }

    @Test
    void a_scope_in_two_logs_needs_the_name_of_one() {
        service.get("/api/v1/audit-trail?scope=body/regulator&log=test.example/two&" + readAfter(second));

        assertThat(ask("scope=body/regulator", 400).body())
                .contains("\"field\":\"log\"")
                .contains("test.example/one, test.example/two");
        JsonNode ofTheSecond = ask("scope=body/regulator&log=test.example/two");
        assertThat(ofTheSecond.get("items").size()).isEqualTo(1);
        assertThat(ofTheSecond.at("/items/0/position").asLong()).isZero();
    }

    @Test
    void one_thing_has_a_trail_of_its_own() {
        assertThat(streams(ask("stream=decision/" + ID))).containsExactly("decision/" + ID);
        assertThat(streams(ask("stream=ballot/" + ID))).containsExactly("ballot/" + ID);
        assertThat(streams(ask("stream=" + MERGER))).containsExactly(MERGER);
        JsonNode page = ask("limit=1&stream=body/board");
        assertThat(streams(page)).hasSize(1);
        assertThat(ask("stream=body/board&after=" + page.get("next").asString())
                        .at("/items/0/type")
                        .asString())
                .isEqualTo("org.duly.governance.seat-filled.v1");
        assertThat(ask("stream=decision/nothing", 404).body()).contains("decision/nothing");
        assertThat(ask("stream=body/board&scope=body/board", 400).body()).contains("\"field\":\"scope\"");
        assertThat(ask("limit=1", 400).body()).contains("\"field\":\"scope\"");
    }

    @Test
    void a_trail_is_given_out_as_a_file() {
        String csv = file("csv?scope=body/board").body();
        assertThat(csv.lines()).hasSize(3);
        assertThat(csv).startsWith("\ufeffposition,recordedAt,").contains("org.duly.governance.seat-filled.v1");
        assertThat(file("csv?scope=body/board").headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"audit-trail-body-board.csv\"");
        assertThat(file("csv?scope=body/board").headers().firstValue("Duly-Position"))
                .hasValue(first.log() + "@" + first.position());
        assertThat(file("jsonl?scope=" + MERGER).body().lines()).hasSize(3);
        for (String stream : List.of("decision/" + ID, "ballot/" + ID, MERGER)) {
            assertThat(file("jsonl?stream=" + stream).body().lines())
                    .singleElement()
                    .asString()
                    .startsWith("{\"position\":")
                    .contains("\"subject\":\"" + stream + "\"");
        }
        assertThat(service.send("GET", "/api/v1/audit-trail.csv?scope=body/nobody")
                        .statusCode())
                .isEqualTo(404);
        service.get("/api/v1/audit-trail?scope=body/regulator&log=test.example/two&" + readAfter(second));
        assertThat(service.send("GET", "/api/v1/audit-trail.jsonl?scope=body/regulator")
                        .statusCode())
                .isEqualTo(400);
        assertThat(service.send("GET", "/api/v1/audit-trail.jsonl?scope=body/regulator&log=test.example/two")
                        .body()
                        .lines())
                .hasSize(1);
    }

    private static HttpResponse<String> file(String query) {
        HttpResponse<String> answer = service.send("GET", "/api/v1/audit-trail." + query + "&" + readAfter(first));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    @Test
    void nothing_was_recorded_in_a_scope_that_is_not_there() {
        assertThat(ask("scope=body/nobody", 404).body()).contains("body/nobody");
        assertThat(ask("scope=body/%00", 404).statusCode()).isEqualTo(404);
        assertThat(ask("scope=body/board&log=test.example/two", 404).statusCode())
                .isEqualTo(404);
        assertThat(ask("scope=" + "x".repeat(201), 400).body()).contains("\"field\":\"scope\"");
    }

    private static void constitute(EventFeed feed, String body) {
        feed.event(
                "body/" + body,
                "body/" + body,
                new BodyConstituted(body, BodyKind.REGULATOR, Regime.OTHER, null, null, null));
    }

    private static String readAfter(EventFeed feed) {
        return "readAfter=" + feed.log() + "@" + feed.position();
    }

    private static JsonNode ask(String query) {
        return service.get("/api/v1/audit-trail?" + query + "&" + readAfter(first));
    }

    private static HttpResponse<String> ask(String query, int status) {
        HttpResponse<String> answer = service.send("GET", "/api/v1/audit-trail?" + query + "&" + readAfter(first));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return answer;
    }

    private static List<String> streams(JsonNode page) {
        List<String> streams = new ArrayList<>();
        page.get("items").forEach(entry -> streams.add(entry.get("stream").asString()));
        return streams;
    }
}
