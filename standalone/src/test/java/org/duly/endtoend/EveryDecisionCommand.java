package org.duly.endtoend;

/** Decisions about an engagement, by way of every command there is about them. */
final class EveryDecisionCommand {
    private static final String DECISIONS = "/api/v1/decisions";
    private static final String OVERRIDE =
            "\"override\": {\"by\": \"governance-lead\", \"reason\": \"It took place so.\"}";

    private final BothServices duly;
    private final String engagement;

    EveryDecisionCommand(BothServices duly, String engagement) {
        this.duly = duly;
        this.engagement = engagement;
    }

    void perform() {
        done("/api/v1/bodies", """
                {"bodyId": "cabinet", "name": "Cabinet", "kind": "EXECUTIVE", "regime": "COUNCIL_EXECUTIVE"}
                """);
        String first = taken();
        done(first + "/correct", """
                {"field": "TITLE", "was": "Move the centre", "is": "Move the day centre", "reason": "There are two."}
                """);
        done(first + "/publish", "{" + OVERRIDE + "}");
        callIn(first);
        done(first + "/dismiss-call-in", "{\"committee\": \"scrutiny\", \"reasons\": \"Seen.\"}");
        callIn(first);
        done(first + "/uphold-call-in", "{\"committee\": \"scrutiny\", \"reasons\": \"Ask first.\"}");
        done(first + "/refer-to-scrutiny", """
                {"committee": "health-scrutiny", "to": "minister", "reasons": "Nobody was asked."}
                """);
        done(first + "/determine-referral", """
                {"committee": "health-scrutiny", "by": "minister", "outcome": "NOT_UPHELD", "reasons": "They were."}
                """);
        done(first + "/conditions/met/evidence", "{\"evidence\": {\"document\": \"The timetable\"}}");
        done(first + "/conditions/met/discharge", "{\"by\": \"cabinet\", \"reasons\": \"Seen.\"}");
        done(first + "/conditions/moot/waive", "{\"by\": \"cabinet\", \"reasons\": \"Moot.\"}");
        done(first + "/conditions/broken/breach", "{\"detail\": \"The bus stopped.\"}");
        done(first + "/make-effective", """
                {"on": {"precision": "DAY", "date": "2019-10-18"}, %s}
                """.formatted(OVERRIDE));
        String second = taken();
        done(first + "/supersede", "{\"by\": \"%s\", \"reason\": \"Widened.\"}".formatted(idOf(second)));
        done(second + "/rescind", "{\"reason\": \"Overtaken.\"}");
    }

    private String taken() {
        String condition = "{\"conditionId\": \"%s\", \"text\": \"A bus\", \"owner\": \"eastvale\"}";
        String json = """
                {"decidedBy": "cabinet", "title": "Move the centre", "text": "To move it.", "keyDecision": true,
                 "outcome": "APPROVED_WITH_CONDITIONS", "engagementId": "%s", "conditions": [%s, %s, %s], %s}
                """.formatted(
                        engagement,
                        condition.formatted("met"),
                        condition.formatted("moot"),
                        condition.formatted("broken"),
                        OVERRIDE);
        return DECISIONS + "/"
                + duly.accepted("board-secretary", DECISIONS, json).path("id").asString();
    }

    private void callIn(String decision) {
        done(decision + "/call-in", """
                {"committee": "scrutiny", "by": ["councillor-3"], "reasons": "Nobody was asked."}
                """);
    }

    private void done(String path, String json) {
        duly.accepted("board-secretary", path, json);
    }

    private static String idOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
