package org.duly.standalone.demo;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One response that nobody wrote, and what the officers make of it.
 *
 * @param ref its name within its engagement: {@code R07}
 * @param receivedAt when it reached the receiving body
 * @param loggedAt when an officer logs it; at their next sitting if null
 * @param details the request that logs it, in one order always
 * @param note why it is decided so; empty where nothing needs saying
 * @param duplicateOf the ref of the response it repeats
 * @param coding what it says; null unless it is counted
 */
record SyntheticResponse(
        String ref,
        Instant receivedAt,
        @Nullable Instant loggedAt,
        Map<String, Object> details,
        Outcome outcome,
        String note,
        @Nullable String duplicateOf,
        @Nullable SyntheticCoding coding) {

    /** What becomes of a response in the demo. */
    enum Outcome {
        COUNT,
        LATE_BUT_COUNTED,
        DUPLICATE,
        OUT_OF_SCOPE,
        SPAM,
        NOT_A_RESPONSE,
        ABUSIVE,
        LATE,
        WITHDRAWN
    }

    /** Whether somebody had to key it, because it did not arrive as data. */
    boolean isTranscribed() {
        return !channel().equals("WEB") && !channel().equals("EMAIL");
    }

    /** Whether it came in writing from somebody who can be written back to. */
    boolean isAcknowledged() {
        return channel().equals("EMAIL") && details.containsKey("respondentContact") && outcome == Outcome.COUNT;
    }

    private String channel() {
        return String.valueOf(details.get("channel"));
    }

    /** The consent that a request states. */
    static Map<String, Object> consent(String publication, boolean mayContact) {
        Map<String, Object> consent = new LinkedHashMap<>();
        consent.put("publication", publication);
        consent.put("mayContact", mayContact);
        return consent;
    }

    /** An answer to a question, {@code *} for one in free form. */
    static Map<String, String> answer(String questionId, String text) {
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("questionId", questionId);
        answer.put("text", text);
        return answer;
    }
}
