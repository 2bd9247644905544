package org.duly.standalone.demo;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import org.duly.standalone.demo.SyntheticCoding.Mention;
import org.duly.standalone.demo.SyntheticResponse.Outcome;
import org.jspecify.annotations.Nullable;

/** The synthetic responses that were written one by one: a row each of {@code responses.csv}. */
final class WrittenResponses {
    private static final List<String> QUESTIONS = List.of("Q1", "Q2", "Q3");

    private WrittenResponses() {}

    /**
     * Those of an engagement.
     *
     * @param proposals each has a column of its own
     */
    static List<SyntheticResponse> of(String engagement, List<String> proposals) {
        return DemoResources.rows(engagement + "/responses.csv").stream()
                .map(row -> response(row, proposals))
                .toList();
    }

    private static SyntheticResponse response(CSVRecord row, List<String> proposals) {
        String logged = given(row, "logged");
        return new SyntheticResponse(
                row.get("ref"),
                instant(row.get("received")),
                logged == null ? null : instant(logged),
                details(row),
                Outcome.valueOf(row.get("outcome")),
                row.get("note"),
                given(row, "duplicateOf"),
                given(row, proposals.getFirst()) == null ? null : coding(row, proposals));
    }

    private static SyntheticCoding coding(CSVRecord row, List<String> proposals) {
        Map<String, String> positions = new LinkedHashMap<>();
        proposals.forEach(proposal -> positions.put(proposal, row.get(proposal)));
        List<Mention> themes = new ArrayList<>();
        for (String mention : row.get("themes").split(" ", -1)) {
            int at = mention.indexOf('@');
            int colon = mention.indexOf(':');
            themes.add(new Mention(
                    mention.substring(0, at), mention.substring(at + 1, colon), mention.substring(colon + 1)));
        }
        return new SyntheticCoding(positions, themes);
    }

    private static Map<String, Object> details(CSVRecord row) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("channel", row.get("channel"));
        details.put("receivingBody", row.get("body"));
        details.put("receivedAt", instant(row.get("received")).toString());
        details.put("respondentKind", row.get("kind"));
        putIfGiven(details, "organisationCode", given(row, "organisation"));
        putIfGiven(details, "stakeholderGroup", given(row, "group"));
        putIfGiven(details, "place", given(row, "place"));
        details.put(
                "consent",
                SyntheticResponse.consent(row.get("publication"), Boolean.parseBoolean(row.get("mayContact"))));
        putIfGiven(details, "respondentName", given(row, "name"));
        putIfGiven(details, "respondentContact", given(row, "contact"));
        details.put("answers", answers(row));
        details.put("signatories", Integer.valueOf(row.get("signatories")));
        return details;
    }

    private static List<Map<String, String>> answers(CSVRecord row) {
        String whole = given(row, "whole");
        if (whole != null) {
            return List.of(SyntheticResponse.answer("*", whole));
        }
        List<Map<String, String>> answers = new ArrayList<>();
        for (String question : QUESTIONS) {
            String text = given(row, question.toLowerCase(Locale.ROOT));
            if (text != null) {
                answers.add(SyntheticResponse.answer(question, text));
            }
        }
        return answers;
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
