package org.duly.query.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.duly.events.codebook.CodebookVersionFixed;
import org.duly.events.codebook.ThemeAdded;
import org.duly.events.consideration.ConsiderationAnswered;
import org.duly.events.consideration.ConsiderationRaised;
import org.duly.events.consideration.Disposition;
import org.duly.events.engagement.ReportCounts;
import org.duly.events.engagement.ReportIssued;
import org.duly.events.programme.DatePrecision;
import org.duly.events.programme.MilestoneRescheduled;
import org.duly.events.programme.MilestoneSet;
import org.duly.events.programme.ProgrammeStarted;
import org.duly.events.programme.SourceReference;
import org.duly.events.programme.StatedDate;
import org.duly.events.response.CodingOrigin;
import org.duly.events.response.Position;
import org.duly.events.response.ProposalPosition;
import org.duly.events.response.ResponseCoded;
import org.duly.events.response.ResponseCounted;
import org.duly.events.response.ThemeCoding;
import org.duly.query.testing.EventFeed;
import org.duly.query.testing.EventFeed.Logged;
import org.duly.query.testing.QueryService;
import org.duly.query.testing.TestVault;
import org.duly.testsupport.TestDatabases;
import org.duly.testsupport.TestKafka;
import org.duly.testsupport.TestPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files of themes, considerations, gaps, coverage, reports and milestones, asked over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsideringExportTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String FORMULA = "=HYPERLINK(\"x\")";
    private static final SourceReference MINUTES = new SourceReference("Board minutes", "Item 4", null);

    private final TestDatabases databases = TestPostgres.shared().freshDatabases();
    private final TestKafka kafka = TestKafka.shared();
    private final String topic = kafka.newTopic(kafka.freshTopicName("considering-export"), 1);
    private final TestVault vault = new TestVault(databases);
    private final EventFeed feed = new EventFeed(kafka.bootstrapServers(), topic, 0, "test.example/files", vault);
    private final QueryService service =
            QueryService.start(QueryService.settings(databases, vault, kafka.bootstrapServers(), topic));
    private final UUID engagement = feed.openEngagement("Buses");
    private final UUID consideration = UuidCreator.getTimeOrderedEpoch();
    private final UUID programme = UuidCreator.getTimeOrderedEpoch();
    private final UUID coded;
    private final UUID uncoded;

    ConsideringExportTest() {
        String scope = "engagement/" + engagement;
        feed.event("codebook/" + engagement, scope, new ThemeAdded("fares", FORMULA, "Money", null, null));
        feed.event("codebook/" + engagement, scope, new CodebookVersionFixed(1, List.of("fares")));
        coded = counted("Ann");
        uncoded = counted("Bob");
        feed.response(
                engagement,
                coded,
                new ResponseCoded(
                        1,
                        1,
                        List.of(new ProposalPosition("P1", Position.OPPOSE)),
                        List.of(new ThemeCoding("fares", "Q1", Position.CONCERN)),
                        "coder-1",
                        CodingOrigin.HUMAN));
        String stream = "consideration/" + consideration;
        feed.event(
                stream,
                scope,
                new ConsiderationRaised(
                        engagement,
                        "+ fares",
                        List.of("fares"),
                        1,
                        1,
                        1,
                        0,
                        feed.position(),
                        List.of("body-1", "body-2")));
        feed.event(
                stream,
                scope,
                new ConsiderationAnswered(
                        List.of("body-1"), Disposition.ACCEPTED, "They are right, \"mostly\"", null, null));
        feed.engagement(
                engagement,
                new ReportIssued(
                        1,
                        "00".repeat(32),
                        "ab".repeat(32),
                        new ReportCounts(2, 2, 0, 0, 0, 2, 0),
                        feed.position(),
                        1,
                        "Two coders"));
        String ofProgramme = "programme/" + programme;
        feed.event(ofProgramme, ofProgramme, new ProgrammeStarted("Buses", "One timetable", List.of("body-1")));
        feed.event(ofProgramme, ofProgramme, new MilestoneSet("M1", "Decide", day("2019-11"), MINUTES, engagement));
        feed.event(
                ofProgramme,
                ofProgramme,
                new MilestoneRescheduled("M1", day("2019-11"), day("2019-12"), MINUTES, "Half term"));
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
    void themes_come_one_figure_a_row() {
        assertThat(csv("/themes.csv"))
                .filteredOn(row -> row.getField("themeId").equals("fares"))
                .extracting(row -> row.getField("theme") + " " + row.getField("questionId") + " "
                        + row.getField("position") + " " + row.getField("items"))
                .contains("'" + FORMULA + "   1", "'" + FORMULA + " Q1 CONCERN 1");
        assertThat(lines("/themes.jsonl"))
                .filteredOn(line -> line.path("proposalId").asString("").equals("P1")
                        && line.path("position").asString("").equals("OPPOSE")
                        && line.get("codings").asString().equals("STANDING"))
                .extracting(line -> line.get("items").asInt())
                .containsExactly(1);
        assertThat(lines("/themes.jsonl").getFirst().get("theme").asString()).isEqualTo(FORMULA);
        assertThat(lines("/themes.jsonl?asOfPosition=3"))
                .noneMatch(line -> line.get("items").asInt() > 0);
    }

    @Test
    void considerations_come_one_body_a_row() {
        List<NamedCsvRecord> rows = csv("/considerations.csv");
        assertThat(rows)
                .extracting(row -> row.getField("body") + " " + row.getField("disposition"))
                .containsExactly("body-1 ACCEPTED", "body-2 ");
        assertThat(rows.getFirst().getField("summary")).isEqualTo("'+ fares");
        assertThat(rows.getFirst().getField("reasons")).isEqualTo("They are right, \"mostly\"");
        assertThat(rows.getFirst().getField("stale")).isEqualTo("false");
        JsonNode line = lines("/considerations.jsonl").getFirst();
        assertThat(line.get("summary").asString()).isEqualTo("+ fares");
        assertThat(line.get("themes")).isEqualTo(JSON.readTree("[\"fares\"]"));
        assertThat(line.get("stale").isBoolean()).isTrue();
    }

    @Test
    void gaps_name_every_response_that_waits_and_agree_with_their_numbers() {
        List<JsonNode> lines = lines("/gaps.jsonl");
        service.get(path("/gaps"))
                .get("responses")
                .forEach(gap -> assertThat(lines)
                        .as(gap.get("kind").asString())
                        .filteredOn(line -> line.get("gap").equals(gap.get("kind")))
                        .hasSize(gap.get("items").asInt()));
        assertThat(csv("/gaps.csv"))
                .extracting(
                        row -> row.getField("gap") + " " + row.getField("responseId") + row.getField("considerationId"))
                .contains("UNCODED " + uncoded, "UNREVIEWED " + coded, "WAITING_CONSIDERATION " + consideration);
    }

    @Test
    void coverage_goes_from_each_response_to_the_considerations() {
        assertThat(csv("/coverage.csv"))
                .extracting(row -> row.getField("responseId") + " " + row.getField("themeId") + " "
                        + row.getField("considerationId"))
                .containsExactly(coded + " fares " + consideration);
        assertThat(lines("/coverage.jsonl?asOfPosition=3")).isEmpty();
    }

    @Test
    void reports_and_milestones_come_with_what_became_of_them() {
        NamedCsvRecord report = csv("/reports.csv").getFirst();
        assertThat(report.getField("counted")).isEqualTo("2");
        assertThat(report.getField("stale")).isEqualTo("false");
        assertThat(report.getField("registerHash")).isEqualTo("ab".repeat(32));
        HttpResponse<String> milestones = service.send("GET", "/api/v1/programmes/" + programme + "/milestones.jsonl");
        assertThat(milestones.headers().firstValue("Duly-Position").orElse("")).startsWith(feed.log() + "@");
        assertThat(milestones.body().lines().map(JSON::readTree))
                .extracting(line -> line.get("act").asString() + " "
                        + line.path("from").asString("") + " "
                        + line.get("date").asString() + " " + line.get("due").asString())
                .containsExactly("SET  2019-11 2019-12", "MOVED 2019-11 2019-12 2019-12");
    }

    @Test
    void what_is_not_there_is_not_found() {
        for (String file : List.of("themes", "considerations", "gaps", "coverage", "reports")) {
            assertThat(service.send("GET", "/api/v1/engagements/" + new UUID(1, 1) + "/" + file + ".csv")
                            .statusCode())
                    .as(file)
                    .isEqualTo(404);
        }
    }

    private UUID counted(String name) {
        Logged response = feed.response(engagement, name, "Too dear");
        feed.response(engagement, response.id(), new ResponseCounted(null));
        return response.id();
    }

    private static StatedDate day(String month) {
        return new StatedDate(DatePrecision.MONTH, month, null);
    }

    private String path(String what) {
        return "/api/v1/engagements/" + engagement + what;
    }

    private String body(String what) {
        HttpResponse<String> answer = service.send("GET", path(what));
        assertThat(answer.statusCode()).as(what + ": " + answer.body()).isEqualTo(200);
        return answer.body();
    }

    private List<JsonNode> lines(String what) {
        return body(what).lines().map(JSON::readTree).toList();
    }

    private List<NamedCsvRecord> csv(String what) {
        String file = body(what);
        assertThat(file).startsWith("\ufeff");
        return CsvReader.builder().ofNamedCsvRecord(file.substring(1)).stream().toList();
    }
}
