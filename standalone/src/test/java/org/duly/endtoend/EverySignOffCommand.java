package org.duly.endtoend;

/** Bodies, documents and sign-offs about an engagement, by way of every command there is about them. */
final class EverySignOffCommand {
    private static final String BODIES = "/api/v1/bodies";
    private static final String DOCUMENTS = "/api/v1/documents";
    private static final String SIGN_OFFS = "/api/v1/sign-offs";
    private static final String BOARD = "eastvale-board";
    private static final String OVERRIDE =
            "\"override\": {\"by\": \"governance-lead\", \"reason\": \"It took place so.\"}";

    private final BothServices duly;
    private final String engagement;

    EverySignOffCommand(BothServices duly, String engagement) {
        this.duly = duly;
        this.engagement = engagement;
    }

    void perform() {
        constitute();
        String document = issue();
        String consideration = started(
                "/api/v1/engagements/" + engagement + "/considerations",
                "{\"summary\": \"It is far.\", \"themes\": [\"travel\"]}");
        voteOn(requested(document), consideration);
        resolveInWriting(requested(document));
        lapse(requested(document));
        actInAHurry(requested(document));
    }

    private void constitute() {
        String constitution = """
                {"seats": [{"seatId": "s1", "title": "Chair", "voting": true},
                           {"seatId": "s2", "title": "Member", "voting": true},
                           {"seatId": "s3", "title": "Member", "voting": true}],
                 "quorum": {"minimum": 2, "perClass": [], "nonVotingCounts": false},
                 "decisionRule": {"threshold": {"numerator": 1, "denominator": 2}, "of": "CAST", "strictlyMore": true},
                 "castingVote": true, "chairSeat": "s1", "noticeClearDays": 0}
                """;
        for (String body : new String[] {BOARD, "old-board"}) {
            done(BODIES, """
                    {"bodyId": "%s", "name": "Board", "kind": "BOARD", "regime": "NHS_BODY", "constitution": %s}
                    """.formatted(body, constitution));
        }
        done(BODIES + "/old-board/dissolve", "{\"reason\": \"It was merged.\"}");
        String board = BODIES + "/" + BOARD;
        for (int seat = 1; seat <= 3; seat++) {
            done(board + "/fill-seat", "{\"seatId\": \"s%1$d\", \"member\": \"m%1$d\"}".formatted(seat));
        }
        done(board + "/name-deputy", "{\"seatId\": \"s2\", \"deputy\": \"dee\"}");
        done(board + "/remove-deputy", "{\"seatId\": \"s2\", \"deputy\": \"dee\", \"reason\": \"Moved away.\"}");
        done(board + "/vacate-seat", "{\"seatId\": \"s3\", \"reason\": \"Retired.\"}");
        done(board + "/reconstitute", "{\"reason\": \"As it was.\", \"constitution\": %s}".formatted(constitution));
        done(
                board + "/reserve-matter",
                "{\"matterId\": \"mergers\", \"matter\": \"Mergers\", \"reservedTo\": \"" + BOARD + "\"}");
        done(board + "/end-matter-reservation", "{\"matterId\": \"mergers\", \"reason\": \"A new scheme.\"}");
    }

    /** A document with one version; another one has a second, which is withdrawn. */
    private String issue() {
        String version = """
                {"kind": "BUSINESS_CASE", "title": "The case", "sha256": "%s", "mediaType": "application/pdf",
                 "issuedBy": "eastvale", "engagementId": "%s", "changes": "Costs"}
                """;
        String other = DOCUMENTS + "/" + started(DOCUMENTS, issuing(version, "b"));
        done(other + "/versions", issuing(version, "c"));
        done(other + "/withdraw-version", "{\"version\": 2, \"reason\": \"The wrong appendix.\"}");
        return started(DOCUMENTS, issuing(version, "a"));
    }

    private String issuing(String version, String digit) {
        String json = version.formatted(digit.repeat(64), engagement);
        return digit.equals("c")
                ? json.replace("\"kind\": \"BUSINESS_CASE\", ", "")
                        .replace("\"engagementId\": \"" + engagement + "\", ", "")
                : json.replace(", \"changes\": \"Costs\"", "");
    }

    private String requested(String document) {
        return SIGN_OFFS + "/" + started(SIGN_OFFS, """
                {"bodyId": "%s", "matter": "Move the centre", "documentId": "%s", "version": 1, "engagementId": "%s"}
                """.formatted(BOARD, document, engagement));
    }

