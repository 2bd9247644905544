package org.duly.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.duly.command.response.ConsideredJudgement;
import org.duly.command.response.RegisterFold;
import org.duly.testsupport.RandomCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the command service records and judges of coded responses is what the query service works out from the topic at the
 * same position, whatever commands come in whatever order; what is refused is part of it.
 */
class SameCountsTest {
    private static final int COMMANDS = 260;
    private static final List<String> THEMES = List.of("a", "b", "c", "d", "e", "f");

    @Test
    void a_consideration_counts_what_a_query_counts_at_its_position(@TempDir Path directory) {
        try (BothServices duly = new BothServices(directory, EveryCommand.START)) {
            RandomCases.tryMany(1, random -> {
                Work work = new Work(duly, random);
                for (int command = 0; command < COMMANDS; command++) {
                    work.next();
                }
                JsonNode last = work.respond();
                assertThat(work.puts).isNotEmpty();
                for (Work.Put put : work.puts) {
                    JsonNode seen = duly.ask("/api/v1/considerations/" + put.id() + "?asOfPosition=" + put.position()
                            + "&" + BothServices.after(last));
                    JsonNode recorded = seen.at("/facts/put/judged");
                    assertThat(seen.get("now"))
                            .as("consideration %s at %s", put.id(), put.position())
                            .isEqualTo(recorded);
                    assertThat(seen.at("/added/items").asLong()).isZero();
                }
                assertSame(
                        duly.command().getBean(RegisterFold.class).judgeConsidered(UUID.fromString(work.engagement)),
                        duly.ask("/api/v1/engagements/" + work.engagement + "/gaps"),
                        duly.ask("/api/v1/engagements/" + work.engagement + "/considerations"));
            });
        }
    }

    private static void assertSame(ConsideredJudgement judged, JsonNode gaps, JsonNode considerations) {
        Map<String, Long> responses = new HashMap<>();
        gaps.get("responses")
                .forEach(gap -> responses.put(
                        gap.get("kind").asString(), gap.get("items").asLong()));
        assertThat(responses)
                .containsEntry("UNJUDGED", judged.pending())
                .containsEntry("UNCODED", judged.uncoded())
                .containsEntry("UNREVIEWED", judged.unreviewed())
                .containsEntry("NEEDS_RECODING", judged.undecided());
        List<String> themes = new ArrayList<>();
        gaps.get("themes")
                .forEach(gap -> themes.add(gap.at("/theme/themeId").asString() + " " + gap.get("count")
                        + gap.at("/unconsidered/items").asLong()));
        assertThat(judged.themes())
                .filteredOn(theme -> theme.unconsidered() > 0)
                .extracting(theme -> theme.themeId() + " {\"items\":" + theme.items() + ",\"people\":" + theme.people()
                        + ",\"campaigns\":" + theme.campaigns() + "}" + theme.unconsidered())
                .containsExactlyInAnyOrderElementsOf(themes);
        List<String> points = new ArrayList<>();
        considerations.get("items").forEach(item -> {
            String state = item.at("/facts/state").asString();
            if (!state.equals("WITHDRAWN")) {
                points.add(item.at("/facts/id").asString() + " " + state + " "
                        + item.at("/added/items").asLong());
            }
        });
        assertThat(judged.considerations())
                .extracting(point -> point.id() + " " + point.state() + " " + point.added())
                .containsExactlyElementsOf(points);
    }

    /** Random commands on one engagement. */
    private static final class Work {
        private final BothServices duly;
        private final RandomGenerator random;
        private final String engagement;
        private final String base;
        private final List<String> responses = new ArrayList<>();
        private final List<String> considerations = new ArrayList<>();
        private final List<Put> puts = new ArrayList<>();
        private int versions;

        /** A consideration put to the bodies, and where that stands in the log. */
        record Put(String id, long position) {}

        Work(BothServices duly, RandomGenerator random) {
            this.duly = duly;
            this.random = random;
            engagement = duly.accepted("officer", "/api/v1/engagements", """
                            {"plan": {"title": "Buses", "kind": "PUBLIC_CONSULTATION", "ownerBodies": ["one", "other"],
                             "purpose": "To hear", "proposals": [{"id": "P1", "title": "Move it"}],
                             "questions": [{"id": "Q1", "text": "What do you think?", "proposalId": "P1"}],
                             "stakeholderGroups": [{"id": "public", "name": "The public", "primary": true}],
                             "channels": [{"channel": "POST", "address": "1 High Street", "receivingBody": "one"}],
                             "latePolicy": "RULE_EACH", "countingPolicy": "EACH_ITEM"}}
                            """)
                    .path("id")
                    .asString();
            base = "/api/v1/engagements/" + engagement;
            duly.accepted(
                    "officer",
                    base + "/documents?documentId=D1&title=Buses&format=STANDARD",
                    BodyPublishers.ofString("What we propose."),
                    "text/plain");
            duly.accepted("officer", base + "/open", """
                    {"opensAt": "2019-10-14T09:00:00Z", "closesAt": "2019-12-02T00:00:00Z",
                     "timeZone": "Europe/London"}""");
            THEMES.subList(0, 3).forEach(this::addTheme);
            fixVersion();
            respond();
        }

