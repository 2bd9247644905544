package org.duly.endtoend.processes;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Random commands about one engagement, its responses and considerations, which several callers share. */
final class ConsultationCommands {
    private static final String JSON = "application/json";

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final Callers callers;
    private final List<String> responses = new CopyOnWriteArrayList<>();
    private final List<String> considerations = new CopyOnWriteArrayList<>();
    private String engagement = "";
    private volatile boolean acknowledging;

    ConsultationCommands(Callers callers) {
        this.callers = callers;
    }

    /** Opens the engagement, with a codebook and a first response. */
    void open() {
        RandomGenerator random = new SplittableRandom(0);
        engagement = id(send(random, "/api/v1/engagements", """
                {"plan": {"title": "Buses", "kind": "PUBLIC_CONSULTATION", "ownerBodies": ["one"],
                 "purpose": "To hear", "proposals": [{"id": "P1", "title": "Move it"}],
                 "questions": [{"id": "Q1", "text": "What do you think?", "proposalId": "P1"}],
                 "stakeholderGroups": [{"id": "public", "name": "The public", "primary": true}],
                 "channels": [{"channel": "POST", "address": "1 High Street", "receivingBody": "one"}],
                 "latePolicy": "RULE_EACH", "countingPolicy": "EACH_ITEM"}}"""));
        callers.send(
                random,
                base() + "/documents?documentId=D1&title=Buses&format=STANDARD",
                "text/plain",
                "What we propose.");
        send(random, base() + "/open", """
                {"opensAt": "%s", "closesAt": "%s", "timeZone": "Europe/London"}""".formatted(now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(30))));
        send(random, base() + "/codebook/themes", """
                {"themeId": "travel", "name": "Travel", "description": "How to get there"}""");
        send(random, base() + "/codebook/fix-version", "");
        respond(random);
    }

    /** From now on there are events of a type that an older query service does not know. */
    void beginToAcknowledge() {
        acknowledging = true;
    }

    /** Has one such event recorded, and returns its position. */
    long acknowledge() {
        return position(acknowledge(new SplittableRandom(0)));
    }

    /** Has a response recorded, and returns its position. */
    long respond() {
        return position(respond(new SplittableRandom(0)));
    }

    void next(RandomGenerator random) {
        String response = "/api/v1/responses/" + some(random, responses);
        switch (random.nextInt(12)) {
            case 0, 1 -> send(random, response + "/count", "{\"note\": null}");
            case 2 -> send(random, response + "/exclude", """
                    {"reason": "OUT_OF_SCOPE", "explanation": "Not this", "authorisedBy": "second"}""");
            case 3, 4 -> send(random, response + "/amend", """
                    {"receivedAt": "%s", "answers": [{"questionId": "Q1", "text": "More of it"}]}""".formatted(now));
            case 5 -> send(random, response + "/code", """
                    {"responseVersion": 1, "codebookVersion": 1, "coder": "coder-1", "origin": "HUMAN",
                     "positions": [{"proposalId": "P1", "position": "OPPOSE"}],
                     "codings": [{"themeId": "travel", "questionId": "Q1", "position": "CONCERN"}]}""");
            case 6 -> consider(random);
            case 7, 8 -> {
                if (acknowledging) {
                    acknowledge(random);
                }
            }
            default -> respond(random);
        }
    }

    private @Nullable JsonNode respond(RandomGenerator random) {
        JsonNode logged = send(random, base() + "/responses", """
                {"channel": "POST", "receivingBody": "one", "receivedAt": "%s", "respondentKind": "INDIVIDUAL",
                 "stakeholderGroup": "public", "consent": {"publication": "NOT_STATED", "mayContact": false},
                 "respondentName": "A. N. Example", "answers": [{"questionId": "Q1", "text": "Keep it"}]}""".formatted(now));
        if (logged != null) {
            responses.add(id(logged));
        }
        return logged;
    }

    private @Nullable JsonNode acknowledge(RandomGenerator random) {
        return send(random, "/api/v1/responses/" + some(random, responses) + "/acknowledge", "{\"channel\": \"POST\"}");
    }

    private void consider(RandomGenerator random) {
        if (considerations.isEmpty() || random.nextInt(3) == 0) {
            JsonNode raised = send(random, base() + "/considerations", """
                    {"summary": "It is far", "themes": ["travel"], "codebookVersion": 1}""");
            if (raised != null) {
                considerations.add(id(raised));
            }
        } else {
            send(random, "/api/v1/considerations/" + some(random, considerations) + "/answer", """
                    {"bodies": ["one"], "disposition": "NOTED", "reasons": "Noted"}""");
        }
    }

    private @Nullable JsonNode send(RandomGenerator random, String path, String json) {
        return callers.send(random, path, JSON, json);
    }

    private String base() {
        return "/api/v1/engagements/" + engagement;
    }

    private static long position(@Nullable JsonNode answer) {
        return requireNonNull(answer).path("position").asLong();
    }

    private static String id(@Nullable JsonNode answer) {
        return requireNonNull(answer).path("id").asString();
    }

    private static String some(RandomGenerator random, List<String> all) {
        return all.get(random.nextInt(all.size()));
    }
}
