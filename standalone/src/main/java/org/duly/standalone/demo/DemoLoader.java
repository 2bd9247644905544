package org.duly.standalone.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.duly.standalone.demo.DemoResponse.Outcome;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells the story of one engagement, "The future arrangements for NHS commissioning in your area" (October to December
 * 2019), with synthetic responses: every step through the public commands, in the order of time, the simulated clock
 * moved to each step's time. Told again, it adds nothing; told after an interruption, it goes on where it stopped.
 */
public final class DemoLoader {
    private static final String OFFICER = "demo-officer-1";
    private static final String SECOND_OFFICER = "demo-officer-2";
    private static final Instant PLANNED = Instant.parse("2019-10-01T08:00:00Z");
    private static final Instant DOCUMENTS = Instant.parse("2019-10-11T13:00:00Z");
    private static final Instant OPENED = Instant.parse("2019-10-14T08:00:00Z");
    private static final Instant REMINDED = Instant.parse("2019-11-18T09:30:00Z");
    /** "Midnight on 1 December": the end of that day, in winter time. */
    private static final Instant CLOSES = Instant.parse("2019-12-02T00:00:00Z");

    private static final Instant STORY_ENDS = Instant.parse("2019-12-09T09:00:00Z");
    private static final Duration CLOSED_WITHIN = Duration.ofSeconds(60);
    private static final long POLL_MILLIS = 100;

    private final String commandUrl;
    private final String queryUrl;
    private final SimulatedClock clock;
    private final Map<String, String> responseIds = new HashMap<>();
    private final Set<String> campaigns = new HashSet<>();
    private String engagement = "";
    private String readAfter = "";
    private long versionBeforeClosing;

    /** One thing that somebody did, and when. */
    private record Step(Instant at, Act act) {}

    @FunctionalInterface
    private interface Act {
        void by(DemoClient client);
    }

    public DemoLoader(String commandUrl, String queryUrl, SimulatedClock clock) {
        this.commandUrl = commandUrl;
        this.queryUrl = queryUrl;
        this.clock = clock;
    }

    /**
     * Returns once the queries show all of it.
     *
     * @return the engagement's id
     * @throws IllegalStateException when a service does not take a step
     */
    public String load() {
        List<Step> story = new ArrayList<>(outline());
        DemoResponse.all().forEach(response -> story.addAll(steps(response)));
        // A stable sort: what one officer does at one time stays in the order it is written in.
        story.sort(Comparator.comparing(Step::at));
        try (DemoClient client = new DemoClient(commandUrl, queryUrl)) {
            for (Step step : story) {
                clock.advanceTo(step.at());
                step.act().by(client);
            }
            clock.advanceTo(STORY_ENDS);
            client.query("/engagements/" + engagement + "/status?readAfter=" + readAfter);
        }
        return engagement;
    }

    private List<Step> outline() {
        return List.of(
                new Step(PLANNED, this::plan),
                new Step(
                        DOCUMENTS, client -> publish(client, "engagement-document", "STANDARD", "Engagement document")),
                new Step(
                        DOCUMENTS,
                        client -> publish(client, "easy-read", "EASY_READ", "Engagement document, easy read")),
                new Step(OPENED, this::open),
                new Step(OPENED, client -> ask(client, "invite", "invited", "member-practices", "All 175 surgeries")),
                new Step(
                        OPENED,
                        client -> ask(client, "invite", "invited", "ccg-staff", "All staff of the three groups")),
                new Step(
                        OPENED,
                        client -> ask(client, "invite", "invited", "patient-bodies", "Healthwatch and patient groups")),
                new Step(
                        REMINDED,
                        client -> ask(client, "remind", "reminded", "ccg-staff", "All staff of the three groups")),
                new Step(CLOSES, this::awaitClosing));
    }

