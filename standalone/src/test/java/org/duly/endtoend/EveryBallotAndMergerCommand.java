package org.duly.endtoend;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import org.duly.command.log.EventLog;

/** Ballots, mergers and organisations, by way of every command there is about them. */
final class EveryBallotAndMergerCommand {
    private static final String BALLOTS = "/api/v1/ballots";
    private static final String MERGERS = "/api/v1/mergers";
    private static final String ORGANISATIONS = "/api/v1/organisations";
    private static final String DAY = "{\"precision\": \"DAY\", \"date\": \"2019-12-02\"}";
    private static final String SOURCE = "{\"document\": \"Minutes of 2 December 2019\"}";
    private static final String OVERRIDE =
            "\"override\": {\"by\": \"governance-lead\", \"reason\": \"It took place so.\"}";

    private final BothServices duly;
    private final String engagement;

    EveryBallotAndMergerCommand(BothServices duly, String engagement) {
        this.duly = duly;
        this.engagement = engagement;
    }

    void perform() {
        organisation("east-ccg");
        organisation("west-ccg");
        String merger = MERGERS + "/" + started(MERGERS, """
                {"title": "East and West become one", "parties": ["east-ccg", "west-ccg"],
                 "successor": {"organisationId": "vale-ccg", "name": "Vale CCG"}, "plannedEffective": %s,
                 "criteria": [{"criterionId": "value", "text": "Value for money"}], "engagementId": "%s"}
                """.formatted(DAY, engagement));
        String ballot = vote();
        voteInSecret();
        waitForAVoteThatDoesNotOpen();
        done(merger + "/evidence-criterion", """
                {"criterionId": "value", "evidence": %s, "summary": "Saves three posts."}
                """.formatted(SOURCE));
        done(merger + "/record-stakeholder-view", """
                {"stakeholder": "county-council", "stance": "NEUTRAL", "summary": "Wait and see."}
                """);
        done(merger + "/record-member-support", """
                {"party": "east-ccg", "ballotId": "%s", "level": "1 of 1", "prevailingViews": "Better together."}
                """.formatted(ballot));
        done(merger + "/record-party-resolution", """
                {"party": "east-ccg", "inFavour": true, "source": %s}
                """.formatted(SOURCE));
        done(merger + "/decide", """
                {"outcome": "APPROVED", "decidedBy": "joint-committee", "ballots": ["%s"], "reasons": "One plan.", %s}
                """.formatted(ballot, OVERRIDE));
        askTheRegulator(merger);
        done(merger + "/make-transfer-scheme", """
                {"scheme": %s, "by": "regulator", "on": %s}
                """.formatted(SOURCE, DAY));
        done(merger + "/make-effective", "{\"on\": %s, %s}".formatted(DAY, OVERRIDE));
        String other = started(MERGERS, """
                {"title": "North joins", "parties": ["north-ccg", "vale-ccg"],
                 "successor": {"organisationId": "vale-ccg", "name": "Vale CCG"}, "plannedEffective": %s}
                """.formatted(DAY));
        done(MERGERS + "/" + other + "/abandon", "{\"reason\": \"North said no.\"}");
        String south = organisation("south-ccg");
        done(south + "/federate", "{\"with\": [\"north-ccg\"], \"on\": %s}".formatted(DAY));
        done(south + "/rename", "{\"name\": \"South and Moor CCG\", \"on\": %s}".formatted(DAY));
        done(south + "/dissolve", "{\"on\": %s}".formatted(DAY));
    }

    private String organisation(String id) {
        started(ORGANISATIONS, """
                {"organisationId": "%s", "name": "%s", "on": {"precision": "YEAR", "date": "2013"}}
                """.formatted(id, id));
        return ORGANISATIONS + "/" + id;
    }

