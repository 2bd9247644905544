package org.duly.command.web;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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

    /** A body to whom its own scheme reserves mergers. */
    static String withItsScheme(RunningCommandService service) {
        String body = constituted(service);
        service.post("/bodies/" + body + "/reserve-matter", """
                {"matterId": "mergers", "matter": "Mergers", "reservedTo": "%s"}""".formatted(body));
        return body;
    }

    /** A body asked to sign version 1 of a document about an engagement, with everybody there. */
    static UUID requested(RunningCommandService service, String body, UUID engagement, UUID document) {
        UUID signOff = service.post("/sign-offs", """
                {"bodyId": "%1$s", "matter": "Merge", "documentId": "%3$s", "version": 1, "engagementId": "%2$s",
                 "authority": {"kind": "RESERVED", "schemeBody": "%1$s", "matterId": "mergers"},
                 "proposals": ["P1"]}""".formatted(body, engagement, document))
                .id();
        attending(service, signOff, 1, 2, 3);
        return signOff;
    }

    static void attending(RunningCommandService service, UUID signOff, int... members) {
        String present = IntStream.of(members)
                .mapToObj("{\"member\": \"m%1$d\", \"seatId\": \"s%1$d\", \"deputy\": false}"::formatted)
                .collect(Collectors.joining(", "));
        service.post("/sign-offs/" + signOff + "/record-attendance", "{\"present\": [" + present + "]}");
    }

    /** One response counted, coded and reviewed, the point it raised answered, report and equality assessment issued. */
    static UUID considered(RunningCommandService service, UUID engagement) {
        Bodies.codebook(service, engagement, "travel");
        UUID response = Bodies.logged(service, engagement);
        String path = "/responses/" + response;
        service.post(path + "/count", "{}");
        service.post(path + "/code", """
                {"responseVersion": 1, "codebookVersion": 1, "coder": "coder-1",
                 "positions": [{"proposalId": "P1", "position": "CONCERN"}], "origin": "HUMAN",
                 "codings": [{"themeId": "travel", "questionId": "Q1", "position": "CONCERN"}]}""");
        service.post(path + "/review-coding", "{\"agreed\": true}", "Duly-Actor", "second-person");
        UUID consideration = service.post("/engagements/" + engagement + "/considerations", """
                {"summary": "It is far", "themes": ["travel"]}""")
                .id();
        service.post("/considerations/" + consideration + "/answer", """
                {"bodies": ["eastvale"], "disposition": "ACCEPTED", "reasons": "It is"}""");
        service.post(
                "/engagements/" + engagement + "/reports?codebookVersion=1",
                "text/plain",
                "What people said".getBytes(StandardCharsets.UTF_8));
        service.post("/documents", """
                {"kind": "EQUALITY_ASSESSMENT", "title": "Equality assessment", "sha256": "%s",
                 "mediaType": "application/pdf", "issuedBy": "eastvale", "engagementId": "%s"}""".formatted("e".repeat(64), engagement));
        return consideration;
    }

    /** A pack that sets out a consideration, sent to everybody. */
    static void circulated(RunningCommandService service, UUID signOff, UUID consideration) {
        service.post("/sign-offs/" + signOff + "/circulate-pack", """
                {"items": [{"itemId": "report", "title": "What we heard", "sha256": "%s",
                            "considerations": ["%s"]}], "to": ["m1", "m2", "m3"]}""".formatted("d".repeat(64), consideration));
    }

    /** A document about an engagement, version 1 of 64 times the letter a. */
    static UUID issued(RunningCommandService service, UUID engagement) {
        return service.post("/documents", """
                {"kind": "BUSINESS_CASE", "title": "The case", "sha256": "%s", "mediaType": "application/pdf",
                 "issuedBy": "eastvale", "engagementId": "%s"}""".formatted("a".repeat(64), engagement))
                .id();
    }
}
