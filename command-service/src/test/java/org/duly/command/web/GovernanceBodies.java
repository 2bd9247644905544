package org.duly.command.web;

import java.util.UUID;

/** Bodies and documents as a client would write them, and the steps that tests of governance begin with. */
final class GovernanceBodies {
    /** Three voting seats, two for a quorum, a simple majority, a casting vote, no notice. */
    static final String CONSTITUTION = """
            {"seats": [{"seatId": "s1", "title": "Chair", "voting": true},
                       {"seatId": "s2", "title": "Member", "voting": true},
                       {"seatId": "s3", "title": "Member", "voting": true}],
             "quorum": {"minimum": 2, "perClass": [], "nonVotingCounts": false},
             "decisionRule": {"threshold": {"numerator": 1, "denominator": 2}, "of": "CAST", "strictlyMore": true},
             "castingVote": true, "chairSeat": "s1", "noticeClearDays": 0}""";

    private GovernanceBodies() {}

    static String constituting(String bodyId) {
        return """
                {"bodyId": "%s", "name": "Governing body", "kind": "BOARD", "regime": "NHS_BODY",
                 "constitution": %s}""".formatted(bodyId, CONSTITUTION);
    }

    /** A body with a name of its own whose seats m1, m2 and m3 hold. */
    static String constituted(RunningCommandService service) {
        String body = "body." + UUID.randomUUID();
        service.post("/bodies", constituting(body));
        for (int n = 1; n <= 3; n++) {
            service.post("/bodies/" + body + "/fill-seat", """
                    {"seatId": "s%1$d", "member": "m%1$d"}""".formatted(n));
        }
        return body;
    }

    /** A document about an engagement, version 1 of 64 times the letter a. */
    static UUID issued(RunningCommandService service, UUID engagement) {
        return service.post("/documents", """
                {"kind": "BUSINESS_CASE", "title": "The case", "sha256": "%s", "mediaType": "application/pdf",
                 "issuedBy": "eastvale", "engagementId": "%s"}""".formatted("a".repeat(64), engagement))
                .id();
    }
}
