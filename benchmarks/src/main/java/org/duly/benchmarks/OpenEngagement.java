package org.duly.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import tools.jackson.databind.JsonNode;

/** An engagement that is open, and responses to it, over HTTP. */
final class OpenEngagement {
    private static final String JSON = "application/json";

    private final HttpClient http;
    private final String id;

    private OpenEngagement(HttpClient http, String id) {
        this.http = http;
        this.id = id;
    }

    /**
     * Plans and opens one.
     *
     * @param commands the command service's address up to {@code /api/v1}
     */
    static OpenEngagement at(String commands, HttpClient http) throws IOException, InterruptedException {
        String id = send(http, commands + "/engagements", "plan", JSON, """
                {"plan": {"title": "Round trips", "kind": "PUBLIC_CONSULTATION", "ownerBodies": ["body-1"],
                  "purpose": "To measure", "proposals": [{"id": "P1", "title": "Merge"}],
                  "questions": [{"id": "Q1", "text": "What do you think?", "proposalId": "P1"}],
                  "stakeholderGroups": [{"id": "patients", "name": "Patients", "primary": true}],
                  "channels": [{"channel": "EMAIL", "address": "a@example.org", "receivingBody": "body-1"}],
                  "latePolicy": "RULE_EACH", "countingPolicy": "EACH_ITEM"}}
                """)
                .path("id")
                .asString();
        String engagement = commands + "/engagements/" + id;
        send(
                http,
                engagement + "/documents?documentId=d1&title=Document&format=STANDARD",
                "publish",
                "text/markdown",
                "# What is asked");
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        send(http, engagement + "/open", "open", JSON, """
                {"opensAt": "%s", "closesAt": "%s", "timeZone": "Europe/London"}
                """.formatted(
                        now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(30))));
        return new OpenEngagement(http, id);
    }

    /**
     * Has a response logged: a name, a contact and an answer, each sealed.
     *
     * @param commands any instance of the command service, up to {@code /api/v1}
     */
    JsonNode respond(String commands, String key) throws IOException, InterruptedException {
        return send(http, commands + "/engagements/" + id + "/responses", key, JSON, """
                {"channel": "EMAIL", "receivingBody": "body-1", "receivedAt": "%s", "respondentKind": "INDIVIDUAL",
                 "stakeholderGroup": "patients", "place": "Leeds",
                 "consent": {"publication": "PUBLISH", "mayContact": true},
                 "respondentName": "Respondent %s", "respondentContact": "%s@example.org",
                 "answers": [{"questionId": "Q1", "text": "%s"}], "signatories": 1}
                """.formatted(
                        Instant.now().minusSeconds(60).truncatedTo(ChronoUnit.SECONDS),
                        key,
                        key,
                        "People said what they think of it. ".repeat(5)));
    }

    private static JsonNode send(HttpClient http, String address, String key, String mediaType, String body)
            throws IOException, InterruptedException {
        return HttpAnswers.of(
                http,
                HttpRequest.newBuilder(URI.create(address))
                        .header("Idempotency-Key", key)
                        .header("Content-Type", mediaType)
                        .POST(BodyPublishers.ofString(body)));
    }
}
