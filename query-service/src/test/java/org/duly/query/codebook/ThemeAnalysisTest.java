package org.duly.query.codebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.duly.events.codebook.CodebookEvent;
import org.duly.events.codebook.CodebookVersionFixed;
import org.duly.events.codebook.CodingRemap;
import org.duly.events.codebook.ThemeAdded;
import org.duly.events.codebook.ThemeSplit;
import org.duly.events.codebook.ThemesMerged;
import org.duly.events.response.CampaignMethod;
import org.duly.events.response.CodingOrigin;
import org.duly.events.response.CodingReviewed;
import org.duly.events.response.Position;
import org.duly.events.response.ProposalPosition;
import org.duly.events.response.ResponseAssignedToCampaign;
import org.duly.events.response.ResponseCoded;
import org.duly.events.response.ResponseCounted;
import org.duly.events.response.ResponseEvent;
import org.duly.events.response.ResponseLogged;
import org.duly.events.response.ThemeCoding;
import org.duly.query.rebuild.Digests;
import org.duly.query.rebuild.Rebuild;
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
import tools.jackson.databind.node.ObjectNode;

/** A consultation coded by two people and a model, with a codebook that changes meanwhile; asked over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ThemeAnalysisTest {
    private final TestDatabases databases = TestPostgres.shared().freshDatabases();
    private final TestVault vault = new TestVault(databases);
    private final TestKafka kafka = TestKafka.shared();
    private final String topic = kafka.newTopic(kafka.freshTopicName("themes"), 1);
    private final EventFeed feed = new EventFeed(kafka.bootstrapServers(), topic, 0, "test.example/themes", vault);
    private final QueryService service =
            QueryService.start(QueryService.settings(databases, vault, kafka.bootstrapServers(), topic));

    private final List<JsonNode> live = new ArrayList<>();
    private final List<Long> livePositions = new ArrayList<>();
    private UUID engagement = new UUID(0, 0);
    private long beforeTheSplit;

    @BeforeAll
    void feed() {
        engagement = feed.openEngagement("Buses and surgeries");
        codebook(
                new ThemeAdded("access", "Getting there", "Any way of getting to care", null, null),
                new ThemeAdded("cost", "Money", "What it costs", "Q1", null),
                new CodebookVersionFixed(1, List.of("access", "cost")));
        Logged ann = counted("Ann", 1);
        Logged bob = counted("Bob", 40);
        Logged cat = counted("Cat", 1);
        counted("Dan", 1);
        Logged eve = feed.response(engagement, "Eve", "Not judged yet");

        code(ann, "coder-1", CodingOrigin.HUMAN, 1, Position.OPPOSE, "access", Position.CONCERN);
        code(ann, "coder-2", CodingOrigin.HUMAN, 1, Position.OPPOSE, "cost", Position.CONCERN);
        happened(ann, new CodingReviewed("reviewer", true, 1, null));
        code(bob, "coder-1", CodingOrigin.HUMAN, 1, Position.SUPPORT, "cost", Position.SUPPORT);
        code(bob, "coder-2", CodingOrigin.HUMAN, 1, Position.CONCERN, "cost", Position.SUPPORT);
        happened(bob, new ResponseAssignedToCampaign("C1", CampaignMethod.MANUAL, null, true));
        code(cat, "model-1", CodingOrigin.MODEL, 1, Position.OPPOSE, "access", Position.OPPOSE);
        code(eve, "coder-1", CodingOrigin.HUMAN, 1, Position.OPPOSE, "access", Position.OPPOSE);
        beforeTheSplit = asked();

        codebook(
                new ThemeAdded("buses", "Buses", "Public transport", null, null),
                new ThemeAdded("parking", "Parking", "Places to park", null, null),
                new ThemeSplit(
                        "access", List.of("buses", "parking"), List.of(new CodingRemap("Q2", "parking")), "Too wide"),
                new ThemeAdded("money", "Money", "What it costs anyone", null, null),
                new ThemesMerged(List.of("cost"), "money", "Wider"),
                new CodebookVersionFixed(2, List.of("buses", "parking", "money")));
        asked();
        happened(eve, new ResponseCounted(null));
        code(eve, "coder-1", CodingOrigin.HUMAN, 2, Position.OPPOSE, "buses", Position.OPPOSE);
        asked();
        feed.amend(engagement, bob, 2, "On reflection");
        asked();
    }

    @AfterAll
    void stop() {
        service.close();
        feed.close();
        vault.close();
    }

    @Test
    void one_coding_stands_for_each_response_and_items_people_and_campaigns_are_three_counts() {
        JsonNode coded = themes("asOfPosition=" + beforeTheSplit);

        // Of Bob nobody reviewed either coding, so the last recorded stands.
        assertCount(coded.get("counted"), 4, 43, 1);
        assertCount(coded.at("/coded/responses"), 2, 41, 1);
        assertThat(coded.get("uncodedItems").asLong()).isEqualTo(2);
        assertThat(coded.get("uncodedPeople").asLong()).isEqualTo(2);
        assertCount(theme(coded, "coded", "access").get("count"), 1, 1, 0);
        assertCount(theme(coded, "coded", "cost").get("count"), 1, 40, 1);
        assertThat(theme(coded, "coded", "cost").at("/positions/0/position").asString())
                .isEqualTo("SUPPORT");
        assertThat(position(coded, "OPPOSE")).isEqualTo(1);
        assertThat(position(coded, "CONCERN")).isEqualTo(1);
        assertThat(position(coded, "SUPPORT")).isZero();
        assertCount(coded.get("reviewed"), 1, 1, 0);
    }

    @Test
    void what_models_suggest_stands_apart() {
        JsonNode suggested = themes("asOfPosition=" + beforeTheSplit).get("suggested");

        assertCount(suggested.get("responses"), 1, 1, 0);
        assertThat(suggested.at("/themes/0/theme/themeId").asString()).isEqualTo("access");
        assertThat(suggested.at("/themes/0/count/items").asLong()).isEqualTo(1);
    }

    @Test
    void a_split_and_a_merger_re_map_codings_and_what_fits_nowhere_waits_for_a_person() {
        JsonNode now = themes("");

        assertThat(now.get("codebookVersion").asInt()).isEqualTo(2);
        assertCount(theme(now, "coded", "money").get("count"), 1, 40, 1);
        assertCount(theme(now, "coded", "buses").get("count"), 1, 1, 0);
        assertCount(theme(now, "coded", "parking").get("count"), 0, 0, 0);
        JsonNode undecided = now.at("/coded/undecided");
        assertThat(undecided.size()).isEqualTo(1);
        assertThat(undecided.at("/0/themeId").asString()).isEqualTo("access");
        assertCount(undecided.at("/0/count"), 1, 1, 0);
        assertCount(now.get("ofEarlierText"), 1, 40, 1);
    }

    @Test
    void an_earlier_version_is_as_it_was_and_says_what_was_coded_with_a_later_one() {
        JsonNode first = themes("codebookVersion=1");

        assertCount(theme(first, "coded", "access").get("count"), 1, 1, 0);
        assertCount(theme(first, "coded", "cost").get("count"), 1, 40, 1);
        assertCount(first.get("ofLaterVersion"), 1, 1, 0);
        assertThat(service.send("GET", path("codebookVersion=3")).statusCode()).isEqualTo(400);
    }

    @Test
    void coders_are_compared_on_what_both_coded() {
        JsonNode agreement = themes("codebookVersion=1").get("agreement");

        JsonNode overall = agreement.get(0);
        assertThat(overall.get("proposalId").asString()).isEqualTo("P1");
        assertThat(overall.get("items").asLong()).isEqualTo(2);
        assertThat(overall.get("agreed").asLong()).isEqualTo(1);
        // Once the same out of two; by chance OPPOSE and OPPOSE: 1/2 × 1/2.
        assertThat(overall.get("kappa").asDouble()).isEqualTo((2 * 1 - 1) / (4.0 - 1));
        assertThat(agreement.get(1).get("themeId").asString()).isEqualTo("access");
        assertThat(agreement.get(1).get("kappa").asDouble()).isZero();
    }

    @Test
    void as_of_a_position_is_what_was_answered_live_there() {
        for (int i = 0; i < live.size(); i++) {
            assertThat(comparable(themes("asOfPosition=" + livePositions.get(i))))
                    .isEqualTo(live.get(i));
        }
    }

    @Test
    void the_codebook_tells_its_versions_and_what_became_of_its_themes() {
        JsonNode codebook = service.get("/api/v1/engagements/" + engagement + "/codebook");

        assertThat(codebook.get("lastVersion").asInt()).isEqualTo(2);
        assertThat(codebook.at("/versions/0/themes/0/name").asString()).isEqualTo("Getting there");
        assertThat(codebook.at("/themes").size()).isEqualTo(3);
        assertThat(codebook.at("/gone/access/into/0").asString()).isEqualTo("buses");
        assertThat(service.get("/api/v1/engagements/" + engagement + "/codebook?asOfPosition=" + beforeTheSplit)
                        .get("lastVersion")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void a_rebuild_gives_the_same_history_of_codings() throws Exception {
        Digests.Report before = service.bean(Digests.class).ofLive();
        service.bean(Rebuild.class).run(_ -> {});

        assertThat(service.bean(Digests.class).ofLive()).isEqualTo(before);
    }

    private Logged counted(String name, int signatories) {
        Logged response = feed.response(engagement, name, "No buses", logged -> signedBy(logged, signatories));
        happened(response, new ResponseCounted(null));
        return response;
    }

    private static ResponseLogged signedBy(ResponseLogged logged, int signatories) {
        return new ResponseLogged(
                logged.engagementId(),
                logged.respondentId(),
                logged.receiptNumber(),
                logged.channel(),
                logged.receivingBody(),
                logged.receivedAt(),
                logged.respondentKind(),
                logged.organisationCode(),
                logged.stakeholderGroup(),
                logged.place(),
                logged.consent(),
                logged.respondentName(),
                logged.respondentContact(),
                logged.answers(),
                logged.original(),
                signatories,
                logged.transcription());
    }

    private void code(
            Logged response,
            String coder,
            CodingOrigin origin,
            int codebookVersion,
            Position overall,
            String theme,
            Position position) {
        happened(
                response,
                new ResponseCoded(
                        1,
                        codebookVersion,
                        List.of(new ProposalPosition("P1", overall)),
                        List.of(new ThemeCoding(theme, "Q1", position)),
                        coder,
                        origin));
    }

    private void happened(Logged response, ResponseEvent event) {
        feed.response(engagement, response.id(), event);
    }

    private void codebook(CodebookEvent... events) {
        for (CodebookEvent event : events) {
            feed.event("codebook/" + engagement, "engagement/" + engagement, event);
        }
    }

    /** Asks live, so that the past can be compared. */
    private long asked() {
        feed.flush();
        live.add(comparable(themes("")));
        livePositions.add(feed.position());
        return feed.position();
    }

    private static JsonNode comparable(JsonNode analysis) {
        return ((ObjectNode) analysis).without("time");
    }

    private JsonNode themes(String parameters) {
        return service.get(path(parameters));
    }

    private String path(String parameters) {
        return "/api/v1/engagements/" + engagement + "/themes?readAfter=" + feed.log() + "@" + feed.position() + "&"
                + parameters;
    }

    private static JsonNode theme(JsonNode analysis, String part, String themeId) {
        for (JsonNode theme : analysis.get(part).get("themes")) {
            if (theme.at("/theme/themeId").asString().equals(themeId)) {
                return theme;
            }
        }
        throw new AssertionError("No theme " + themeId + " in " + analysis);
    }

    private static long position(JsonNode analysis, String position) {
        for (JsonNode count : analysis.at("/coded/proposals/0/positions")) {
            if (count.get("position").asString().equals(position)) {
                return count.at("/count/items").asLong();
            }
        }
        throw new AssertionError("No position " + position + " in " + analysis);
    }

    private static void assertCount(JsonNode count, long items, long people, long campaigns) {
        assertThat(List.of(
                        count.get("items").asLong(),
                        count.get("people").asLong(),
                        count.get("campaigns").asLong()))
                .isEqualTo(List.of(items, people, campaigns));
    }
}
