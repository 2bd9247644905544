package org.duly.standalone.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * One synthetic response: a row of {@code synthetic-responses.csv}, and what the officers made of it.
 *
 * @param ref its name within the demo: {@code R07}
 * @param receivedAt when it reached the receiving body
 * @param loggedAt when an officer logged it
 * @param outcome what was decided at {@code decidedAt}; pending when both are absent
 * @param duplicateOf the ref of the response it repeats
 */
record DemoResponse(
        String ref,
        Instant receivedAt,
        Instant loggedAt,
        String channel,
        Map<String, Object> details,
        @Nullable Outcome outcome,
        @Nullable Instant decidedAt,
        String note,
        @Nullable String duplicateOf,
        @Nullable String campaign,
        boolean addsOwnText) {

    /** What becomes of a response in the demo. */
    enum Outcome {
        COUNT,
        LATE_BUT_COUNTED,
        DUPLICATE,
        OUT_OF_SCOPE,
        SPAM,
        WITHDRAWN
    }

    private static final List<String> QUESTIONS = List.of("Q1", "Q2", "Q3");

    static List<DemoResponse> all() {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setCommentMarker('#')
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (InputStream file = DemoResources.open("synthetic-responses.csv");
                InputStreamReader reader = new InputStreamReader(file, StandardCharsets.UTF_8)) {
            List<DemoResponse> responses = new ArrayList<>();
            for (CSVRecord row : format.parse(reader)) {
                responses.add(of(row));
            }
            return responses;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether somebody had to key it, because it did not arrive as data. */
    boolean isTranscribed() {
        return !channel.equals("WEB") && !channel.equals("EMAIL");
    }

    private static DemoResponse of(CSVRecord row) {
        String outcome = given(row, "outcome");
        String decided = given(row, "decided");
        return new DemoResponse(
                row.get("ref"),
                instant(row.get("received")),
                instant(row.get("logged")),
                row.get("channel"),
                details(row),
                outcome == null ? null : Outcome.valueOf(outcome),
                decided == null ? null : instant(decided),
                row.get("note"),
                given(row, "duplicateOf"),
                given(row, "campaign"),
                Boolean.parseBoolean(row.get("ownText")));
    }

    /** The part of the request that is taken from the row; in one order always, as a repeated command must be the same. */
    private static Map<String, Object> details(CSVRecord row) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("channel", row.get("channel"));
        details.put("receivingBody", row.get("body"));
        details.put("receivedAt", instant(row.get("received")).toString());
        details.put("respondentKind", row.get("kind"));
        putIfGiven(details, "organisationCode", given(row, "organisation"));
        putIfGiven(details, "stakeholderGroup", given(row, "group"));
        putIfGiven(details, "place", given(row, "place"));
        details.put("consent", consent(row));
        putIfGiven(details, "respondentName", given(row, "name"));
        putIfGiven(details, "respondentContact", given(row, "contact"));
        details.put("answers", answers(row));
        details.put("signatories", Integer.valueOf(row.get("signatories")));
        return details;
    }

    private static Map<String, Object> consent(CSVRecord row) {
        Map<String, Object> consent = new LinkedHashMap<>();
        consent.put("publication", row.get("publication"));
        consent.put("mayContact", Boolean.valueOf(row.get("mayContact")));
        return consent;
    }

    private static List<Map<String, String>> answers(CSVRecord row) {
        String whole = given(row, "whole");
        if (whole != null) {
            return List.of(answer("*", whole));
        }
        List<Map<String, String>> answers = new ArrayList<>();
        for (String question : QUESTIONS) {
            String text = given(row, question.toLowerCase(Locale.ROOT));
            if (text != null) {
                answers.add(answer(question, text));
            }
        }
        return answers;
    }

    private static Map<String, String> answer(String questionId, String text) {
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("questionId", questionId);
        answer.put("text", text);
        return answer;
    }

    private static void putIfGiven(Map<String, Object> details, String name, @Nullable String value) {
        if (value != null) {
            details.put(name, value);
        }
    }

    private static @Nullable String given(CSVRecord row, String column) {
        String value = row.get(column);
        return value.isBlank() ? null : value;
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }
}
