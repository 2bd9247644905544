package org.duly.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a visitor finds in the demo of boards and of what they decided. */
interface GovernanceOfTheDemo {
    Api api();

    /** The address of the engagement on commissioning. */
    String arrangements() throws Exception;

    @Test
    default void the_matrix_shows_what_was_signed_of_the_old_version_as_stale() throws Exception {
        String document = data(trail("body/illustrative-rowan-trust"), "sign-off-requested")
                .getFirst()
                .path("documentId")
                .asString();
        List<JsonNode> signOffs = api().get("/sign-off-matrix?documentId=" + document)
                .path("documents")
                .path(0)
                .path("signOffs")
                .valueStream()
                .toList();

        assertThat(signOffs.stream()
                        .collect(Collectors.groupingBy(
                                each -> each.path("version").asInt()
                                        + " "
                                        + each.path("state").asString()
                                        + " "
                                        + each.path("stateOfItsVersion").asString(),
                                Collectors.counting())))
                .isEqualTo(Map.of(
                        "1 STALE SIGNED", 5L, "1 STALE OVERDUE", 1L, "2 SIGNED SIGNED", 2L, "2 OVERDUE OVERDUE", 4L));
    }

    @Test
    default void as_at_14_january_a_decision_had_been_taken_and_was_not_on_the_record() throws Exception {
        String decisions = arrangements() + "/decisions";

        assertThat(api().get(decisions + "?asOfOccurred=2020-01-15T00:00:00Z").path("items"))
                .extracting(decision -> decision.path("decidedBy").asString())
                .containsExactly("illustrative-southdown-ccg");
        assertThat(api().get(decisions + "?asOfRecorded=2020-01-15T00:00:00Z").path("items"))
                .isEmpty();
        assertThat(api().get(arrangements() + "/sequence-check?proposalId=P1").path("forReview"))
                .filteredOn(finding -> finding.path("kind").asString().equals("DECISION"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.path("by").asString()).isEqualTo("illustrative-southdown-ccg");
                    assertThat(finding.path("clocksDiffer").asBoolean()).isTrue();
                });
    }

    @Test
    default void as_at_14_january_the_report_was_issued_and_the_early_vote_stood_there_with_all_it_had_passed_over()
            throws Exception {
        JsonNode status = api().get(arrangements() + "/status?asOfOccurred=2020-01-15T00:00:00Z");
        JsonNode signOff = api().get("/bodies/illustrative-southdown-ccg/sign-offs?asOfRecorded=2020-01-15T00:00:00Z")
                .at("/items/0");

        assertThat(status.at("/responses/counted").asLong()).isEqualTo(209);
        assertThat(api().get(arrangements() + "/reports/1?asOfOccurred=2020-01-15T00:00:00Z")
                        .at("/issued/counts/counted")
                        .asLong())
                .isEqualTo(209);
        assertThat(api().get(arrangements() + "/considerations?asOfRecorded=2020-01-15T00:00:00Z")
                        .path("items"))
                .isNotEmpty();
        assertThat(api().get("/sign-offs/" + signOff.path("id").asString() + "?asOfRecorded=2020-01-15T00:00:00Z")
                        .path("irregularities"))
                .hasSize(5);
    }

    @Test
    default void every_vote_passes_the_gate_but_the_one_that_came_before_the_report() throws Exception {
        List<JsonNode> votes = data(trail(scope()), "vote-opened");
        List<JsonNode> passedOver = votes.stream()
                .filter(vote -> !vote.path("irregularities").isEmpty())
                .toList();

        assertThat(votes).hasSize(5);
        assertThat(votes).allMatch(vote -> vote.path("judgedAtPosition").isNumber());
        assertThat(passedOver).hasSize(1);
        assertThat(passedOver
                        .getFirst()
                        .path("irregularities")
                        .valueStream()
                        .map(each -> each.path("rule").asString()))
                .containsExactlyInAnyOrder(
                        "raised-considerations-are-answered",
                        "themes-above-the-threshold-are-answered",
                        "report-is-issued-before-the-vote",
                        "dispositions-are-before-the-body",
                        "pack-is-sent-with-notice");
    }

    @Test
    default void a_ruling_takes_a_member_out_of_the_quorum_and_another_leaves_one_in() throws Exception {
        List<JsonNode> trail = trail(scope());

        assertThat(data(trail, "conflict-ruled"))
                .extracting(
                        ruled -> ruled.path("member").asString(),
                        ruled -> ruled.path("action").asString())
                .contains(
                        tuple("accountable-officer-1", "STAY_AND_VOTE"),
                        tuple("accountable-officer-1", "SPEAK_NOT_VOTE"),
                        tuple("eastvale-finance-officer", "LEAVE"));
        assertThat(data(trail, "quorum-lost"))
                .extracting(
                        lost -> lost.path("count").path("present").asInt(),
                        lost -> lost.path("count").path("required").asInt())
                .containsExactly(tuple(4, 5));
        assertThat(data(trail, "vote-cast"))
                .extracting(vote -> vote.path("member").asString())
                .contains("accountable-officer-1")
                .doesNotContain("eastvale-finance-officer");
    }

    @Test
    default void a_condition_is_discharged_before_the_decision_takes_effect() throws Exception {
        assertThat(trail(scope()).stream()
                        .filter(entry -> entry.path("event")
                                .path("data")
                                .path("conditionId")
                                .asString("")
                                .equals("named-deputy"))
                        .map(GovernanceOfTheDemo::name))
                .containsExactly("condition-attached", "condition-evidenced", "condition-discharged");
    }

    @Test
    default void what_was_decided_before_the_report_was_recorded_after_it_and_decided_again() throws Exception {
        List<JsonNode> trail = trail(scope());
        List<JsonNode> early = trail.stream()
                .filter(entry -> name(entry).equals("decision-taken"))
                .filter(entry -> !entry.path("happenedAt")
                        .asString()
                        .equals(entry.path("recordedAt").asString()))
                .filter(entry -> entry.path("happenedAt").asString().startsWith("2020-01-09"))
                .toList();

        assertThat(data(trail, "decision-taken")).hasSize(6);
        assertThat(early).hasSize(1);
        assertThat(early.getFirst().path("recordedAt").asString()).startsWith("2020-01-16");
        assertThat(early.getFirst()
                        .path("event")
                        .path("data")
                        .path("irregularities")
                        .valueStream()
                        .map(each -> each.path("rule").asString()))
                .containsExactly("report-is-issued-before-the-decision");
        assertThat(data(trail, "decision-superseded")).hasSize(1);
        assertThat(data(trail, "decision-corrected")).hasSize(1);
        assertThat(data(trail, "call-in-dismissed")).hasSize(1);
    }

    private String scope() throws Exception {
        return arrangements().replace("/engagements/", "engagement/");
    }

    private List<JsonNode> trail(String scope) throws Exception {
        return trail(api(), scope);
    }

    /** Everything recorded in a scope. */
    static List<JsonNode> trail(Api api, String scope) throws Exception {
        List<JsonNode> entries = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = api.get("/audit-trail?limit=200&scope=" + scope + next);
            page.path("items").forEach(entries::add);
            next = page.path("next").isString() ? "&after=" + page.path("next").asString() : "";
        } while (!next.isEmpty());
        return entries;
    }

    private static List<JsonNode> data(List<JsonNode> trail, String name) {
        return trail.stream()
                .filter(entry -> name(entry).equals(name))
                .map(entry -> entry.path("event").path("data"))
                .toList();
    }

    /** The last part of an event's type, without its version: {@code vote-opened}. */
    private static String name(JsonNode entry) {
        String type = entry.path("type").asString();
        return type.substring(type.substring(0, type.lastIndexOf('.')).lastIndexOf('.') + 1, type.lastIndexOf('.'));
    }
}
