package org.duly.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.duly.standalone.demo.DemoLoader;
import org.duly.standalone.demo.SimulatedClock;
import org.duly.testsupport.JavaProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a visitor finds in the demo. It is loaded once for all of these, and told again at the end. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemoTest implements GovernanceOfTheDemo, SuccessionOfTheDemo, DisclosureOfTheDemo, MetricsOfTheDemo {
    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);
    /** From press reports of January 2020; 15 not counted and 17 without a clear position follow from them. */
    private static final Totals PRESS = new Totals(224, 209, 15, 106, 65, 21, 17);

    private static final String ARRANGEMENTS = "The future arrangements for NHS commissioning in your area";
    private static final String PRIORITIES =
            "Improving health and care in Buckinghamshire, Oxfordshire and Berkshire West";

    private Installation duly;
    private JavaProcess process;
    private Api api;

    @BeforeAll
    void loadTheDemo(@TempDir Path directory) {
        duly = new Installation(directory.resolve("data"));
        process = duly.up("demo");
        api = new Api(duly.ports);
    }

    @AfterAll
    void stop() {
        api.close();
        process.close();
    }

    @Override
    public Api api() {
        return api;
    }

    @Override
    public String arrangements() throws Exception {
        return engagement(ARRANGEMENTS);
    }

    @Test
    void every_address_that_the_greeting_suggests_answers() throws Exception {
        Pattern address = Pattern.compile(Pattern.quote(duly.ports.queryUrl() + "/api/v1") + "(/[^']+)");
        List<String> suggested = process.output().stream()
                .filter(line -> !line.contains(" -d ")) // What is asked with a body is tried on its own.
                .flatMap(line -> address.matcher(line).results())
                .map(found -> found.group(1))
                .toList();

        assertThat(suggested)
                .contains(
                        engagement(ARRANGEMENTS) + "/ballots",
                        "/mergers",
                        "/organisation-lineage",
                        engagement(ARRANGEMENTS) + "/gunning-sheet/page");
        for (String each : suggested) {
            assertThat(api.text(each)).as(each).isNotBlank();
        }
    }

    @Test
    void the_totals_are_those_of_the_press_however_they_are_asked_for() throws Exception {
        String engagement = engagement(ARRANGEMENTS);

        assertThat(Totals.ofStatus(api, engagement)).isEqualTo(PRESS);
        assertThat(Totals.ofReport(api, engagement)).isEqualTo(PRESS);
        assertThat(Totals.ofReportPage(api, engagement)).isEqualTo(PRESS);
        assertThat(Totals.ofCsv(api, engagement)).isEqualTo(PRESS);
        assertThat(Totals.ofJsonLines(api, engagement)).isEqualTo(PRESS);
    }

    @Test
    void the_first_engagement_is_complete_too() throws Exception {
        String engagement = engagement(PRIORITIES);
        JsonNode responses = status(engagement).path("responses");
        JsonNode analysis = api.get(engagement + "/themes");

        assertThat(responses.path("received").asLong()).isEqualTo(48);
        assertThat(responses.path("counted").asLong()).isEqualTo(46);
        assertThat(responses.path("excluded").asLong()).isEqualTo(2);
        assertThat(analysis.path("reviewed").path("items").asLong()).isEqualTo(46);
        assertThat(analysis.path("coded").path("themes").valueStream())
                .as("the areas of the Long Term Plan")
                .hasSize(19)
                .allMatch(theme -> theme.path("count").path("items").asLong() > 0);
        assertThat(status(engagement).path("phase").asString()).isEqualTo("COMPLETED");
    }

    @Test
    void a_slip_in_a_document_is_corrected_beside_it() throws Exception {
        JsonNode facts = api.get(engagement(PRIORITIES)).path("facts");

        assertThat(facts.path("corrections")
                        .valueStream()
                        .map(correction -> correction.path("what").asString()))
                .anyMatch(what -> what.contains("2023/34"))
                .anyMatch(what -> what.contains("202/21"));
        assertThat(facts.path("documents")
                        .valueStream()
                        .filter(document ->
                                document.path("documentId").asString().equals("briefing-pack"))
                        .map(document -> document.path("version").asInt()))
                .containsExactly(1, 2);
    }

    @Test
    void what_came_in_time_counts_by_its_receipt_and_what_came_late_by_a_ruling() throws Exception {
        String engagement = engagement(ARRANGEMENTS);
        JsonNode letter = only(engagement, "receivedFrom=2019-11-29T10:00:00Z&receivedTo=2019-11-29T10:00:01Z");
        List<JsonNode> late = api.get(engagement + "/responses?late=true")
                .path("items")
                .valueStream()
                .toList();

        assertThat(letter.path("channel").asString()).isEqualTo("POST");
        assertThat(letter.path("recordedAt").asString()).startsWith("2019-12-04");
        assertThat(letter.path("late").asBoolean()).isFalse();
        assertThat(letter.path("state").asString()).isEqualTo("COUNTED");
        assertThat(late)
                .extracting(
                        each -> each.path("receivedAt").asString(),
                        each -> each.path("state").asString())
                .containsExactlyInAnyOrder(
                        tuple("2019-12-02T00:07:00Z", "COUNTED"), tuple("2019-12-11T10:30:00Z", "EXCLUDED"));
        assertThat(late)
                .allSatisfy(each -> assertThat(each.path("facts")
                                .path("lateRuling")
                                .path("reason")
                                .asString())
                        .isNotEmpty());
    }

    @Test
    void a_campaign_is_what_was_measured_and_nothing_else_looks_like_one() throws Exception {
        String engagement = engagement(ARRANGEMENTS);
        List<JsonNode> campaigns = api.get(engagement + "/campaign-proposals")
                .path("campaigns")
                .valueStream()
                .toList();
        List<JsonNode> assigned = api.get(engagement + "/responses?campaign=keep-it-local&limit=200")
                .path("items")
                .valueStream()
                .map(response -> response.path("facts").path("campaign"))
                .toList();

        assertThat(campaigns).hasSize(1);
        assertThat(campaigns.getFirst().path("size").asInt()).isEqualTo(40);
        assertThat(assigned).hasSize(40);
        assertThat(assigned)
                .filteredOn(each -> each.path("method").asString().equals("EXACT"))
                .hasSize(37);
        assertThat(assigned)
                .filteredOn(each -> each.path("addsOwnText").asBoolean())
                .hasSize(3);
    }

    @Test
    void every_duplicate_that_is_proposed_is_linked_and_excluded() throws Exception {
        String engagement = engagement(ARRANGEMENTS);
        List<JsonNode> proposed = api.get(engagement + "/duplicate-proposals")
                .path("items")
                .valueStream()
                .toList();

        assertThat(proposed)
                .extracting(proposal -> proposal.path("rule").asString())
                .containsExactlyInAnyOrder(
                        "SAME_ORGANISATION_SAME_TEXT",
                        "SAME_CONTACT_OTHER_CHANNEL",
                        "SAME_CONTACT_SAME_TEXT",
                        "SAME_NAME_AND_PLACE_SAME_TEXT");
        assertThat(proposed).allSatisfy(proposal -> {
            assertThat(proposal.path("linkedTo")).isEqualTo(proposal.path("of").path("id"));
            assertThat(proposal.path("response").path("state").asString()).isEqualTo("EXCLUDED");
        });
    }

    @Test
    void an_organisation_and_its_volunteer_are_both_heard() throws Exception {
        String engagement = engagement(ARRANGEMENTS);
        assertThat(api.get(engagement + "/responses?q=healthwatch&state=COUNTED")
                        .path("items"))
                .extracting(response -> response.path("respondentKind").asString())
                .containsExactlyInAnyOrder("ORGANISATION", "INDIVIDUAL");
    }

    @Test
    void a_split_keeps_what_was_coded_before_it() throws Exception {
        String engagement = engagement(ARRANGEMENTS);
        JsonNode before = api.get(engagement + "/themes?codebookVersion=1");
        JsonNode now = api.get(engagement + "/themes");

        assertThat(themes(before)).containsKey("access").doesNotContainKeys("waiting", "transport");
        assertThat(themes(now)).containsKeys("waiting", "transport").doesNotContainKey("access");
        assertThat(now.path("coded").path("undecided").isEmpty()).isTrue();
        assertThat(now.path("agreement")
                        .valueStream()
                        .filter(agreement ->
                                agreement.path("proposalId").asString("").equals("overall"))
                        .map(agreement -> agreement.path("kappa").asDouble()))
                .singleElement()
                .satisfies(kappa -> assertThat(kappa).isBetween(0.5, 0.9));
    }

    @Test
    void every_theme_is_considered_and_one_was_reopened() throws Exception {
        String engagement = engagement(ARRANGEMENTS);
        List<JsonNode> considerations = api.get(engagement + "/considerations")
                .path("items")
                .valueStream()
                .toList();

        assertThat(considerations).hasSize(13);
        assertThat(considerations)
                .allSatisfy(each ->
                        assertThat(each.path("facts").path("awaited").isEmpty()).isTrue());
        assertThat(considerations)
                .filteredOn(each -> each.path("facts")
                        .path("history")
                        .valueStream()
                        .anyMatch(act -> act.path("kind").asString().equals("REOPENED")))
                .hasSize(1);
        assertThat(api.get(engagement + "/gaps").path("themes").isEmpty()).isTrue();
    }

    @Test
    void an_erasure_after_the_report_leaves_its_counts() throws Exception {
        String engagement = engagement(ARRANGEMENTS);
        List<JsonNode> erased = api.get(engagement + "/responses?channel=PHONE&limit=200")
                .path("items")
                .valueStream()
                .filter(response -> response.path("erased").asBoolean())
                .toList();

        assertThat(erased).hasSize(1);
        assertThat(erased.getFirst().path("text").isNull()).isTrue();
        assertThat(erased.getFirst().path("state").asString()).isEqualTo("COUNTED");
        assertThat(api.get(engagement + "/reports/1").path("stale").asBoolean()).isFalse();
        assertThat(status(engagement).path("reportStale").asBoolean()).isFalse();
    }

    @Test
    void the_programme_shows_what_moved_and_where_documents_disagree() throws Exception {
        JsonNode programmes = api.get("/programmes").path("items");
        JsonNode programme =
                api.get("/programmes/" + programmes.path(0).path("id").asString());
        JsonNode plan = programme
                .path("milestones")
                .valueStream()
                .map(milestone -> milestone.path("milestone"))
                .filter(milestone -> milestone.path("milestoneId").asString().equals("plan-published"))
                .findFirst()
                .orElseThrow();

        assertThat(programmes).hasSize(1);
        assertThat(programme.path("engagements")).hasSize(2);
        assertThat(plan.path("due").path("asStated").asString()).isEqualTo("at the end of 2019");
        assertThat(plan.path("history")
                        .valueStream()
                        .filter(act -> act.path("kind").asString().equals("MOVED"))
                        .map(act -> act.path("date").path("asStated").asString()))
                .containsExactly("End of December", "at the end of 2019");
        assertThat(programme
                        .path("disagreements")
                        .valueStream()
                        .filter(disagreement -> disagreement.path("settled").isNull())
                        .map(disagreement -> disagreement.path("disagreementId").asString()))
                .containsExactlyInAnyOrder("health-budgets", "plan-date");
    }

    @Test
    @Order(Integer.MAX_VALUE - 1)
    void every_step_taken_again_after_an_interruption_adds_nothing() throws Exception {
        String engagement = engagement(ARRANGEMENTS);
        JsonNode before = status(engagement);

        String id = new DemoLoader(duly.ports.commandUrl(), duly.ports.queryUrl(), new SimulatedClock(Instant.EPOCH))
                .load();

        assertThat("/engagements/" + id).isEqualTo(engagement);
        assertThat(status(engagement).path("appliedPosition")).isEqualTo(before.path("appliedPosition"));
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void told_again_it_adds_nothing() throws Exception {
        String engagement = engagement(ARRANGEMENTS);
        JsonNode before = status(engagement);
        process.terminate();
        process.awaitExit(STOP_LIMIT);
        process.close();

        process = duly.up("demo");

        JsonNode again = status(engagement);
        assertThat(again.path("appliedPosition")).isEqualTo(before.path("appliedPosition"));
        assertThat(again.path("responses")).isEqualTo(before.path("responses"));
    }

    private String engagement(String title) throws Exception {
        return api.get("/engagements")
                .path("items")
                .valueStream()
                .filter(engagement -> engagement.path("title").asString().equals(title))
                .map(engagement -> "/engagements/" + engagement.path("id").asString())
                .findFirst()
                .orElseThrow();
    }

    private JsonNode status(String engagement) throws Exception {
        return api.get(engagement + "/status");
    }

    private JsonNode only(String engagement, String filter) throws Exception {
        JsonNode found = api.get(engagement + "/responses?" + filter).path("items");
        assertThat(found).hasSize(1);
        return found.path(0);
    }

    private static Map<String, Long> themes(JsonNode analysis) {
        return analysis.path("coded")
                .path("themes")
                .valueStream()
                .collect(Collectors.toMap(
                        theme -> theme.path("theme").path("themeId").asString(),
                        theme -> theme.path("count").path("items").asLong()));
    }
}
