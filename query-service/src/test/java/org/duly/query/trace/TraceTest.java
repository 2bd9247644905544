package org.duly.query.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.duly.events.body.Regime;
import org.duly.events.codebook.CodebookVersionFixed;
import org.duly.events.codebook.ThemeAdded;
import org.duly.events.consideration.ConsiderationAnswered;
import org.duly.events.consideration.ConsiderationRaised;
import org.duly.events.consideration.Disposition;
import org.duly.events.document.DocumentKind;
import org.duly.events.response.CodingOrigin;
import org.duly.events.response.Position;
import org.duly.events.response.ProposalPosition;
import org.duly.events.response.ResponseCoded;
import org.duly.events.response.ResponseCounted;
import org.duly.events.response.ThemeCoding;
import org.duly.events.signoff.PackCirculated;
import org.duly.events.signoff.PackItem;
import org.duly.query.testing.EventFeed;
import org.duly.query.testing.EventFeed.Logged;
import org.duly.query.testing.GovernanceFeed;
import org.duly.query.testing.QueryService;
import org.duly.query.testing.TestVault;
import org.duly.testsupport.TestDatabases;
import org.duly.testsupport.TestKafka;
import org.duly.testsupport.TestPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From responses to a decision and back: each hop with its events; asked over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TraceTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final UUID PLAN = UUID.fromString("01900000-0000-7000-8000-000000000001");
    private static final UUID SIGN_OFF = UUID.fromString("01900000-0000-7000-8000-000000000002");
    private static final UUID DECISION = UUID.fromString("01900000-0000-7000-8000-000000000003");
    private static final UUID BUSES = UUID.fromString("01900000-0000-7000-8000-000000000004");
    private static final UUID PARKING = UUID.fromString("01900000-0000-7000-8000-000000000005");

    /** More than are read at once. */
    private static final int MANY = 1_100;

    private final TestDatabases databases = TestPostgres.shared().freshDatabases();
    private final TestVault vault = new TestVault(databases);
    private final TestKafka kafka = TestKafka.shared();
    private final String topic = kafka.newTopic(kafka.freshTopicName("trace"), 1);
    private final EventFeed feed = new EventFeed(kafka.bootstrapServers(), topic, 0, "test.example/trace", vault);
    private final QueryService service =
            QueryService.start(QueryService.settings(databases, vault, kafka.bootstrapServers(), topic));
    private final UUID engagement = feed.openEngagement("Buses");
    private final GovernanceFeed board = new GovernanceFeed(feed, engagement);
    private Logged parked = new Logged(engagement, engagement);
    private long beforeTheDecision;

    @BeforeAll
    void tell() {
        String codebook = "codebook/" + engagement;
        String scope = "engagement/" + engagement;
        feed.event(codebook, scope, new ThemeAdded("bus", "Buses", "Public transport", null, null));
        feed.event(codebook, scope, new ThemeAdded("park", "Parking", "Places to park", null, null));
        feed.event(codebook, scope, new CodebookVersionFixed(1, List.of("bus", "park")));
        IntStream.range(0, MANY).forEach(_ -> coded("bus"));
        parked = coded("park");
        point(BUSES, "bus", "Keep the last bus");
        point(PARKING, "park", "Where are we to park?");
        board.board("board", Regime.NHS_BODY, "ccg", "ann", "bob", "cat");
        board.document(PLAN, board.version(1, DocumentKind.PROPOSAL));
        board.signOff(SIGN_OFF, board.request("board", PLAN, 1, null));
        board.signOff(
                SIGN_OFF,
                new PackCirculated(
                        List.of(new PackItem("paper-1", "Buses", GovernanceFeed.HASH, null, null, List.of(BUSES))),
                        List.of("ann")));
        beforeTheDecision = feed.position();
        board.decision(DECISION, board.whole("board", List.of(SIGN_OFF), List.of(), 1));
        feed.flush();
        service.get("/api/v1/engagements/" + engagement + "/status?readAfter=" + feed.log() + "@" + feed.position());
    }

    private Logged coded(String theme) {
        Logged response = feed.response(engagement, "Ann", "No buses");
        feed.response(engagement, response.id(), new ResponseCounted(null));
        feed.response(
                engagement,
                response.id(),
                new ResponseCoded(
                        1,
                        1,
                        List.of(new ProposalPosition("P1", Position.CONCERN)),
                        List.of(new ThemeCoding(theme, "Q1", Position.CONCERN)),
                        "coder-1",
                        CodingOrigin.HUMAN,
                        null));
        return response;
    }

    private void point(UUID id, String theme, String summary) {
        String stream = "consideration/" + id;
        String scope = "engagement/" + engagement;
        feed.event(
                stream,
                scope,
                new ConsiderationRaised(
                        engagement, summary, List.of(theme), 1, 1, 1, 0, feed.position(), List.of("board")));
        feed.event(
                stream,
                scope,
                new ConsiderationAnswered(List.of("board"), Disposition.ACCEPTED, "It is needed", null, null));
    }

    @AfterAll
    void stop() {
        service.close();
        feed.close();
        vault.close();
    }

    private List<JsonNode> trace(String parameters) {
        List<JsonNode> lines = new ArrayList<>();
        service.send("GET", "/api/v1/engagements/" + engagement + "/trace.jsonl?" + parameters)
                .body()
                .lines()
                .forEach(line -> lines.add(JSON.readTree(line)));
        return lines;
    }

    private static List<JsonNode> hops(List<JsonNode> trace, String kind) {
        return trace.stream()
                .filter(line -> line.get("hop").asString().equals(kind))
                .toList();
    }

    private static String link(JsonNode hop) {
        return hop.at("/links/0").asString();
    }

    @Test
    void a_decision_is_traced_back_to_every_response_it_had_to_do_with() {
        List<JsonNode> trace = trace("decisionId=" + DECISION);
        assertThat(link(hops(trace, "DECISION").getFirst())).isEqualTo("SIGN_OFF " + SIGN_OFF);
        assertThat(link(hops(trace, "SIGN_OFF").getFirst())).isEqualTo("PAPER " + SIGN_OFF + "/paper-1");
        assertThat(link(hops(trace, "PAPER").getFirst())).isEqualTo("CONSIDERATION " + BUSES);
        assertThat(hops(trace, "CONSIDERATION")).as("not the other point").hasSize(1);
        assertThat(link(hops(trace, "CONSIDERATION").getFirst())).isEqualTo("THEME bus");
        assertThat(hops(trace, "CONSIDERATION").getFirst().get("events")).hasSize(2);
        List<JsonNode> responses = hops(trace, "RESPONSE");
        assertThat(responses.stream().map(line -> line.get("id").asString()).distinct())
                .hasSize(MANY)
                .doesNotContain(parked.id().toString());
        assertThat(link(responses.getFirst())).isEqualTo("THEME bus");
        JsonNode logged = responses.getFirst().at("/events/0");
        assertThat(logged.get("type").asString()).isEqualTo("org.duly.engagement.response-logged.v1");
        assertThat(logged.get("happenedAt").asString())
                .isLessThan(logged.get("recordedAt").asString());
        assertThat(responses.getFirst().at("/events/1/type").asString())
                .isEqualTo("org.duly.engagement.response-coded.v1");
        assertThat(trace.getLast().get("hop").asString()).isEqualTo("END");
        assertThat(trace.getLast().get("words").asString()).isEqualTo(Integer.toString(MANY));
    }

    @Test
    void a_response_is_traced_to_the_decision_or_to_where_its_way_ends() {
        List<JsonNode> bus = trace("responseId="
                + hops(trace("themeId=bus"), "RESPONSE").getFirst().get("id").asString());
        assertThat(hops(bus, "DECISION").getFirst().get("id").asString()).isEqualTo(DECISION.toString());
        assertThat(hops(bus, "RESPONSE")).hasSize(1);

        List<JsonNode> park = trace("responseId=" + parked.id());
        assertThat(hops(park, "CONSIDERATION").getFirst().get("id").asString()).isEqualTo(PARKING.toString());
        assertThat(hops(park, "DECISION")).isEmpty();
        assertThat(hops(trace("considerationId=" + PARKING), "RESPONSE")).hasSize(1);
        assertThat(hops(trace("signOffId=" + SIGN_OFF), "RESPONSE")).hasSize(MANY);
    }

    @Test
    void it_can_be_asked_of_the_past_and_of_one_place_only() {
        String path = "/api/v1/engagements/" + engagement + "/trace.jsonl?";
        assertThat(service.send("GET", path + "decisionId=" + DECISION + "&asOfPosition=" + beforeTheDecision)
                        .statusCode())
                .isEqualTo(404);
        assertThat(hops(trace("themeId=bus&asOfPosition=" + beforeTheDecision), "DECISION"))
                .isEmpty();
        // All of it happened on 18 October 2019.
        assertThat(hops(trace("themeId=bus&asOfOccurred=2019-10-19T00:00:00Z"), "RESPONSE")
                        .getFirst()
                        .get("events"))
                .hasSize(2);
        assertThat(service.send("GET", path + "themeId=bus&asOfOccurred=2019-10-17T00:00:00Z")
                        .statusCode())
                .isEqualTo(404);
        assertThat(service.send("GET", path).statusCode()).isEqualTo(400);
        assertThat(service.send("GET", path + "themeId=bus&responseId=" + parked.id())
                        .statusCode())
                .isEqualTo(400);
    }
}