    private List<Step> steps(DemoResponse response) {
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(response.loggedAt(), client -> log(client, response)));
        if (response.isTranscribed()) {
            steps.add(new Step(
                    response.loggedAt(),
                    client -> decide(client, response, SECOND_OFFICER, "check-transcription", Map.of("agrees", true))));
        }
        String campaign = response.campaign();
        if (campaign != null) {
            steps.add(new Step(response.loggedAt(), client -> identify(client, response, campaign)));
            steps.add(new Step(response.loggedAt(), client -> assignToCampaign(client, response, campaign)));
        }
        Outcome outcome = response.outcome();
        Instant decidedAt = response.decidedAt();
        if (outcome != null && decidedAt != null) {
            steps.add(new Step(decidedAt, client -> settle(client, response, outcome)));
        }
        return steps;
    }

    private void plan(DemoClient client) {
        JsonNode plan = JsonMapper.shared().readTree(DemoResources.bytes("plan.json"));
        engagement = done(client.command("/engagements", key("plan"), OFFICER, Map.of("plan", plan)));
    }

    private void publish(DemoClient client, String document, String format, String title) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("documentId", document);
        values.put("title", title);
        values.put("format", format);
        done(client.document(
                "/engagements/" + engagement + "/documents",
                key("publish/" + document),
                OFFICER,
                values,
                "text/markdown",
                DemoResources.bytes("documents/" + document + ".md")));
    }

    private void open(DemoClient client) {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("opensAt", OPENED.toString());
        body.put("closesAt", CLOSES.toString());
        body.put("timeZone", "Europe/London");
        done(client.command("/engagements/" + engagement + "/open", key("open"), OFFICER, body));
    }

    private void ask(DemoClient client, String command, String whoField, String group, String who) {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("stakeholderGroup", group);
        body.put(whoField, who);
        body.put("channel", "EMAIL");
        JsonNode answer =
                client.command("/engagements/" + engagement + "/" + command, key(command + "/" + group), OFFICER, body);
        versionBeforeClosing = answer.path("version").asLong();
        done(answer);
    }

    /** Nobody closes the engagement: Duly does, once its clock shows the deadline. What came later must come after it. */
    private void awaitClosing(DemoClient client) {
        long deadline = System.nanoTime() + CLOSED_WITHIN.toNanos();
        while (!isClosed(client)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the engagement was not closed within " + CLOSED_WITHIN);
            }
            pause();
        }
    }

    private boolean isClosed(DemoClient client) {
        JsonNode status = client.query("/engagements/" + engagement + "/status?readAfter=" + readAfter);
        return status.path("streamVersion").asLong() > versionBeforeClosing;
    }

    private void log(DemoClient client, DemoResponse response) {
        Map<String, Object> body = new LinkedHashMap<>(response.details());
        if (response.isTranscribed()) {
            Map<String, String> transcription = new LinkedHashMap<>();
            transcription.put("keyedBy", OFFICER);
            transcription.put("keyedAt", response.loggedAt().toString());
            body.put("transcription", transcription);
        }
        responseIds.put(
                response.ref(),
                done(client.command(
                        "/engagements/" + engagement + "/responses", key(response.ref() + "/log"), OFFICER, body)));
    }

    /** Once for each campaign, by the response that shows it first. */
    private void identify(DemoClient client, DemoResponse response, String campaign) {
        if (campaigns.add(campaign)) {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("campaignId", campaign);
            body.put("name", "The letter " + campaign);
            body.put("exemplar", responseIds.get(response.ref()));
            done(client.command(
                    "/engagements/" + engagement + "/identify-campaign",
                    key("identify-campaign/" + campaign),
                    OFFICER,
                    body));
        }
    }

    private void assignToCampaign(DemoClient client, DemoResponse response, String campaign) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("campaignId", campaign);
        body.put("method", response.addsOwnText() ? "NEAR" : "EXACT");
        body.put("similarity", response.addsOwnText() ? 0.7 : 1.0);
        body.put("addsOwnText", response.addsOwnText());
        decide(client, response, OFFICER, "assign-to-campaign", body);
    }

    private void settle(DemoClient client, DemoResponse response, Outcome outcome) {
        switch (outcome) {
            case COUNT -> count(client, response);
            case LATE_BUT_COUNTED -> {
                Map<String, Object> ruling = new LinkedHashMap<>();
                ruling.put("counted", true);
                ruling.put("reason", response.note());
                decide(client, response, SECOND_OFFICER, "rule-on-lateness", ruling);
                count(client, response);
            }
            case DUPLICATE -> {
                Map<String, Object> link = new LinkedHashMap<>();
                link.put("of", responseIds.get(response.duplicateOf()));
                link.put("rule", "same organisation, same answers");
                decide(client, response, OFFICER, "link-as-duplicate", link);
                exclude(client, response, outcome);
            }
            case OUT_OF_SCOPE, SPAM -> exclude(client, response, outcome);
            case WITHDRAWN -> decide(client, response, OFFICER, "withdraw", Map.of());
        }
    }

    private void count(DemoClient client, DemoResponse response) {
        Map<String, Object> body = response.note().isBlank() ? Map.of() : Map.of("note", response.note());
        decide(client, response, OFFICER, "count", body);
    }

    private void exclude(DemoClient client, DemoResponse response, Outcome reason) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("reason", reason.name());
        body.put("explanation", response.note());
        body.put("authorisedBy", SECOND_OFFICER);
        decide(client, response, OFFICER, "exclude", body);
    }

    private void decide(DemoClient client, DemoResponse response, String actor, String command, Map<String, ?> body) {
        done(client.command(
                "/responses/" + responseIds.get(response.ref()) + "/" + command,
                key(response.ref() + "/" + command),
                actor,
                body));
    }

    /** Remembers how far the log has come, and returns the id of what the command was about. */
    private String done(JsonNode answer) {
        readAfter =
                answer.path("log").asString() + "@" + answer.path("position").asLong();
        return answer.path("id").asString();
    }

    /** The same in every run, so that nothing is done twice. */
    private static String key(String step) {
        return "demo/e2/" + step;
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
