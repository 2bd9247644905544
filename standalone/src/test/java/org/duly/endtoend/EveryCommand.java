package org.duly.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.duly.command.log.EventLog;
import tools.jackson.databind.JsonNode;

/** Two engagements from plan to outcome, by way of every command there is; whatever is personal carries a mark. */
final class EveryCommand {
    static final Instant START = Instant.parse("2019-10-14T09:00:00Z");
    static final Instant AFTER_CLOSE = Instant.parse("2019-12-04T10:00:00Z");
    private static final String ENGAGEMENTS = "/api/v1/engagements";
    private static final String PROGRAMMES = "/api/v1/programmes";
    private static final String RESPONSES = "/api/v1/responses/";

    private final BothServices duly;
    private final Marks marks;

    EveryCommand(BothServices duly, Marks marks) {
        this.duly = duly;
        this.marks = marks;
    }

    /** What remains to be asked about afterwards. */
    record Done(String engagement, String counted, String erased, JsonNode last) {}

    Done perform() {
        String withdrawn = open("engagement-officer");
        officer(ENGAGEMENTS + "/" + withdrawn + "/withdraw", "{\"reason\": \"The service stays where it is.\"}");

        importFiles(withdrawn);

        String engagement = open("engagement-officer");
        String base = ENGAGEMENTS + "/" + engagement;
        officer(
                base + "/invite",
                "{\"stakeholderGroup\": \"public\", \"invited\": \"Residents\", \"channel\": \"POST\"}");
        officer(
                base + "/remind",
                "{\"stakeholderGroup\": \"public\", \"reminded\": \"Residents\", \"channel\": \"EMAIL\"}");
        officer(base + "/record-event-held", """
                {"kind": "DROP_IN", "place": "Library", "heldAt": "2019-10-14T08:00:00Z", "attendees": 12}
                """);
        officer(base + "/record-prior-statement", """
                {"by": "Chair", "capacity": "Chair of the governing body", "what": "A preferred option was named.",
                 "madeAt": "2019-09-01T10:00:00Z", "proposalId": "P1", "explanation": "A preference, not a decision."}
                """);
        officer(base + "/extend-deadline", """
                {"closesAt": "2019-12-03T00:00:00Z", "timeZone": "Europe/London", "reason": "More time was asked for."}
                """);

        String first = log(engagement, "2019-10-14T08:30:00Z", null);
        String second = log(engagement, "2019-10-14T08:40:00Z", first);
        String third = log(engagement, "2019-10-14T08:45:00Z", null);
        String fourth = log(engagement, "2019-10-14T08:50:00Z", null);
        duly.accepted("checker", RESPONSES + first + "/check-transcription", "{\"agrees\": true}");
        officer(RESPONSES + first + "/acknowledge", "{\"channel\": \"EMAIL\"}");
        officer(RESPONSES + first + "/mark-read", "{\"responseVersion\": 1}");
        officer(RESPONSES + first + "/amend", """
                {"receivedAt": "2019-10-14T08:55:00Z", "reason": "%s", "answers": [{"questionId": "Q1", "text": "%s"}],
                 "original": {"mediaType": "text/plain", "content": "%s"}}
                """.formatted(
                        marks.next("reason"), marks.next("amended"), base64(marks.next("letter"))));
        attach(first);
        setAside(first, attach(first));
        officer(RESPONSES + first + "/count", "{\"note\": null}");
        writeCodebook(base);
        officer(RESPONSES + first + "/code", """
                {"responseVersion": 2, "codebookVersion": 1, "positions": [{"proposalId": "P1", "position": "CONCERN"}],
                 "codings": [{"themeId": "travel", "questionId": "Q1", "position": "CONCERN"}], "coder": "coder-1",
                 "origin": "HUMAN"}
                """);
        duly.accepted("reviewer", RESPONSES + first + "/review-coding", "{\"agreed\": true}");
        consider(base);
        officer(RESPONSES + first + "/redact", """
                {"responseVersion": 2, "spans": [{"questionId": "Q1", "start": 0, "end": 4,
                 "exemption": "FOIA 2000 section 40", "reason": "It names a third person."}]}
                """);
        officer(
                RESPONSES + second + "/link-as-duplicate",
                "{\"of\": \"%s\", \"rule\": \"same sender\"}".formatted(first));
        officer(
                RESPONSES + second + "/remove-duplicate-link",
                "{\"of\": \"%s\", \"reason\": \"It says more.\"}".formatted(first));
        officer(RESPONSES + second + "/exclude", """
                {"reason": "DUPLICATE", "explanation": "The same text was sent twice.", "authorisedBy": "governance-lead"}
                """);
        officer(base + "/identify-campaign", """
                {"campaignId": "save-it", "name": "Save it", "organiser": "A forum", "exemplar": "%s"}
                """.formatted(third));
        officer(
                RESPONSES + third + "/assign-to-campaign",
                "{\"campaignId\": \"save-it\", \"method\": \"NEAR\", \"similarity\": 0.97, \"addsOwnText\": true}");
        officer(RESPONSES + third + "/remove-from-campaign", "{\"reason\": \"It argues against the letter.\"}");
        officer(RESPONSES + third + "/count", "{\"note\": \"Counts with its campaign.\"}");
        officer(RESPONSES + fourth + "/withdraw", "{\"reason\": \"%s\"}".formatted(marks.next("withdrawn")));

        duly.clock(AFTER_CLOSE);
        EventLog log = duly.command().getBean(EventLog.class);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(log.readStream("engagement/" + engagement, 0).stream()
                                .map(event -> new String(event.bytes(), UTF_8)))
                        .anyMatch(event -> event.contains("engagement-closed")));
        String late = log(engagement, "2019-12-03T00:00:07Z", null);
        officer(
                RESPONSES + late + "/rule-on-lateness",
                "{\"counted\": true, \"ruledBy\": \"governance-lead\", \"reason\": \"Posted in time.\"}");
        officer(RESPONSES + late + "/count", "{\"note\": null}");

