package org.duly.query.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.duly.events.response.CampaignMethod;
import org.duly.events.response.ExclusionReason;
import org.duly.events.response.Intake;
import org.duly.events.response.ResponseAssignedToCampaign;
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
import tools.jackson.databind.json.JsonMapper;

/** Files as a caller gets them over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String FORMULA = "=HYPERLINK(\"http://example.org\";\"Click\")";

    private final TestDatabases databases = TestPostgres.shared().freshDatabases();
    private final TestVault vault = new TestVault(databases);
    private final TestKafka kafka = TestKafka.shared();
    private final String topic = kafka.newTopic(kafka.freshTopicName("export"), 1);
    private final EventFeed feed = new EventFeed(kafka.bootstrapServers(), topic, 0, "test.example/export", vault);
    private final QueryService service =
            QueryService.start(QueryService.settings(databases, vault, kafka.bootstrapServers(), topic));

    private UUID engagement = new UUID(0, 0);
    private Logged counted = new Logged(engagement, engagement);
    private Logged excluded = counted;

    @BeforeAll
    void feed() {
        engagement = feed.openEngagement("Exported");
        counted =
                feed.response(engagement, "Ann \"Al\" Alder", "+44 is a number,\nand \\. a full stop", placed(FORMULA));
        feed.response(engagement, counted.id(), new ResponseCounted("@home"));
        feed.response(engagement, counted.id(), new ResponseAssignedToCampaign("-C1", CampaignMethod.NEAR, 0.9, true));
        excluded = feed.response(engagement, "Bob Birch", "Nothing to say", placed("York, \"the city\""));
        feed.response(
                engagement,
                excluded.id(),
                new ResponseExcluded(ExclusionReason.OUT_OF_SCOPE, "About\nanother body", "second-1"));
        feed.response(engagement, "Cat Cedar", "Pending");
        Logged erased = feed.response(engagement, "Dan Dogwood", "Forget me");
        feed.erase(engagement, erased.respondentId());
        feed.flush();
        service.get("/api/v1/engagements?readAfter=" + feed.log() + "@" + feed.position());
    }

    @AfterAll
    void stop() {
        service.close();
        feed.close();
        vault.close();
    }

    @Test
    void the_register_comes_whole_in_the_order_of_receipt_and_says_of_which_state() {
        HttpResponse<String> answer = service.send("GET", path("/responses.csv"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(answer.headers().firstValue("Duly-Position")).contains(feed.log() + "@" + feed.position());
        List<NamedCsvRecord> rows = csv(answer.body());
        assertThat(rows).hasSize(4);
        assertThat(rows)
                .extracting(row -> row.getField("state"))
                .containsExactly("COUNTED", "EXCLUDED", "PENDING", "PENDING");
        NamedCsvRecord second = rows.get(1);
        assertThat(second.getField("exclusionReason")).isEqualTo("OUT_OF_SCOPE");
        assertThat(second.getField("exclusionExplanation")).isEqualTo("About\nanother body");
        assertThat(second.getField("exclusionAuthorisedBy")).isEqualTo("second-1");
        assertThat(second.getField("place")).isEqualTo("York, \"the city\"");
        assertThat(second.getField("receivedAt")).matches("2019-11-2\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(rows.get(3).getField("erased")).isEqualTo("true");
        assertThat(second.getField("late")).isEqualTo("false");
        assertThat(second.getField("loggedBy")).isEqualTo("officer-1");
        assertThat(second.getField("onBehalfOf")).isEqualTo("body-1");
        assertThat(second.getField("importSource")).isEqualTo("Web survey");
        assertThat(second.getField("importRow")).isEqualTo("7");
    }

    @Test
    void a_cell_that_a_spreadsheet_would_run_is_text_and_stays_exact_in_json() {
        NamedCsvRecord row = csv(body("/responses.csv?withText=true")).getFirst();

        assertThat(row.getField("place")).isEqualTo("'" + FORMULA);
        assertThat(row.getField("countedNote")).isEqualTo("'@home");
        assertThat(row.getField("campaignId")).isEqualTo("'-C1");
        assertThat(row.getField("answer Q1")).isEqualTo("'+44 is a number,\nand \\. a full stop");
        JsonNode same = lines("/responses.jsonl?withText=true").getFirst();
        assertThat(same.get("place").asString()).isEqualTo(FORMULA);
        assertThat(same.get("text").get("answers").get("Q1").asString())
                .isEqualTo("+44 is a number,\nand \\. a full stop");
    }

    @Test
    void nobody_is_named_or_quoted_unless_asked_for() {
        String all = body("/responses.csv")
                + body("/responses.jsonl")
                + body("/audit-trail.csv")
                + body("/audit-trail.jsonl")
                + body("/status.csv")
                + body("/status.jsonl");

        assertThat(all).doesNotContain("Alder", "Birch", "Cedar", "number,", "Nothing to say");
        NamedCsvRecord asked = csv(body("/responses.csv?withText=true")).get(1);
        assertThat(asked.getField("respondentName")).isEqualTo("Bob Birch");
        assertThat(asked.getField("answer Q1")).isEqualTo("Nothing to say");
        assertThat(body("/responses.csv?withText=true") + body("/responses.jsonl?withText=true"))
                .as("erased")
                .doesNotContain("Dogwood", "Forget");
    }

    @Test
    void json_lines_say_what_the_register_says() {
        List<JsonNode> lines = lines("/responses.jsonl?withText=true");
        List<JsonNode> register =
                service.get(path("/responses")).get("items").valueStream().toList();

        assertThat(lines).hasSameSizeAs(register);
        for (int row = 0; row < lines.size(); row++) {
            for (String field : List.of("id", "state", "late", "signatories", "position", "receiptNumber", "text")) {
                assertThat(lines.get(row).get(field))
                        .as(field)
                        .isEqualTo(register.get(row).get(field));
            }
            assertThat(lines.get(row).get("facts").get("consent"))
                    .isEqualTo(register.get(row).get("facts").get("consent"));
        }
    }

    @Test
    void the_filters_are_those_of_the_register() {
        assertThat(csv(body("/responses.csv?state=EXCLUDED&exclusionReason=OUT_OF_SCOPE&q=nothing")))
                .extracting(row -> row.getField("id"))
                .containsExactly(excluded.id().toString());
        assertThat(lines("/responses.jsonl?campaign=-C1&late=false&duplicate=false&coded=false"))
                .extracting(line -> line.get("id").asString())
                .containsExactly(counted.id().toString());
        assertThat(body("/responses.jsonl?group=%27;DROP%20TABLE%20read.response;--"))
                .isEmpty();
        assertThat(service.send("GET", path("/responses.csv?state=NONSENSE")).statusCode())
                .isEqualTo(400);
        assertThat(service.send("GET", "/api/v1/engagements/" + new UUID(1, 1) + "/responses.csv")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void the_audit_trail_holds_every_event_as_published() {
        List<JsonNode> lines = lines("/audit-trail.jsonl");
        List<JsonNode> trail =
                service.get(path("/audit-trail")).get("items").valueStream().toList();

        assertThat(lines)
                .extracting(line -> line.get("event"))
                .containsExactlyElementsOf(
                        trail.stream().map(entry -> entry.get("event")).toList());
        assertThat(csv(body("/audit-trail.csv")))
                .extracting(row -> JSON.readTree(row.getField("event")))
                .containsExactlyElementsOf(
                        lines.stream().map(line -> line.get("event")).toList());
    }

    @Test
    void the_counts_are_those_of_the_status_now_and_in_the_past() {
        JsonNode now = service.get(path("/status")).get("responses");
        List<NamedCsvRecord> rows = csv(body("/status.csv"));

        assertThat(figure(rows, "all", "", "received"))
                .isEqualTo(now.get("received").asString());
        assertThat(figure(rows, "all", "", "countedCampaigns")).isEqualTo("1");
        assertThat(figure(rows, "place", "'" + FORMULA, "counted")).isEqualTo("1");
        assertThat(lines("/status.jsonl?asOfPosition=2"))
                .filteredOn(line -> line.get("measure").asString().equals("received")
                        && line.get("dimension").asString().equals("all"))
                .extracting(line -> line.get("count").asInt())
                .containsExactly(1);
    }

    @Test
    void a_file_that_breaks_off_does_not_look_whole_and_there_are_only_so_many_at_once() throws IOException {
        UUID large = feed.openEngagement("Large");
        feed.flush();
        service.get("/api/v1/engagements?readAfter=" + feed.log() + "@" + feed.position());
        JdbcClient database = service.bean(JdbcClient.class);
        // Far more than the sockets on the way can hold, so that an export waits for its reader.
        database.sql("""
                        INSERT INTO read.archive
                        SELECT log, 1000000 + n, gen_random_uuid(), stream, n, scope, type, time, recorded_at, actor,
                            actor_role, bytes || convert_to(repeat(' ', 8000), 'UTF8')
                        FROM read.archive, generate_series(1, 8000) AS n WHERE scope = ? AND stream_version = 0
                        """).param("engagement/" + large).update();
        String path = "/api/v1/engagements/" + large + "/audit-trail.jsonl";
        List<HttpResponse<InputStream>> waiting = new ArrayList<>();
        try {
            for (int reader = 0; reader < 3; reader++) {
                HttpResponse<InputStream> answer = service.stream(path);
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.body().read()).isEqualTo('{');
                waiting.add(answer);
            }
            assertThat(service.send("GET", path).statusCode()).isEqualTo(503);

            database.sql(
                            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE query LIKE 'COPY (SELECT%'"
                                    + " AND datname = current_database()")
                    .query(Long.class)
                    .single();
            assertThatThrownBy(() -> waiting.getFirst().body().transferTo(OutputStream.nullOutputStream()))
                    .isInstanceOf(IOException.class);
        } finally {
            for (HttpResponse<InputStream> answer : waiting) {
                answer.body().close();
            }
        }
    }

    private String path(String what) {
        return "/api/v1/engagements/" + engagement + what;
    }

    private String body(String what) {
        HttpResponse<String> answer = service.send("GET", path(what));
        assertThat(answer.statusCode()).as(what).isEqualTo(200);
        return answer.body();
    }

    private List<JsonNode> lines(String what) {
        return body(what).lines().map(JSON::readTree).toList();
    }

    private static List<NamedCsvRecord> csv(String file) {
        assertThat(file).startsWith("\ufeff");
        return CsvReader.builder().ofNamedCsvRecord(file.substring(1)).stream().toList();
    }

    private static String figure(List<NamedCsvRecord> rows, String dimension, String value, String measure) {
        return rows.stream()
                .filter(row -> row.getField("dimension").equals(dimension)
                        && row.getField("value").equals(value)
                        && row.getField("measure").equals(measure))
                .map(row -> row.getField("count"))
                .collect(Collectors.joining());
    }

    private static UnaryOperator<ResponseLogged> placed(String place) {
        return from -> new ResponseLogged(
                from.engagementId(),
                from.respondentId(),
                from.receiptNumber(),
                from.channel(),
                from.receivingBody(),
                from.receivedAt(),
                from.respondentKind(),
                from.organisationCode(),
                from.stakeholderGroup(),
                place,
                from.consent(),
                from.respondentName(),
                from.respondentContact(),
                from.answers(),
                from.original(),
                from.signatories(),
                from.transcription(),
                new Intake(new UUID(3, 3), "Web survey", null, 7, "ab".repeat(32)));
    }
}
