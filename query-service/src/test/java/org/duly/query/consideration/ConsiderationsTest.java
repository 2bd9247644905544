package org.duly.query.consideration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.duly.events.codebook.CodebookEvent;
import org.duly.events.codebook.CodebookVersionFixed;
import org.duly.events.codebook.CodingRemap;
import org.duly.events.codebook.ThemeAdded;
import org.duly.events.codebook.ThemeSplit;
import org.duly.events.consideration.ConsiderationAnswered;
import org.duly.events.consideration.ConsiderationEvent;
import org.duly.events.consideration.ConsiderationRaised;
import org.duly.events.consideration.ConsiderationReopened;
import org.duly.events.consideration.ConsiderationWithdrawn;
import org.duly.events.consideration.Disposition;
import org.duly.events.engagement.Channel;
import org.duly.events.response.CampaignMethod;
import org.duly.events.response.CodingOrigin;
import org.duly.events.response.CodingReviewed;
import org.duly.events.response.Position;
import org.duly.events.response.ProposalPosition;
import org.duly.events.response.ResponseAcknowledged;
import org.duly.events.response.ResponseAssignedToCampaign;
import org.duly.events.response.ResponseCoded;
import org.duly.events.response.ResponseCounted;
import org.duly.events.response.ResponseEvent;
import org.duly.events.response.ResponseRead;
import org.duly.events.response.ThemeCoding;
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
import tools.jackson.databind.JsonNode;