        runProgramme(engagement);
        new EverySignOffCommand(duly, engagement).perform();
        new EveryBallotAndMergerCommand(duly, engagement).perform();
        new EveryDecisionCommand(duly, engagement).perform();

        duly.accepted(
                "engagement-officer",
                base + "/reports?codebookVersion=1",
                BodyPublishers.ofString("What people said."),
                "text/plain");
        officer(base + "/reports/1/publish", "{\"where\": \"https://eastvale.example/report\"}");
        officer(base + "/publish-outcome", "{\"asked\": \"A\", \"said\": \"B\", \"did\": \"C\"}");
        JsonNode hold =
                officer(base + "/legal-holds", "{\"matter\": \"A claim\", \"reason\": \"Papers must be kept.\"}");
        officer("/api/v1/disclosures", """
                {"subject": {"kind": "ENGAGEMENT", "id": "%s"}, "asOfPosition": 20, "checkpointSize": 21,
                 "manifestSha256": "%s", "recipient": "healthwatch", "purpose": "It was asked for."}
                """.formatted(engagement, "0".repeat(64)));
        String erase = "{\"legalBasis\": \"UK GDPR article 17(1)(b)\"}";
        assertThat(duly.command("engagement-officer", RESPONSES + third + "/erase-respondent", erase)
                        .statusCode())
                .isEqualTo(409);
        officer(
                base + "/legal-holds/" + hold.path("id").asString() + "/lift",
                "{\"reason\": \"The claim was settled.\"}");
        JsonNode erased = officer(RESPONSES + third + "/erase-respondent", erase);
        return new Done(engagement, first, third, erased);
    }

    /** Ends with the theme {@code travel} in its first version. */
    private void writeCodebook(String base) {
        String themes = base + "/codebook/themes";
        for (String theme : List.of("access", "travel", "digital", "parking", "name")) {
            officer(themes, """
                    {"themeId": "%1$s", "name": "%1$s", "description": "What is about %1$s"}
                    """.formatted(theme));
        }
        officer(themes + "/travel/reword", """
                {"name": "Travel", "description": "Getting there by any means", "reason": "Clearer."}
                """);
        officer(themes + "/parking/move", "{\"parent\": \"travel\", \"reason\": \"It belongs there.\"}");
        officer(themes + "/access/split", """
                {"into": ["travel", "digital"], "remaps": [{"themeId": "travel"}], "reason": "Two points were made."}
                """);
        officer(base + "/codebook/merge-themes", """
                {"themes": ["parking"], "into": "travel", "reason": "Nobody raised one without the other."}
                """);
        officer(themes + "/name/retire", "{\"reason\": \"It was about something else.\"}");
        officer(base + "/codebook/fix-version", "");
    }

    private void consider(String base) {
        String consideration = "/api/v1/considerations/"
                + officer(base + "/considerations", "{\"summary\": \"It is far.\", \"themes\": [\"travel\"]}")
                        .path("id")
                        .asString();
        officer(consideration + "/answer", """
                {"bodies": ["eastvale"], "disposition": "ACCEPTED", "reasons": "It is.", "mitigation": "A bus."}
                """);
        officer(consideration + "/reopen", "{\"themes\": [\"travel\"], \"reason\": \"More was said.\"}");
        officer(consideration + "/withdraw", "{\"reason\": \"It is part of another point.\"}");
    }

    private void runProgramme(String engagement) {
        String programme =
                PROGRAMMES + "/" + officer(PROGRAMMES, """
                        {"title": "A new centre", "purpose": "One place for all.", "ownerBodies": ["eastvale"]}
                        """).path("id").asString();
        officer(programme + "/add-engagement", "{\"engagementId\": \"%s\"}".formatted(engagement));
        String source = "{\"document\": \"Board paper, October 2019\"}";
        for (String milestone : List.of("plan", "move")) {
            officer(programme + "/milestones", """
                    {"milestoneId": "%s", "name": "A step", "due": {"precision": "MONTH", "date": "2019-10"},
                     "source": %s}
                    """.formatted(milestone, source));
        }
        officer(programme + "/milestones/plan/reschedule", """
                {"to": {"precision": "MONTH", "date": "2019-11"}, "source": %s, "reason": "It took longer."}
                """.formatted(source));
        officer(programme + "/milestones/plan/miss", "{\"explanation\": \"It took longer still.\"}");
        officer(programme + "/milestones/plan/meet", "{\"on\": {\"precision\": \"DAY\", \"date\": \"2019-12-03\"}}");
        officer(programme + "/milestones/move/abandon", "{\"reason\": \"It stays where it is.\"}");
        officer(programme + "/disagreements", """
                {"disagreementId": "date", "subject": "When the plan is published",
                 "statements": [{"source": %1$s, "says": "October"}, {"source": %1$s, "says": "November"}]}
                """.formatted(source));
        officer(
                programme + "/disagreements/date/settle",
                "{\"holds\": \"November 2019\", \"reason\": \"It was published then.\"}");
    }

    /** A request that is refused still carries personal data. */
    String refusedRequestWithPersonalData(String engagement) {
        return duly.command(
                        "engagement-officer",
                        ENGAGEMENTS + "/" + engagement + "/responses",
                        "{\"channel\": \"%s\", \"respondentName\": \"%s\", \"%s\": 1}"
                                .formatted(marks.next("channel"), marks.next("name"), marks.next("field")))
                .body();
    }

    /** One file goes in but for a row that stays to be mended, and another waits; even a column's name is personal. */
    private void importFiles(String engagement) {
        String imports = ENGAGEMENTS + "/" + engagement + "/imports";
        String column = marks.next("column");
        String file = "Received,Name,%s\n14/10/2019 09:00,%s,%s\nnever,%s,%s\n"
                .formatted(column, marks.next("name"), marks.next("row"), marks.next("name"), marks.next("failed"));
        String mapping = """
                {"mapping": {"columns": [{"column": "Received", "to": "receivedAt"}, {"column": "Name", "to": "respondentName"},
                   {"column": "%s", "to": "answers.Q1", "values": {"%s": "yes"}}],
                 "constants": {"channel": "POST", "receivingBody": "eastvale", "respondentKind": "INDIVIDUAL"}}}
                """.formatted(column, marks.next("value"));
        String upload = imports + "?source=post%20book";
        duly.shown("engagement-officer", upload, BodyPublishers.ofString(file + "x,y,z\n"), "text/csv");
        String one = imports + "/"
                + duly.shown("engagement-officer", upload, BodyPublishers.ofString(file), "text/csv")
                        .path("id")
                        .asString();
        JsonNode preview = duly.shown(
                "engagement-officer", one + "/preview", BodyPublishers.ofString(mapping), "application/json");
        assertThat(Marks.foundIn(preview.toString())).isTrue();
        duly.shown("engagement-officer", one + "/start", BodyPublishers.ofString(mapping), "application/json");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(duly.look(one)).contains("\"logged\":1", "\"failed\":1"));
        assertThat(Marks.foundIn(duly.look(one + "/failures.csv"))).isTrue();
    }

    private String open(String actor) {
        String plan = """
                {"title": "The future of the walk-in centre", "kind": "PUBLIC_CONSULTATION", "ownerBodies": ["eastvale"],
                 "purpose": "To hear what people think before anything is decided.",
                 "proposals": [{"id": "P1", "title": "Move the centre"}],
                 "questions": [{"id": "Q1", "text": "What do you think?", "proposalId": "P1"}],
                 "stakeholderGroups": [{"id": "public", "name": "The public", "primary": true}],
                 "channels": [{"channel": "POST", "address": "1 High Street", "receivingBody": "eastvale"}],
                 "latePolicy": "RULE_EACH", "countingPolicy": "EACH_ITEM"}
                """;
        String engagement = duly.accepted(actor, ENGAGEMENTS, "{\"plan\": " + plan + "}")
                .path("id")
                .asString();
        String base = ENGAGEMENTS + "/" + engagement;
        officer(base + "/revise-plan", "{\"plan\": " + plan + ", \"reason\": \"A clearer purpose.\"}");
        duly.accepted(
                actor,
                base + "/documents?documentId=D1&title=Consultation&format=STANDARD",
                BodyPublishers.ofString("What we propose."),
                "text/plain");
        officer(
                base + "/documents/D1/versions/1/correct",
                "{\"what\": \"The date on page 2\", \"whoWasTold\": \"Everyone invited\"}");
        officer(base + "/open", """
                {"opensAt": "2019-10-14T09:00:00Z", "closesAt": "2019-12-02T00:00:00Z", "timeZone": "Europe/London"}
                """);
        return engagement;
    }

    private String log(String engagement, String receivedAt, @org.jspecify.annotations.Nullable String sameAs) {
        String longAnswer = marks.next("answer") + " and so on".repeat(2_000);
        return officer(ENGAGEMENTS + "/" + engagement + "/responses", """
                        {"channel": "POST", "receivingBody": "eastvale", "receivedAt": "%s",
                         "respondentKind": "INDIVIDUAL", "sameRespondentAs": %s, "stakeholderGroup": "public",
                         "place": "Eastvale", "consent": {"publication": "PUBLISH_WITHOUT_NAME", "mayContact": true},
                         "respondentName": "%s", "respondentContact": "%s",
                         "answers": [{"questionId": "Q1", "text": "%s"}, {"questionId": "*", "text": "%s"}],
                         "original": {"mediaType": "text/plain", "content": "%s"}, "signatories": 2,
                         "transcription": {"keyedBy": "keyer", "keyedAt": "2019-10-14T08:59:00Z"}}
                        """.formatted(
                                receivedAt,
                                sameAs == null ? "null" : '"' + sameAs + '"',
                                marks.next("name"),
                                marks.next("contact"),
                                marks.next("answer"),
                                longAnswer,
                                base64(marks.next("original"))))
                .path("id")
                .asString();
    }

    private JsonNode attach(String response) {
        return officer(
                RESPONSES + response + "/attachments", """
                {"kind": "SCAN", "name": "%s", "mediaType": "text/plain", "content": "%s"}
                """.formatted(marks.next("file"), base64(marks.next("scan"))));
    }

    /** Sets aside what was attached last, which the register tells the digest of. */
    private void setAside(String response, JsonNode attached) {
        JsonNode attachments = duly.ask(RESPONSES + response + "?" + BothServices.after(attached))
                .path("facts")
                .path("attachments");
        officer(
                RESPONSES + response + "/set-attachment-aside",
                "{\"document\": \"%s\", \"reason\": \"It is another person's.\"}"
                        .formatted(attachments
                                .path(attachments.size() - 1)
                                .path("document")
                                .asString()));
    }

    private JsonNode officer(String path, String json) {
        return duly.accepted("engagement-officer", path, json);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }
}