        void next() {
            String response = "/api/v1/responses/" + some(responses);
            switch (random.nextInt(18)) {
                case 0, 1 -> respond();
                case 2, 3, 4 -> duly.command("officer", response + "/count", "{\"note\": null}");
                case 5 -> duly.command("officer", response + "/exclude", """
                            {"reason": "OUT_OF_SCOPE", "explanation": "Not this", "authorisedBy": "second"}""");
                case 6, 7, 8, 9 -> code(response);
                case 10 ->
                    duly.command(
                            "reviewer", response + "/review-coding", "{\"agreed\": " + (random.nextInt(3) > 0) + "}");
                case 11 -> duly.command("officer", response + "/assign-to-campaign", """
                            {"campaignId": "C%d", "method": "MANUAL", "addsOwnText": false}""".formatted(random.nextInt(2)));
                case 12 ->
                    duly.command(
                            "officer",
                            response + "/amend",
                            "{\"receivedAt\": \"2019-10-14T08:55:00Z\","
                                    + " \"answers\": [{\"questionId\": \"Q1\", \"text\": \"More\"}]}");
                case 13 -> changeCodebook();
                case 14 -> {
                    if (random.nextInt(4) == 0) {
                        duly.command("officer", response + "/withdraw", "{\"reason\": null}");
                    }
                }
                default -> consider();
            }
        }

        JsonNode respond() {
            JsonNode logged = duly.accepted("officer", base + "/responses", """
                    {"channel": "POST", "receivingBody": "one", "receivedAt": "2019-10-14T08:30:00Z",
                     "respondentKind": "INDIVIDUAL", "stakeholderGroup": "public",
                     "consent": {"publication": "NOT_STATED", "mayContact": false}, "signatories": %d,
                     "answers": [{"questionId": "Q1", "text": "Keep it"}]}""".formatted(1 + random.nextInt(3)));
            responses.add(logged.path("id").asString());
            return logged;
        }

        private void code(String response) {
            String model = random.nextInt(5) == 0 ? "MODEL" : "HUMAN";
            String coder = "coder-" + random.nextInt(2);
            duly.command(coder, response + "/code", """
                    {"responseVersion": %d, "codebookVersion": %d,
                     "positions": [{"proposalId": "P1", "position": "OPPOSE"}], "coder": "%s", "origin": "%s",
                     "codings": [{"themeId": "%s", "questionId": "Q1", "position": "CONCERN"},
                      {"themeId": "%s", "questionId": "*", "position": "SUPPORT"}]}""".formatted(
                    1 + random.nextInt(5) / 4, 1 + random.nextInt(versions), coder, model, some(THEMES), some(THEMES)));
        }

        private void changeCodebook() {
            String theme = some(THEMES);
            String themes = base + "/codebook/themes/" + theme;
            switch (random.nextInt(6)) {
                case 0 -> addTheme(theme);
                case 1 -> duly.command("officer", themes + "/split", """
                            {"into": ["%s", "%s"], "remaps": [{"questionId": "Q1", "themeId": "%1$s"}],
                             "reason": "Two points"}""".formatted(some(THEMES), some(THEMES)));
                case 2 -> duly.command("officer", base + "/codebook/merge-themes", """
                            {"themes": ["%s"], "into": "%s", "reason": "One point"}""".formatted(theme, some(THEMES)));
                case 3 -> duly.command("officer", themes + "/retire", "{\"reason\": \"Nobody meant it\"}");
                default -> fixVersion();
            }
        }

        private void addTheme(String theme) {
            duly.command("officer", base + "/codebook/themes", """
                    {"themeId": "%1$s", "name": "%1$s", "description": "What is about %1$s"}""".formatted(theme));
        }

        private void fixVersion() {
            HttpResponse<String> answer = duly.command("officer", base + "/codebook/fix-version", "");
            versions += answer.statusCode() / 100 == 2 ? 1 : 0;
        }

        private void consider() {
            if (considerations.isEmpty() || random.nextInt(3) == 0) {
                HttpResponse<String> answer = duly.command(
                        "officer", base + "/considerations", """
                        {"summary": "It is far", "themes": ["%s"], "codebookVersion": %d}""".formatted(some(THEMES), 1 + random.nextInt(versions)));
                if (answer.statusCode() / 100 == 2) {
                    JsonNode raised = JsonMapper.shared().readTree(answer.body());
                    considerations.add(raised.path("id").asString());
                    puts.add(new Put(
                            considerations.getLast(), raised.path("position").asLong()));
                }
                return;
            }
            String id = some(considerations);
            String path = "/api/v1/considerations/" + id;
            switch (random.nextInt(5)) {
                case 0 -> {
                    HttpResponse<String> answer = duly.command(
                            "officer", path + "/reopen", """
                            {"themes": ["%s"], "codebookVersion": %d, "reason": "More came"}""".formatted(some(THEMES), 1 + random.nextInt(versions)));
                    if (answer.statusCode() / 100 == 2) {
                        puts.add(new Put(
                                id,
                                JsonMapper.shared()
                                        .readTree(answer.body())
                                        .path("position")
                                        .asLong()));
                    }
                }
                case 1 -> duly.command("officer", path + "/withdraw", "{\"reason\": \"Put elsewhere\"}");
                default ->
                    duly.command("officer", path + "/answer", """
                            {"bodies": ["%s"], "disposition": "NOTED", "reasons": "Noted"}""".formatted(
                                    random.nextBoolean() ? "one\", \"other" : "one"));
            }
        }

        private String some(List<String> all) {
            return all.get(random.nextInt(all.size()));
        }
    }
}