    private void voteOn(String item, String consideration) {
        done(item + "/circulate-pack", """
                {"items": [{"itemId": "case", "title": "The case", "sha256": "%s", "considerations": ["%s"]}],
                 "to": ["m1", "m2"]}
                """.formatted("a".repeat(64), consideration));
        done(item + "/read-pack-item", "{\"member\": \"m1\", \"itemId\": \"case\"}");
        done(item + "/discuss-considerations", "{\"considerations\": [\"%s\"]}".formatted(consideration));
        done(item + "/declare-interest", """
                {"interestId": "land", "member": "m2", "kind": "DISCLOSABLE_PECUNIARY", "description": "Land nearby."}
                """);
        done(item + "/rule-on-conflict", """
                {"interestId": "land", "by": "m1", "action": "STAY_AND_VOTE", "reason": "It is far away."}
                """);
        done(item + "/grant-dispensation", "{\"interestId\": \"land\", \"by\": \"m1\", \"reason\": \"No quorum.\"}");
        attend(item, 1);
        done(item + "/confirm-quorum", "{}");
        attend(item, 1, 2);
        done(item + "/confirm-quorum", "{}");
        done(item + "/open-vote", "{" + OVERRIDE + "}");
        vote(item, "m1", "FOR");
        vote(item, "m2", "AGAINST");
        done(item + "/give-casting-vote", "{\"member\": \"m1\", \"choice\": \"FOR\"}");
        done(item + "/declare-vote", "{}");
        done(item + "/defer", "{\"reason\": \"To hear more.\"}");
        attend(item, 1, 2);
        String condition = "{\"conditionId\": \"%s\", \"text\": \"A bus\", \"owner\": \"eastvale\"}";
        done(item + "/grant", """
                {"conditions": [%s, %s, %s], %s}
                """.formatted(
                condition.formatted("met"), condition.formatted("moot"), condition.formatted("broken"), OVERRIDE));
        done(item + "/conditions/met/evidence", "{\"evidence\": {\"document\": \"The timetable\"}}");
        done(item + "/conditions/met/discharge", "{\"by\": \"%s\", \"reasons\": \"Seen.\"}".formatted(BOARD));
        done(item + "/conditions/moot/waive", "{\"by\": \"%s\", \"reasons\": \"Moot.\"}".formatted(BOARD));
        done(item + "/conditions/broken/breach", "{\"detail\": \"The bus stopped.\"}");
    }

    private void resolveInWriting(String item) {
        resolve(item);
        vote(item, "m1", "FOR");
        vote(item, "m2", "FOR");
        done(item + "/withdraw-request", "{\"reason\": \"It was asked twice.\"}");
    }

    private void lapse(String item) {
        resolve(item);
        vote(item, "m1", "FOR");
        vote(item, "m2", "AGAINST");
        done(item + "/close-written-resolution", "{}");
        done(item + "/refuse", "{\"reasons\": \"Too few agreed.\", " + OVERRIDE + "}");
    }

    private void actInAHurry(String item) {
        String action = """
                {"by": "m1", "consulted": ["m2"], "action": "Signed.", "reason": "The offer expired.",
                 "ratifyBy": "2020-01-31T00:00:00Z", %s}
                """.formatted(OVERRIDE);
        done(item + "/take-urgent-action", action);
        done(item + "/refuse-ratification", "{\"reasons\": \"It could have waited.\"}");
        done(item + "/take-urgent-action", action);
        attend(item, 1, 2);
        done(item + "/ratify-urgent-action", "{" + OVERRIDE + "}");
    }

    private void resolve(String item) {
        done(item + "/open-written-resolution", "{\"closesAt\": \"2019-12-20T17:00:00Z\", " + OVERRIDE + "}");
    }

    private void vote(String item, String member, String choice) {
        done(item + "/cast-vote", "{\"member\": \"%s\", \"choice\": \"%s\"}".formatted(member, choice));
    }

    private void attend(String item, int... members) {
        StringBuilder present = new StringBuilder();
        for (int member : members) {
            present.append(present.isEmpty() ? "" : ", ")
                    .append("{\"member\": \"m%1$d\", \"seatId\": \"s%1$d\", \"deputy\": false}".formatted(member));
        }
        done(item + "/record-attendance", "{\"present\": [" + present + "]}");
    }

    private String started(String path, String json) {
        return duly.accepted("board-secretary", path, json).path("id").asString();
    }

    private void done(String path, String json) {
        duly.accepted("board-secretary", path, json);
    }
}
