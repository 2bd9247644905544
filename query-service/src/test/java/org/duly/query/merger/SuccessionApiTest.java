package org.duly.query.merger;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.duly.events.ballot.BallotArithmetic;
import org.duly.events.ballot.BallotChoice;
import org.duly.events.ballot.BallotClosed;
import org.duly.events.ballot.BallotDeclared;
import org.duly.events.ballot.BallotEvent;
import org.duly.events.ballot.BallotMeasure;
import org.duly.events.ballot.BallotOpened;
import org.duly.events.ballot.BallotPaperReturned;
import org.duly.events.ballot.BallotRule;
import org.duly.events.ballot.BallotScheduled;
import org.duly.events.ballot.Combination;
import org.duly.events.ballot.Constituency;
import org.duly.events.ballot.ConstituencyResult;
import org.duly.events.ballot.Elector;
import org.duly.events.ballot.PaperOpened;
import org.duly.events.ballot.PassBase;
import org.duly.events.ballot.RevoteOrdered;
import org.duly.events.body.Regime;
import org.duly.events.governance.ConditionAttached;
import org.duly.events.governance.Fraction;
import org.duly.events.merger.MemberSupportRecorded;
import org.duly.events.merger.MergerDecided;
import org.duly.events.merger.MergerEvent;
import org.duly.events.merger.MergerOutcome;
import org.duly.events.merger.MergerProposed;
import org.duly.events.merger.PartyResolved;
import org.duly.events.merger.Successor;
import org.duly.events.organisation.OrganisationDissolved;
import org.duly.events.organisation.OrganisationEstablished;
import org.duly.events.organisation.OrganisationEvent;
import org.duly.events.programme.StatedDate;
import org.duly.query.testing.EventFeed;
import org.duly.query.testing.GovernanceFeed;
import org.duly.query.testing.QueryService;
import org.duly.query.testing.TestVault;
import org.duly.testsupport.TestDatabases;
import org.duly.testsupport.TestKafka;
import org.duly.testsupport.TestPostgres;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** A merger with its ballot, held again, and the organisations before and after it, asked over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SuccessionApiTest {
    private static final UUID MERGER = id(1);
    private static final UUID BALLOT = id(2);
    private static final UUID AGAIN = id(3);
    private static final UUID DECISION = id(4);
    private static final StatedDate APRIL = StatedDate.day(LocalDate.of(2020, 4, 1));
    private static final Instant CLOSES = Instant.parse("2019-11-01T12:00:00Z");
    private static final BallotRule RULE = new BallotRule(
            new Fraction(1, 2), BallotMeasure.MEMBERS, new Fraction(2, 3), PassBase.CAST, BallotMeasure.MEMBERS, false);
    private static final Constituency NORTH = new Constituency(
            "north",
            "=North",
            "north-members",
            List.of(new Elector("n1", 1), new Elector("n2", 1), new Elector("n3", 1)));

    private final TestDatabases databases = TestPostgres.shared().freshDatabases();
    private final TestVault vault = new TestVault(databases);
    private final TestKafka kafka = TestKafka.shared();
    private final String topic = kafka.newTopic(kafka.freshTopicName("succession"), 1);
    private final EventFeed feed = new EventFeed(kafka.bootstrapServers(), topic, 0, "test.example/succession", vault);
    private final QueryService service =
            QueryService.start(QueryService.settings(databases, vault, kafka.bootstrapServers(), topic));
    private final UUID engagement = feed.openEngagement("Merging two into one");
    private final GovernanceFeed board = new GovernanceFeed(feed, engagement);
    private long beforeTheResult;
    private long beforeTheRevote;

    private static UUID id(int number) {
        return UUID.fromString("01900000-0000-7000-8000-00000000000" + number);
    }

    @BeforeAll
    void tell() {
        organisation("west", new OrganisationEstablished("West", day(2013), List.of(), null, null));
        organisation("apart", new OrganisationEstablished("Apart", day(2013), List.of("lost"), null, null));
        merger(new MergerProposed(
                "One of two",
                List.of("west", "east"),
                new Successor("whole", "Whole"),
                APRIL,
                List.of(),
                engagement,
                null));
        ballot(BALLOT, scheduled(null));
        ballot(BALLOT, new BallotOpened(3, 3, CLOSES, null, List.of(), null, null));
        ballot(BALLOT, new BallotPaperReturned("north", "n1", null));
        ballot(BALLOT, new BallotPaperReturned("north", "n3", null));
        beforeTheResult = ballot(BALLOT, new BallotClosed(CLOSES, 2, List.of()));
        ballot(BALLOT, declared(BallotChoice.REJECT));
        ballot(BALLOT, new RevoteOrdered(List.of("north"), "A paper was lost"));
        beforeTheRevote = ballot(AGAIN, scheduled(BALLOT));
        ballot(AGAIN, declared(BallotChoice.APPROVE));
        board.board("board", Regime.NHS_BODY, "west", "ann", "bob", "cat");
        board.decision(DECISION, board.whole("board", List.of(), List.of(), null));
        board.decision(DECISION, new ConditionAttached("c1", "A plan", "board", "whole", null));
        merger(new PartyResolved("west", true, DECISION, null, null));
        merger(new MemberSupportRecorded("west", BALLOT, "passed by 2 of 3", "For it", null));
        merger(new MergerDecided(
                MergerOutcome.APPROVED,
                "joint",
                List.of(DECISION),
                List.of(),
                List.of(BALLOT),
                null,
                "Better",
                null,
                List.of(GovernanceFeed.broken("every-party-has-resolved"))));
        organisation("west", new OrganisationDissolved(APRIL, List.of("whole"), MERGER, null));
        organisation("whole", new OrganisationEstablished("Whole", APRIL, List.of("west", "east"), MERGER, null));
        feed.flush();
        get("/api/v1/ballots/" + BALLOT + "?readAfter=" + feed.log() + "@" + feed.position());
    }

    @AfterAll
    void stop() {
        service.close();
        feed.close();
        vault.close();
    }

    private static StatedDate day(int year) {
        return StatedDate.day(LocalDate.of(year, 4, 1));
    }

    private void organisation(String id, OrganisationEvent event) {
        feed.event("organisation/" + id, "organisation/" + id, event);
    }

    private void merger(MergerEvent event) {
        feed.event("merger/" + MERGER, "merger/" + MERGER, event);
    }

    private long ballot(UUID id, BallotEvent event) {
        return feed.event("ballot/" + id, "engagement/" + engagement, event);
    }

    private BallotScheduled scheduled(@Nullable UUID revoteOf) {
        return new BallotScheduled(
                "Shall we merge?",
                "members",
                engagement,
                MERGER,
                "P1",
                List.of(NORTH),
                RULE,
                Combination.ALL,
                "scrutineer",
                false,
                Instant.parse("2019-10-18T09:00:00Z"),
                CLOSES,
                revoteOf,
                null);
    }

    private static BallotDeclared declared(BallotChoice ofTheThird) {
        List<PaperOpened> papers = List.of(
                new PaperOpened("north", "n1", BallotChoice.APPROVE), new PaperOpened("north", "n3", ofTheThird));
        List<ConstituencyResult> results = List.of(new ConstituencyResult(
                "north",
                BallotArithmetic.judge(
                        RULE, BallotArithmetic.count(NORTH, Map.of("n1", BallotChoice.APPROVE, "n3", ofTheThird)))));
        return new BallotDeclared(
                results,
                BallotArithmetic.combine(RULE, Combination.ALL, results),
                papers,
                "scrutineer",
                null,
                List.of());
    }

    private JsonNode get(String path) {
        return service.get(path);
    }

    private static List<String> all(JsonNode items, String field) {
        List<String> values = new ArrayList<>();
        items.forEach(item -> values.add(item.get(field).asString()));
        return values;
    }

    @Test
    void a_ballot_shows_its_result_and_its_re_votes_both_ways() {
        JsonNode ballot = get("/api/v1/ballots/" + BALLOT);
        assertThat(ballot.at("/constituencies/0/pass/arithmetic").asString()).isEqualTo("1/2 >= 2/3");
        assertThat(ballot.at("/constituencies/0/pass/reached").asBoolean()).isFalse();
        assertThat(ballot.at("/constituencies/0/quorate").asBoolean()).isTrue();
        assertThat(ballot.at("/overall/carried").asBoolean()).isFalse();
        assertThat(ballot.at("/revotesOrdered/0/reason").asString()).isEqualTo("A paper was lost");
        assertThat(ballot.at("/revotes/0/id").asString()).isEqualTo(AGAIN.toString());
        assertThat(ballot.at("/revotes/0/carried").asBoolean()).isTrue();
        assertThat(ballot.at("/effective/constituencies/0/ballotId").asString()).isEqualTo(AGAIN.toString());
        assertThat(ballot.at("/effective/constituencies/0/constituency/pass/arithmetic")
                        .asString())
                .isEqualTo("2/2 >= 2/3");
        assertThat(ballot.at("/effective/carried").asBoolean()).isTrue();
        JsonNode before = get("/api/v1/ballots/" + BALLOT + "?asOfPosition=" + beforeTheRevote);
        assertThat(before.at("/revotes/0/carried").isNull()).isTrue();
        assertThat(before.get("effective").isNull()).isTrue();
        assertThat(get("/api/v1/ballots/" + AGAIN).get("revoteOf").asString()).isEqualTo(BALLOT.toString());
        assertThat(service.send("GET", "/api/v1/ballots/" + BALLOT).headers().firstValue("ETag"))
                .hasValue("\"" + ballot.get("streamVersion").asLong() + "\"");
    }

    @Test
    void before_the_declaration_no_answer_says_what_papers_say() {
        for (String path : List.of("", "/papers", "/results.jsonl")) {
            String now = service.send("GET", "/api/v1/ballots/" + BALLOT + path).body();
            String then = service.send("GET", "/api/v1/ballots/" + BALLOT + path + "?asOfPosition=" + beforeTheResult)
                    .body();
            assertThat(now).as(path).containsAnyOf("APPROVE", "\"for\":1", "\"votesFor\":1");
            assertThat(then)
                    .as(path)
                    .doesNotContain("APPROVE", "\"for\"", "votesFor")
                    .contains("north");
        }
        assertThat(get("/api/v1/ballots/" + BALLOT + "?asOfPosition=" + beforeTheResult)
                        .at("/constituencies/0/quorum/arithmetic")
                        .asString())
                .isEqualTo("2/3 >= 1/2");
    }

    @Test
    void ballots_and_mergers_are_found_by_all_they_have_to_do_with() {
        List<String> both = List.of(AGAIN.toString(), BALLOT.toString());
        for (String of :
                List.of("bodies/members", "bodies/north-members", "engagements/" + engagement, "mergers/" + MERGER)) {
            assertThat(all(get("/api/v1/" + of + "/ballots").get("items"), "id"))
                    .as(of)
                    .isEqualTo(both);
        }
        assertThat(get("/api/v1/engagements/" + engagement + "/ballots?proposalId=P2")
                        .get("items"))
                .isEmpty();
        assertThat(get("/api/v1/bodies/members/ballots?limit=1").get("next").isNull())
                .isFalse();
        for (String of : List.of(
                "mergers",
                "organisations/east/mergers",
                "organisations/whole/mergers",
                "engagements/" + engagement + "/mergers")) {
            assertThat(all(get("/api/v1/" + of).get("items"), "id")).as(of).containsExactly(MERGER.toString());
        }
        assertThat(get("/api/v1/organisations/apart/mergers").get("items")).isEmpty();
        assertThat(service.send("GET", "/api/v1/mergers?log=another").statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_merger_is_a_checklist_of_what_it_rests_on_and_what_is_missing() {
        JsonNode merger = get("/api/v1/mergers/" + MERGER);
        assertThat(merger.at("/parties/0/name").asString()).isEqualTo("West");
        assertThat(merger.at("/parties/0/resolution/what/inFavour").asBoolean()).isTrue();
        assertThat(merger.at("/parties/0/ballot/carried").asBoolean()).isFalse();
        assertThat(merger.at("/parties/1/name").isNull()).isTrue();
        assertThat(merger.at("/parties/1/resolution").isNull()).isTrue();
        assertThat(merger.at("/foundations/0/approves").asBoolean()).isTrue();
        assertThat(merger.at("/conditions/0/stream").asString()).isEqualTo("decision/" + DECISION);
        assertThat(merger.at("/irregularities/0/irregularity/rule").asString()).isEqualTo("every-party-has-resolved");
        assertThat(all(merger.get("missing"), "rule")).containsExactly("every-condition-is-settled");
        JsonNode before = get("/api/v1/mergers/" + MERGER + "?asOfPosition=" + beforeTheResult);
        assertThat(all(before.get("missing"), "rule"))
                .containsExactly(
                        "every-party-has-resolved",
                        "support-of-every-partys-members-is-recorded",
                        "report-is-cited",
                        "merger-is-decided-for");
        assertThat(service.send("GET", "/api/v1/mergers/" + BALLOT).statusCode())
                .isEqualTo(404);
    }

    @Test
    void the_lineage_of_one_is_all_that_it_is_connected_with_and_nothing_else() {
        JsonNode lineage = get("/api/v1/organisations/east/lineage");
        assertThat(all(lineage.get("nodes"), "id")).containsExactly("east", "west", "whole");
        assertThat(lineage.at("/nodes/0/name").isNull()).isTrue();
        assertThat(lineage.at("/nodes/1/to/date").asString()).isEqualTo("2020-04-01");
        assertThat(lineage.get("edges")).hasSize(2);
        assertThat(lineage.at("/edges/0/statements")).as("stated by both").hasSize(2);
        assertThat(lineage.at("/edges/0/statements/0/mergerId").asString()).isEqualTo(MERGER.toString());
        assertThat(all(get("/api/v1/organisation-lineage").get("nodes"), "id"))
                .containsExactly("east", "lost", "west", "apart", "whole");
        assertThat(service.send("GET", "/api/v1/organisations/nobody/lineage").statusCode())
                .isEqualTo(404);
        assertThat(service.send("GET", "/api/v1/organisations/east/lineage?asOfPosition=" + beforeTheResult)
                        .statusCode())
                .as("named by a merger alone")
                .isEqualTo(404);
    }

    @Test
    void results_and_lineage_are_given_out_as_files() {
        HttpResponse<String> results = service.send("GET", "/api/v1/ballots/" + BALLOT + "/results.csv");
        assertThat(results.headers().firstValue("Duly-Position").orElse("")).startsWith(feed.log() + "@");
        assertThat(results.body().lines())
                .contains(
                        "CONSTITUENCY,north,'=North,3,3,2,2,1,1,1,1,0,0,0,0,2/3 >= 1/2,true,true,1/2 >= 2/3,false,false");
        assertThat(results.body().lines().skip(1)).hasSize(2);
        assertThat(service.send("GET", "/api/v1/organisation-lineage.csv")
                        .body()
                        .lines()
                        .skip(1))
                .hasSize(4)
                .allMatch(line -> line.startsWith("PREDECESSOR,"));
        assertThat(service.send("GET", "/api/v1/organisation-lineage.jsonl").body())
                .contains("\"from\":\"lost\",\"to\":\"apart\",\"toName\":\"Apart\"");
    }

    @Test
    void ballots_and_organisations_are_given_out_as_popolo() {
        JsonNode ballot = get("/api/v1/popolo/ballots/" + BALLOT);
        assertThat(ballot.get("organization_id").asString()).isEqualTo("members");
        assertThat(ballot.get("result").asString()).isEqualTo("fail");
        JsonNode north = ballot.at("/vote_events/0");
        assertThat(north.get("organization_id").asString()).isEqualTo("north-members");
        assertThat(all(north.get("counts"), "option")).containsExactly("yes", "no", "abstain", "spoilt", "not voting");
        assertThat(north.at("/counts/4/value").asInt()).isEqualTo(1);
        assertThat(all(north.get("votes"), "voter_id")).containsExactly("n1", "n3");
        assertThat(north.at("/votes/1/option").asString()).isEqualTo("no");
        assertThat(north.at("/votes/1/weight").asInt()).isEqualTo(1);
        JsonNode before = get("/api/v1/popolo/ballots/" + BALLOT + "?asOfPosition=" + beforeTheResult);
        assertThat(before.get("vote_events")).isEmpty();
        assertThat(before.has("result")).isFalse();
        assertThat(all(get("/api/v1/popolo/bodies/members/ballots").get("items"), "id"))
                .containsExactly(AGAIN.toString(), BALLOT.toString());
        JsonNode organisations = get("/api/v1/popolo/organisations");
        assertThat(all(organisations, "id")).containsExactly("west", "apart", "whole");
        assertThat(organisations.at("/0/dissolution_date").asString()).isEqualTo("2020-04-01");
    }
}