    private void askTheRegulator(String merger) {
        String condition = "{\"conditionId\": \"%s\", \"text\": \"Accounts\", \"owner\": \"joint-committee\"}";
        done(merger + "/submit-application", "{\"regulator\": \"regulator\", \"application\": %s}".formatted(SOURCE));
        done(merger + "/record-determination", """
                {"regulator": "regulator", "outcome": "APPROVED_WITH_CONDITIONS", "reasons": "Sound.",
                 "conditions": [%s, %s, %s]}
                """.formatted(
                        condition.formatted("met"), condition.formatted("moot"), condition.formatted("broken")));
        done(merger + "/conditions/met/evidence", "{\"evidence\": %s}".formatted(SOURCE));
        done(merger + "/conditions/met/discharge", "{\"by\": \"regulator\", \"reasons\": \"Seen.\"}");
        done(merger + "/conditions/moot/waive", "{\"by\": \"regulator\", \"reasons\": \"Moot.\"}");
        done(merger + "/conditions/broken/breach", "{\"detail\": \"They were not audited.\"}");
    }

    /** An open ballot, its result declared, held again and then given up. */
    private String vote() {
        String id = started(BALLOTS, scheduling(false, ""));
        String ballot = BALLOTS + "/" + id;
        done(ballot + "/revise-electorate", """
                {"constituencies": [%s], "reason": "A practice closed."}
                """.formatted(constituency()));
        done(ballot + "/open", "{%s}".formatted(OVERRIDE));
        String paper = "{\"constituencyId\": \"east\", \"member\": \"%s\", \"choice\": \"APPROVE\"}";
        done(ballot + "/papers", paper.formatted("practice-1"));
        done(ballot + "/papers", paper.formatted("practice-9"));
        done(ballot + "/close", "{}");
        done(ballot + "/declare", "{\"verifiedBy\": \"scrutineer\"}");
        done(ballot + "/order-revote", "{\"constituencies\": [\"east\"], \"reason\": \"Notice was short.\"}");
        String again = started(BALLOTS, scheduling(false, ", \"revoteOf\": \"" + id + "\""));
        done(BALLOTS + "/" + again + "/abandon", "{\"reason\": \"The notice was found.\"}");
        return id;
    }

    private void voteInSecret() {
        String ballot = BALLOTS + "/" + started(BALLOTS, scheduling(true, ""));
        done(ballot + "/open", "{%s}".formatted(OVERRIDE));
        done(ballot + "/papers", "{\"constituencyId\": \"east\", \"member\": \"practice-1\"}");
        done(ballot + "/close", "{}");
        done(ballot + "/counts", """
                {"by": "scrutineer", "count": {"constituencyId": "east",
                 "votesFor": 1, "forWeight": 3, "votesAgainst": 0, "abstained": 0, "spoilt": 0}}
                """);
        done(ballot + "/declare", "{\"verifiedBy\": \"scrutineer\"}");
    }

    /** A ballot whose time comes, and whose engagement is not reported on yet. */
    private void waitForAVoteThatDoesNotOpen() {
        Instant opens = EveryCommand.AFTER_CLOSE.plusSeconds(60);
        String ballot = started(BALLOTS, scheduling(false, "").replace("2019-12-01T09:00:00Z", opens.toString()));
        duly.clock(opens);
        EventLog log = duly.command().getBean(EventLog.class);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> log.readStream("ballot/" + ballot, 0).size() == 2);
    }

    private String scheduling(boolean secret, String more) {
        return """
                {"question": "Shall we become one?", "engagementId": "%s", "constituencies": [%s],
                 "rule": {"quorum": {"numerator": 1, "denominator": 2}, "quorumMeasure": "MEMBERS",
                          "pass": {"numerator": 2, "denominator": 3}, "passOf": "CAST", "passMeasure": "WEIGHT",
                          "strictlyMore": false},
                 "combine": "ALL", "verifier": "scrutineer", "secret": %s,
                 "opensAt": "2019-12-01T09:00:00Z", "closesAt": "2019-12-20T17:00:00Z"%s}
                """.formatted(engagement, constituency(), secret, more);
    }

    private static String constituency() {
        return """
                {"constituencyId": "east", "name": "East", "electorate": [{"member": "practice-1", "weight": 3}]}
                """.strip();
    }

    private String started(String path, String json) {
        return duly.accepted("governance-lead", path, json).path("id").asString();
    }

    private void done(String path, String json) {
        duly.accepted("governance-lead", path, json);
    }
}
