package org.duly.command.web;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Bodies of requests as a client would write them, and the steps most tests begin with. */
final class Bodies {
    static final String PLAN = """
            {"plan": {
              "title": "Future arrangements for commissioning",
              "kind": "PUBLIC_CONSULTATION",
              "ownerBodies": ["eastvale"],
              "purpose": "Hear views before the governing bodies decide",
              "proposals": [{"id": "P1", "title": "One accountable officer"}],
              "questions": [{"id": "Q1", "text": "What do you think?", "proposalId": "P1"}],
              "stakeholderGroups": [{"id": "practices", "name": "Member practices", "primary": true}],
              "channels": [{"channel": "EMAIL", "address": "views@eastvale.example", "receivingBody": "eastvale"}],
              "latePolicy": "RULE_EACH",
              "countingPolicy": "EACH_ITEM"}}""";

    static final String OPEN = """
            {"opensAt": "2019-10-01T09:00:00+01:00", "closesAt": "2019-12-01T00:00:00Z", "timeZone": "Europe/London"}""";

    private Bodies() {}

    static String response(String receivedAt, String more) {
        return """
                {"channel": "POST", "receivingBody": "eastvale", "receivedAt": "%s",
                 "respondentKind": "INDIVIDUAL", "consent": {"publication": "NOT_STATED", "mayContact": false},
                 "answers": [{"questionId": "Q1", "text": "An answer"}]%s}""".formatted(receivedAt, more);
    }

    /** The plan with other questions, an array. */
    static String planAsking(String questions) {
        return PLAN.replace("[{\"id\": \"Q1\", \"text\": \"What do you think?\", \"proposalId\": \"P1\"}]", questions);
    }

    static UUID planned(RunningCommandService service) {
        return service.post("/engagements", PLAN).id();
    }

    static UUID opened(RunningCommandService service) {
        UUID id = planned(service);
        service.post(
                "/engagements/" + id + "/documents?documentId=case&title=The%20case&format=STANDARD",
                "text/plain",
                "The case for change".getBytes(StandardCharsets.UTF_8));
        service.post("/engagements/" + id + "/open", OPEN);
        return id;
    }

    static UUID logged(RunningCommandService service, UUID engagement) {
        return service.post("/engagements/" + engagement + "/responses", response("2019-10-17T10:00:00Z", ""))
                .id();
    }

    /** An engagement's codebook with some themes, fixed as its first version. */
    static void codebook(RunningCommandService service, UUID engagement, String... themes) {
        String path = "/engagements/" + engagement + "/codebook";
        for (String theme : themes) {
            service.post(path + "/themes", """
                    {"themeId": "%1$s", "name": "%1$s", "description": "What is about %1$s"}""".formatted(theme));
        }
        service.post(path + "/fix-version", "");
    }
}
