package org.duly.standalone.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duly.standalone.demo.Stage.Actor;
import org.duly.standalone.demo.SyntheticResponse.Outcome;

/**
 * Responses are logged, acknowledged, checked, and counted or excluded. Each is found by its ref under the engagement's
 * name from then on: {@code e2/R07}.
 */
final class IntakeScene implements Scene {
    private final String engagement;
    private final List<SyntheticResponse> responses;
    private final Instant duplicatesLinkedAt;

    /**
     * Of an engagement's responses.
     *
     * @param duplicatesLinkedAt duplicates are excluded after that time
     */
    IntakeScene(String engagement, List<SyntheticResponse> responses, Instant duplicatesLinkedAt) {
        this.engagement = engagement;
        this.responses = responses;
        this.duplicatesLinkedAt = duplicatesLinkedAt;
    }

    @Override
    public List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        responses.forEach(response -> add(steps, response));
        return steps;
    }

    private void add(List<Step> steps, SyntheticResponse response) {
        String name = engagement + "/" + response.ref();
        Instant logged =
                response.loggedAt() == null ? OfficeHours.nextLogging(response.receivedAt()) : response.loggedAt();
        steps.add(new Step(logged, name, stage -> log(stage, name, response, logged)));
        if (response.isAcknowledged()) {
            steps.add(new Step(
                    logged,
                    name,
                    stage -> tell(stage, name, Actor.OFFICER, "acknowledge", Map.of("channel", "EMAIL"))));
        }
        if (response.isTranscribed()) {
            steps.add(new Step(
                    OfficeHours.nextLogging(logged),
                    name,
                    stage -> tell(stage, name, Actor.SECOND_OFFICER, "check-transcription", Map.of("agrees", true))));
        }
        boolean duplicate = response.outcome() == Outcome.DUPLICATE;
        Instant known = duplicate && duplicatesLinkedAt.isAfter(logged) ? duplicatesLinkedAt : logged;
        steps.add(new Step(OfficeHours.nextDecisions(known), name, stage -> decide(stage, name, response)));
    }

    private void log(Stage stage, String name, SyntheticResponse response, Instant logged) {
        Map<String, Object> body = new LinkedHashMap<>(response.details());
        if (response.isTranscribed()) {
            Map<String, String> transcription = new LinkedHashMap<>();
            transcription.put("keyedBy", Actor.OFFICER.id());
            transcription.put("keyedAt", logged.toString());
            body.put("transcription", transcription);
        }
        String path = "/engagements/{" + engagement + "}/responses";
        stage.name(name, stage.command("demo/" + name + "/log", Actor.OFFICER, path, body));
    }

    private static void decide(Stage stage, String name, SyntheticResponse response) {
        switch (response.outcome()) {
            case COUNT -> count(stage, name);
            case LATE_BUT_COUNTED -> {
                rule(stage, name, true, response.note());
                count(stage, name);
            }
            case LATE -> {
                rule(stage, name, false, response.note());
                exclude(stage, name, response);
            }
            case WITHDRAWN -> tell(stage, name, Actor.OFFICER, "withdraw", Map.of());
            case DUPLICATE, OUT_OF_SCOPE, SPAM, NOT_A_RESPONSE, ABUSIVE -> exclude(stage, name, response);
        }
    }

    private static void rule(Stage stage, String name, boolean counted, String reason) {
        Map<String, Object> ruling = new LinkedHashMap<>();
        ruling.put("counted", counted);
        ruling.put("reason", reason);
        tell(stage, name, Actor.SECOND_OFFICER, "rule-on-lateness", ruling);
    }

    private static void count(Stage stage, String name) {
        tell(stage, name, Actor.OFFICER, "count", Map.of());
    }

    private static void exclude(Stage stage, String name, SyntheticResponse response) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("reason", response.outcome().name());
        body.put("explanation", response.note());
        body.put("authorisedBy", Actor.SECOND_OFFICER.id());
        tell(stage, name, Actor.OFFICER, "exclude", body);
    }

    private static void tell(Stage stage, String name, Actor actor, String command, Map<String, ?> body) {
        stage.command("demo/" + name + "/" + command, actor, "/responses/{" + name + "}/" + command, body);
    }
}