/** Points put to two bodies, answered, gone stale and put again; what is left to do; asked over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsiderationsTest {
    private final TestDatabases databases = TestPostgres.shared().freshDatabases();
    private final TestVault vault = new TestVault(databases);
    private final TestKafka kafka = TestKafka.shared();
    private final String topic = kafka.newTopic(kafka.freshTopicName("points"), 1);
    private final EventFeed feed = new EventFeed(kafka.bootstrapServers(), topic, 0, "test.example/points", vault);
    private final QueryService service =
            QueryService.start(QueryService.settings(databases, vault, kafka.bootstrapServers(), topic));

    private final UUID buses = UUID.fromString("01900000-0000-7000-8000-000000000001");
    private final UUID other = UUID.fromString("01900000-0000-7000-8000-000000000002");
    private final Map<Long, JsonNode> live = new TreeMap<>();
    private UUID engagement = new UUID(0, 0);
    private Logged ann = new Logged(engagement, engagement);
    private Logged bob = ann;
    private Logged cat = ann;
    private Logged dan = ann;
    private long partlyAnswered;
    private long answered;
    private long stale;
    private long reopened;

    @BeforeAll
    void feed() {
        engagement = feed.openEngagement("Buses and surgeries");
        codebook(
                new ThemeAdded("access", "Getting there", "Any way of getting to care", null, null),
                new ThemeAdded("cost", "Money", "What it costs", null, null),
                new CodebookVersionFixed(1, List.of("access", "cost")));
        ann = counted("Ann");
        bob = counted("Bob");
        code(ann, "access");
        code(bob, "cost");
        happened(ann, new CodingReviewed("reviewer", true));
        happened(ann, new ResponseRead("reader", 1));
        happened(ann, new ResponseAcknowledged(Channel.EMAIL));
        long judgedAt = feed.position();
        point(
                buses,
                new ConsiderationRaised(
                        engagement,
                        "Keep the last bus",
                        List.of("access"),
                        1,
                        1,
                        1,
                        0,
                        judgedAt,
                        List.of("ccg", "trust")));
        point(buses, answer("ccg", Disposition.ACCEPTED));
        partlyAnswered = asked();
        point(buses, answer("trust", Disposition.NOTED));
        answered = asked();
        // What was among them stays among them, however often it is touched.
        happened(ann, new ResponseAssignedToCampaign("C1", CampaignMethod.MANUAL, null, true));
        cat = counted("Cat");
        code(cat, "access");
        stale = asked();
        point(buses, new ConsiderationReopened(List.of("access"), 1, 2, 2, 0, feed.position(), "More was said"));
        reopened = asked();
        point(buses, answer("ccg", Disposition.ACCEPTED_IN_PART));
        point(buses, answer("trust", Disposition.ACCEPTED_IN_PART));
        point(
                other,
                new ConsiderationRaised(
                        engagement, "Raised in error", List.of("cost"), 1, 1, 1, 0, feed.position(), List.of("ccg")));
        point(other, new ConsiderationWithdrawn("Raised in error"));
        codebook(
                new ThemeAdded("bus", "Buses", "Public transport", null, null),
                new ThemeAdded("parking", "Parking", "Places to park", null, null),
                new ThemeSplit("access", List.of("bus", "parking"), List.of(new CodingRemap("Q1", "bus")), "Too wide"),
                new ThemeSplit("cost", List.of("parking"), List.of(), "Was about parking"),
                new CodebookVersionFixed(2, List.of("bus", "parking")));
        dan = counted("Dan");
        feed.response(engagement, "Eve", "Not judged yet");
        asked();
    }

    @AfterAll
    void stop() {
        service.close();
        feed.close();
        vault.close();
    }

    @Test
    void a_point_is_answered_once_every_body_asked_has_answered() {
        JsonNode partly = point(partlyAnswered);
        assertThat(partly.at("/facts/state").asString()).isEqualTo("RAISED");
        assertThat(texts(partly.at("/facts/awaited"))).containsExactly("trust");

        JsonNode whole = point(answered);
        assertThat(whole.at("/facts/state").asString()).isEqualTo("ANSWERED");
        assertThat(whole.at("/facts/answers").size()).isEqualTo(2);
        assertThat(whole.at("/facts/answers/1/disposition").asString()).isEqualTo("NOTED");
        assertThat(whole.get("stale").asBoolean()).isFalse();
        assertThat(whole.at("/themes/0/name").asString()).isEqualTo("Getting there");
    }

    @Test
    void it_is_stale_once_more_responses_are_counted_to_its_themes_and_no_longer_once_it_is_put_again() {
        assertThat(point(stale).get("stale").asBoolean()).isTrue();
        assertThat(point(stale).at("/added/items").asLong()).isEqualTo(1);
        assertThat(point(stale).at("/now/items").asLong()).isEqualTo(2);

        JsonNode again = point(reopened);
        assertThat(again.get("stale").asBoolean()).isFalse();
        assertThat(again.at("/facts/state").asString()).isEqualTo("REOPENED");
        assertThat(again.at("/facts/answers").size()).isZero();
        assertThat(again.at("/facts/history").size()).isEqualTo(4);
    }

    @Test
    void as_of_a_position_is_what_was_answered_live_there() {
        live.forEach(
                (position, answer) -> assertThat(service.get(engagement("considerations?asOfPosition=" + position)))
                        .isEqualTo(answer));
    }

    @Test
    void gaps_tell_what_is_left_to_do_and_for_which_responses() {
        JsonNode gaps = service.get(engagement("gaps"));
        Map<String, Long> counts = new TreeMap<>();
        gaps.get("responses")
                .forEach(gap ->
                        counts.put(gap.get("kind").asString(), gap.get("items").asLong()));

        assertThat(counts)
                .isEqualTo(Map.of(
                        "UNJUDGED", 1L,
                        "UNCODED", 1L,
                        "UNREVIEWED", 2L,
                        "NEEDS_RECODING", 1L,
                        "UNREAD", 3L,
                        "UNACKNOWLEDGED", 4L,
                        "UNCHECKED_TRANSCRIPTION", 0L));
        assertThat(ids(service.get(engagement("gaps/UNCODED"))))
                .containsExactly(dan.id().toString());
        assertThat(ids(service.get(engagement("gaps/NEEDS_RECODING"))))
                .containsExactly(bob.id().toString());
        JsonNode firstPage = service.get(engagement("gaps/UNREVIEWED?limit=1"));
        JsonNode nextPage = service.get(engagement(
                "gaps/UNREVIEWED?limit=1&after=" + firstPage.get("next").asString()));
        assertThat(ids(firstPage)).containsExactly(bob.id().toString());
        assertThat(ids(nextPage)).containsExactly(cat.id().toString());
        assertThat(service.send("GET", engagement("gaps/NONSENSE")).statusCode())
                .isEqualTo(400);
    }

    @Test
    void themes_that_no_answered_point_covers_are_gaps() {
        JsonNode gaps = service.get(engagement("gaps"));

        // Both coded to access, now bus, are covered by the answers; cost fits nowhere until it is coded again.
        assertThat(gaps.get("themes").size()).isZero();
        assertThat(gaps.get("considerations").size()).isZero();
    }

    @Test
    void coverage_is_walked_from_every_end() {
        JsonNode fromResponse = service.get(engagement("coverage?responseId=" + ann.id()));
        assertThat(texts(fromResponse.at("/responses/items/0/themes"))).containsExactly("bus");
        assertThat(fromResponse.at("/considerations/0/id").asString()).isEqualTo(buses.toString());
        assertThat(fromResponse.at("/considerations/0/answers").size()).isEqualTo(2);

        JsonNode fromTheme = service.get(engagement("coverage?themeId=bus&limit=1"));
        JsonNode more = service.get(engagement("coverage?themeId=bus&limit=1&after="
                + fromTheme.at("/responses/next").asString()));
        assertThat(texts(fromTheme.at("/themes/0/considerations"))).containsExactly(buses.toString());
        assertThat(ids(fromTheme.get("responses"))).containsExactly(ann.id().toString());
        assertThat(ids(more.get("responses"))).containsExactly(cat.id().toString());
        assertThat(more.at("/responses/next").isString()).isFalse();

        JsonNode fromPoint = service.get(engagement("coverage?considerationId=" + buses));
        assertThat(fromPoint.at("/themes/0/theme/themeId").asString()).isEqualTo("bus");
        assertThat(ids(fromPoint.get("responses")))
                .containsExactly(ann.id().toString(), cat.id().toString());

        assertThat(service.send("GET", engagement("coverage?considerationId=" + other))
                        .statusCode())
                .isEqualTo(404);
        assertThat(service.send("GET", engagement("coverage?themeId=bus&responseId=" + ann.id()))
                        .statusCode())
                .isEqualTo(400);
    }

    private Logged counted(String name) {
        Logged response = feed.response(engagement, name, "No buses");
        happened(response, new ResponseCounted(null));
        return response;
    }

    private void code(Logged response, String theme) {
        happened(
                response,
                new ResponseCoded(
                        1,
                        1,
                        List.of(new ProposalPosition("P1", Position.OPPOSE)),
                        List.of(new ThemeCoding(theme, "Q1", Position.OPPOSE)),
                        "coder-1",
                        CodingOrigin.HUMAN));
    }

    private void happened(Logged response, ResponseEvent event) {
        feed.response(engagement, response.id(), event);
    }

    private void codebook(CodebookEvent... events) {
        for (CodebookEvent event : events) {
            feed.event("codebook/" + engagement, "engagement/" + engagement, event);
        }
    }

    private void point(UUID id, ConsiderationEvent event) {
        feed.event("consideration/" + id, "engagement/" + engagement, event);
    }

    private static ConsiderationAnswered answer(String body, Disposition disposition) {
        return new ConsiderationAnswered(List.of(body), disposition, "Because", "We will look after it", null);
    }

    /** Asks live, so that the past can be compared. */
    private long asked() {
        feed.flush();
        live.put(
                feed.position(),
                service.get(engagement("considerations?readAfter=" + feed.log() + "@" + feed.position())));
        return feed.position();
    }

    private JsonNode point(long position) {
        return service.get("/api/v1/considerations/" + buses + "?asOfPosition=" + position);
    }

    private String engagement(String path) {
        return "/api/v1/engagements/" + engagement + "/" + path;
    }

    private static List<String> ids(JsonNode page) {
        List<String> ids = new ArrayList<>();
        page.get("items").forEach(item -> ids.add(item.get("id").asString()));
        return ids;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asString()));
        return texts;
    }
}
