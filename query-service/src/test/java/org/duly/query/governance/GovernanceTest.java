package org.duly.query.governance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.duly.events.body.DeputyNamed;
import org.duly.events.body.Regime;
import org.duly.events.body.SeatFilled;
import org.duly.events.body.SeatVacated;
import org.duly.events.decision.CallInDismissed;
import org.duly.events.decision.DecisionCalledIn;
import org.duly.events.decision.DecisionCorrected;
import org.duly.events.decision.DecisionField;
import org.duly.events.decision.DecisionPublished;
import org.duly.events.decision.DecisionRecord;
import org.duly.events.decision.DecisionSuperseded;
import org.duly.events.decision.DecisionTaken;
import org.duly.events.document.DocumentKind;
import org.duly.events.governance.ClassCount;
import org.duly.events.governance.ConditionAttached;
import org.duly.events.governance.ConditionDischarged;
import org.duly.events.governance.QuorumCount;
import org.duly.events.governance.VoteTally;
import org.duly.events.programme.StatedDate;
import org.duly.events.signoff.AttendanceRecorded;
import org.duly.events.signoff.Attendee;
import org.duly.events.signoff.ConflictAction;
import org.duly.events.signoff.ConflictRuled;
import org.duly.events.signoff.GateFinding;
import org.duly.events.signoff.InterestDeclared;
import org.duly.events.signoff.InterestKind;
import org.duly.events.signoff.PackCirculated;
import org.duly.events.signoff.PackItem;
import org.duly.events.signoff.PackItemRead;
import org.duly.events.signoff.SignOffDeferred;
import org.duly.events.signoff.SignOffGranted;
import org.duly.events.signoff.UrgentActionRatified;
import org.duly.events.signoff.UrgentActionTaken;
import org.duly.events.signoff.VoteCast;
import org.duly.events.signoff.VoteChoice;
import org.duly.events.signoff.VoteDeclared;
import org.duly.events.signoff.VoteOpened;
import org.duly.query.testing.EventFeed;
import org.duly.query.testing.GovernanceFeed;
import org.duly.query.testing.QueryService;
import org.duly.query.testing.TestVault;
import org.duly.testsupport.TestDatabases;
import org.duly.testsupport.TestKafka;
import org.duly.testsupport.TestPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A board that signs, decides and is overtaken by a second version; asked over HTTP, after every event and of the past. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GovernanceTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Instant MUCH_LATER = Instant.parse("2026-01-01T00:00:00Z");
    /** As a person would see it: between tags, not in one. */
    private static final String EXACT_TIME_IN_SIGHT = ">[^<]*\\d{4}-\\d\\d-\\d\\dT";

    private static final UUID PLAN = id(1);
    private static final UUID FIRST = id(2);
    private static final UUID SECOND = id(3);
    private static final UUID DECISION = id(4);
    private static final UUID LATER_DECISION = id(5);
    private static final UUID BEFORE_ALL = id(6);
    private static final UUID POINT = id(7);

    private final TestDatabases databases = TestPostgres.shared().freshDatabases();
    private final TestVault vault = new TestVault(databases);
    private final TestKafka kafka = TestKafka.shared();
    private final String topic = kafka.newTopic(kafka.freshTopicName("governance"), 1);
    private final EventFeed feed = new EventFeed(kafka.bootstrapServers(), topic, 0, "test.example/governance", vault);
    private Instant now = MUCH_LATER;
    private final QueryService service =
            QueryService.start(QueryService.settings(databases, vault, kafka.bootstrapServers(), topic), () -> now);
    private final UUID engagement = feed.openEngagement("Merging seven into one");
    private final GovernanceFeed board = new GovernanceFeed(feed, engagement);
    private final Map<String, Long> marks = new LinkedHashMap<>();
    private final Map<Long, Map<String, JsonNode>> live = new LinkedHashMap<>();
    private final List<String> paths = List.of(
            "/api/v1/bodies/board",
            "/api/v1/organisations/ccg/bodies",
            "/api/v1/documents/" + PLAN,
            "/api/v1/sign-off-matrix?engagementId=" + engagement,
            "/api/v1/sign-off-matrix?documentId=" + PLAN,
            "/api/v1/sign-offs/" + FIRST,
            "/api/v1/sign-offs/" + SECOND,
            "/api/v1/bodies/board/sign-offs",
            "/api/v1/bodies/board/decisions",
            "/api/v1/engagements/" + engagement + "/decisions?proposalId=P1",
            "/api/v1/organisations/new-ccg/decisions",
            "/api/v1/decisions/" + DECISION,
            "/api/v1/governance-gaps?engagementId=" + engagement,
            "/api/v1/governance-gaps?bodyId=board",
            "/api/v1/engagements/" + engagement + "/sequence-check",
            "/api/v1/engagements/" + engagement + "/gunning-sheet",
            "/api/v1/popolo/bodies/board",
            "/api/v1/popolo/organisations/ccg",
            "/api/v1/popolo/sign-offs/" + FIRST,
            "/api/v1/popolo/bodies/board/motions",
            "/api/v1/decisions/" + DECISION + "/record");

    private static UUID id(int number) {
        return UUID.fromString("01900000-0000-7000-8000-00000000000" + number);
    }

    @BeforeAll
    void tell() {
        board.board("board", Regime.COUNCIL_EXECUTIVE, "ccg", "ann", "bob", "cat");
        board.body("board", new DeputyNamed("nurse", "dan"));
        asked("constituted");
        board.document(PLAN, board.version(1, DocumentKind.PROPOSAL));
        board.signOff(FIRST, board.request("board", PLAN, 1, Instant.parse("2019-10-25T16:00:00Z")));
        asked("requested");
        board.signOff(
                FIRST,
                new PackCirculated(
                        List.of(new PackItem("paper-1", "The plan", GovernanceFeed.HASH, PLAN, 1, List.of(POINT))),
                        List.of("ann", "bob")));
        board.signOff(FIRST, new PackItemRead("ann", "paper-1"));
        board.signOff(FIRST, new InterestDeclared("i1", "bob", InterestKind.FINANCIAL, "Owns the building"));
        asked("declared");
        board.signOff(FIRST, new ConflictRuled("i1", "bob", "ann", ConflictAction.LEAVE, "He owns the building"));
        feed.passTo(Instant.parse("2019-10-26T10:00:00Z"));
        board.signOff(
                FIRST,
                new AttendanceRecorded(
                        List.of(
                                new Attendee("ann", "chair", false),
                                new Attendee("dan", "nurse", true),
                                new Attendee("eve", null, false)),
                        List.of("cat"),
                        null));
        asked("overdue");
        board.signOff(
                FIRST,
                new VoteOpened(
                        List.of("ann", "dan"),
                        new QuorumCount(2, 2, 2, List.of(new ClassCount("clinical", 1, 1))),
                        5L,
                        List.of(new GateFinding("every-member-has-read-the-pack", "bob has not", 1)),
                        List.of(GovernanceFeed.broken("notice-was-given"))));
        board.signOff(FIRST, new VoteCast("ann", VoteChoice.FOR, List.of()));
        board.signOff(FIRST, new VoteCast("dan", VoteChoice.ABSTAIN, List.of()));
        asked("voting");
        VoteTally tally = new VoteTally(2, 2, 1, 0, 1, 0);
        board.signOff(FIRST, new VoteDeclared(tally, true, List.of()));
        StatedDate november = StatedDate.month(YearMonth.of(2019, 11));
        board.signOff(FIRST, new ConditionAttached("c1", "A travel plan", "board", "ccg", november));
        board.signOff(FIRST, new SignOffGranted(1, GovernanceFeed.hash(1), List.of("c1"), tally, List.of()));
        asked("granted");
        // Whoever sits there later was not there.
        board.body("board", new SeatVacated("gp", "bob", "Retired"));
        board.body("board", new SeatFilled("gp", "fay", null));
        feed.passTo(Instant.parse("2019-12-01T00:00:00Z"));
        decide();
        feed.passTo(Instant.parse("2019-12-10T00:00:00Z"));
        board.document(PLAN, board.version(2, DocumentKind.PROPOSAL));
        asked("stale");
        board.signOff(SECOND, board.request("board", PLAN, 2, null));
        board.signOff(SECOND, new SignOffDeferred(StatedDate.day(LocalDate.of(2019, 12, 20)), "Too long a meeting"));
        asked("deferred");
        feed.passTo(Instant.parse("2019-12-21T00:00:00Z"));
        board.signOff(
                SECOND,
                new UrgentActionTaken(
                        "ann",
                        List.of("cat"),
                        "Signed",
                        "It could not wait",
                        Instant.parse("2019-12-24T12:00:00Z"),
                        List.of()));
        asked("urgent");
        feed.passTo(Instant.parse("2019-12-25T00:00:00Z"));
        board.body("board", new DeputyNamed("gp", "gus"));
        asked("unratified");
        board.signOff(SECOND, new UrgentActionRatified("Minute 7"));
        asked("ratified");
        board.signOff(FIRST, new ConditionDischarged("c1", "board", "There is a plan"));
        asked("discharged");
        // Recorded long after it happened.
        board.decision(
                BEFORE_ALL, board.whole("board", List.of(), List.of(), null), Instant.parse("2013-03-01T00:00:00Z"));
        asked("late");
    }

    private void decide() {
        DecisionTaken taken = board.whole("board", List.of(FIRST), List.of(POINT), 1);
        Instant decidedAt = feed.now().minusSeconds(1);
        board.decision(DECISION, taken, decidedAt);
        asked("decided");
        DecisionCorrected correction = new DecisionCorrected(
                DecisionField.REASONS, "It is better.", "It is better for patients.", "A word was missing");
        board.decision(DECISION, correction);
        board.decision(
                DECISION,
                new DecisionPublished(
                        DecisionRecord.of(taken).with(correction).sha256(DECISION, decidedAt),
                        "https://example.org/d",
                        List.of()));
        asked("published");
        board.decision(DECISION, new DecisionCalledIn("scrutiny", List.of("hal", "ida"), "Too hasty"));
        asked("called in");
        board.decision(DECISION, new CallInDismissed("scrutiny", "It was not"));
        board.decision(LATER_DECISION, board.whole("board", List.of(), List.of(), 2));
        board.decision(DECISION, new DecisionSuperseded(LATER_DECISION, "A second version"));
        asked("superseded");
    }

    @AfterAll
    void stop() {
        service.close();
        feed.close();
        vault.close();
    }

    /** Remembers what every query answers now. */
    private void asked(String mark) {
        feed.flush();
        now = feed.now();
        Map<String, JsonNode> answers = new LinkedHashMap<>();
        for (String path : paths) {
            answers.put(path, ask(path, "readAfter=" + feed.log() + "@" + feed.position()));
        }
        now = MUCH_LATER;
        marks.put(mark, feed.position());
        live.put(feed.position(), answers);
    }

    /** An answer without what only says how the question was asked; null if there is nothing. */
    private JsonNode ask(String path, String parameter) {
        HttpResponse<String> answer = service.send("GET", path + (path.contains("?") ? "&" : "?") + parameter);
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isIn(200, 404);
        if (answer.statusCode() == 404) {
            return JSON.nullNode();
        }
        JsonNode body = JSON.readTree(answer.body());
        if (body instanceof ObjectNode object) {
            object.remove("asOf");
        }
        return body;
    }

    private JsonNode at(String mark, String path) {
        return live.getOrDefault(marks.getOrDefault(mark, -1L), Map.of()).getOrDefault(path, JSON.nullNode());
    }

    private JsonNode boardView(String mark) {
        return at(mark, "/api/v1/sign-offs/" + FIRST);
    }

    private List<String> states(String mark) {
        List<String> states = new ArrayList<>();
        at(mark, "/api/v1/sign-off-matrix?engagementId=" + engagement)
                .get("documents")
                .forEach(row -> row.get("signOffs")
                        .forEach(cell -> states.add(cell.get("version").asInt() + " "
                                + cell.get("state").asString())));
        return states;
    }

    @Test
    void every_answer_about_a_position_is_the_one_that_was_given_there() {
        live.forEach((position, answers) -> answers.forEach((path, answer) -> {
            JsonNode then = ask(path, "asOfPosition=" + position);
            assertThat(then).as("%s as of %s", path, position).isEqualTo(answer);
        }));
        assertThat(live).hasSizeGreaterThan(15);
    }

    @Test
    void the_matrix_shows_how_each_version_stands_with_each_body() {
        assertThat(states("requested")).containsExactly("1 REQUESTED");
        assertThat(states("overdue")).containsExactly("1 OVERDUE");
        assertThat(states("granted")).containsExactly("1 CONDITIONAL");
        assertThat(states("stale")).containsExactly("1 STALE");
        assertThat(states("deferred")).containsExactly("1 STALE", "2 DEFERRED");
        assertThat(states("urgent")).containsExactly("1 STALE", "2 URGENT_AWAITING_RATIFICATION");
        assertThat(states("unratified")).containsExactly("1 STALE", "2 RATIFICATION_OVERDUE");
        assertThat(states("ratified")).containsExactly("1 STALE", "2 SIGNED");

        JsonNode stale =
                at("stale", "/api/v1/sign-off-matrix?documentId=" + PLAN).at("/documents/0/signOffs/0");
        assertThat(stale.get("stateOfItsVersion").asString()).isEqualTo("CONDITIONAL");
        assertThat(stale.get("openConditions").asInt()).isEqualTo(1);
        // November is over.
        assertThat(stale.get("overdueConditions").asInt()).isEqualTo(1);
        assertThat(stale.get("irregularities").asInt()).isEqualTo(1);
        assertThat(at("discharged", "/api/v1/sign-off-matrix?documentId=" + PLAN)
                        .at("/documents/0/signOffs/0/stateOfItsVersion")
                        .asString())
                .isEqualTo("SIGNED");
        assertThat(service.send("GET", "/api/v1/sign-off-matrix").statusCode()).isEqualTo(400);
        assertThat(service.send("GET", "/api/v1/sign-off-matrix?mergerId=" + PLAN)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void the_board_sees_who_may_vote_what_quorum_there_is_and_who_has_read_what() {
        JsonNode declared = boardView("declared");
        assertThat(declared.at("/interests/0/effect").asString()).isEqualTo("AWAITS_RULING");
        assertThat(member(declared, "bob").get("participation").asString()).isEqualTo("AWAITS_RULING");
        assertThat(declared.at("/quorum/taken").asBoolean()).isFalse();
        assertThat(declared.at("/quorum/met").asBoolean()).isFalse();
        assertThat(declared.at("/quorum/fraction").asString()).isEqualTo("1/2");
        assertThat(declared.at("/pack/0/paper/readBy/0/member").asString()).isEqualTo("ann");
        assertThat(declared.at("/pack/0/unreadBy/0").asString()).isEqualTo("bob");

        JsonNode voting = boardView("voting");
        assertThat(voting.at("/quorum/taken").asBoolean()).isTrue();
        assertThat(voting.at("/quorum/met").asBoolean()).isTrue();
        assertThat(voting.get("chairing").asString()).isEqualTo("ann");
        assertThat(member(voting, "bob").get("entitledToVote").asBoolean()).isFalse();
        assertThat(member(voting, "dan").get("deputy").asBoolean()).isTrue();
        assertThat(member(voting, "dan").get("vote").asString()).isEqualTo("ABSTAIN");
        assertThat(member(voting, "cat").get("present").asBoolean()).isFalse();
        assertThat(member(voting, "eve").get("seatId").isNull()).isTrue();
        assertThat(voting.at("/vote/tally/votesFor").asInt()).isEqualTo(1);
        assertThat(voting.at("/vote/declared").isNull()).isTrue();
        assertThat(voting.at("/vote/threshold").asString()).isEqualTo("more than 1/2 of votes for and against");
        assertThat(voting.at("/findings/0/rule").asString()).isEqualTo("every-member-has-read-the-pack");
        assertThat(voting.at("/irregularities/0/irregularity/acceptedBy").asString())
                .isEqualTo("secretary");

        // The seat changed hands since; the item is shown with the body as it was.
        JsonNode last = boardView("late");
        assertThat(member(last, "bob").get("seatId").asString()).isEqualTo("gp");
        assertThat(last.at("/vote/declared/carried").asBoolean()).isTrue();
        assertThat(last.at("/decisions/0").asString()).isEqualTo(DECISION.toString());
        assertThat(at("late", "/api/v1/bodies/board").at("/seats/1/holder").asString())
                .isEqualTo("fay");
    }

    private static JsonNode member(JsonNode board, String person) {
        for (JsonNode member : board.get("members")) {
            if (member.get("person").asString().equals(person)) {
                return member;
            }
        }
        throw new AssertionError("No member " + person);
    }

    @Test
    void a_history_has_the_latest_first_with_corrections_call_ins_and_what_took_its_place() {
        JsonNode history = at("late", "/api/v1/bodies/board/decisions");
        List<String> order = new ArrayList<>();
        history.get("items").forEach(item -> order.add(item.get("id").asString()));
        assertThat(order).containsExactly(LATER_DECISION.toString(), DECISION.toString(), BEFORE_ALL.toString());
        assertThat(history.at("/items/0/supersedes/0").asString()).isEqualTo(DECISION.toString());
        JsonNode earlier = history.at("/items/1");
        assertThat(earlier.get("standing").asString()).isEqualTo("SUPERSEDED");
        assertThat(earlier.at("/superseded/by").asString()).isEqualTo(LATER_DECISION.toString());
        assertThat(earlier.get("reasons").asString()).isEqualTo("It is better for patients.");
        assertThat(earlier.at("/corrections/0/was").asString()).isEqualTo("It is better.");
        assertThat(earlier.at("/callIns/0/upheld").asBoolean()).isFalse();
        assertThat(earlier.at("/acts/0/position").asLong()).isEqualTo(marks.get("decided"));
        assertThat(at("called in", "/api/v1/decisions/" + DECISION)
                        .get("standing")
                        .asString())
                .isEqualTo("CALLED_IN");
        assertThat(at("late", "/api/v1/organisations/new-ccg/decisions").get("items"))
                .hasSize(3);
        assertThat(service.get("/api/v1/organisations/ccg/decisions").get("items"))
                .as("those of its bodies")
                .hasSize(3);
    }

    @Test
    void pages_follow_each_other_and_the_past_is_asked_for_on_both_clocks() {
        String decisions = "/api/v1/bodies/board/decisions";
        JsonNode first = service.get(decisions + "?limit=2");
        JsonNode second =
                service.get(decisions + "?limit=2&after=" + first.get("next").asString());
        assertThat(first.get("items")).hasSize(2);
        assertThat(second.at("/items/0/id").asString()).isEqualTo(BEFORE_ALL.toString());
        assertThat(second.get("next").isNull()).isTrue();

        // It happened in 2013, but nobody could know in November 2019.
        assertThat(service.get(decisions + "?asOfOccurred=2013-04-01T00:00:00Z")
                        .at("/items/0/id")
                        .asString())
                .isEqualTo(BEFORE_ALL.toString());
        assertThat(service.get(decisions + "?asOfRecorded=2019-11-15T00:00:00Z").get("items"))
                .isEmpty();
        assertThat(service.send("GET", decisions + "?asOfPosition=1&asOfOccurred=2013-04-01T00:00:00Z")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_record_says_whether_it_is_published_and_what_the_regime_still_requires() {
        JsonNode before = at("decided", "/api/v1/decisions/" + DECISION + "/record");
        assertThat(before.get("published").asBoolean()).isFalse();
        assertThat(before.get("publishable").asBoolean()).isFalse();
        assertThat(before.at("/missing/0/requirement").asString()).isEqualTo("EQUALITY_ASSESSMENT");
        assertThat(before.get("missing")).hasSize(1);
        JsonNode after = at("published", "/api/v1/decisions/" + DECISION + "/record");
        assertThat(after.get("publishedRecordIsThis").asBoolean()).isTrue();
        assertThat(after.get("canonicalRecord").asString()).contains("\"reasons\":\"It is better for patients.\"");

        String page = service.send(
                        "GET", "/api/v1/decisions/" + DECISION + "/record/page?asOfPosition=" + marks.get("decided"))
                .body();
        assertThat(page).contains("Not published. Missing: the version of the equality assessment");
        assertThat(service.send("GET", "/api/v1/decisions/" + DECISION + "/record/page")
                        .body())
                .doesNotContain("Not published")
                .contains("It was superseded.")
                .contains("It is better for patients.")
                .contains("<time datetime=")
                .doesNotContainPattern(EXACT_TIME_IN_SIGHT);
    }

    @Test
    void gaps_are_what_is_unread_overdue_unratified_or_unpublished() {
        String gaps = "/api/v1/governance-gaps?engagementId=" + engagement;
        assertThat(at("declared", gaps).at("/unreadPapers/0/unreadBy/0").asString())
                .isEqualTo("bob");
        assertThat(at("declared", gaps).get("overdueSignOffs")).isEmpty();
        assertThat(at("overdue", gaps).at("/overdueSignOffs/0/signOffId").asString())
                .isEqualTo(FIRST.toString());
        assertThat(at("granted", gaps).get("unreadPapers")).as("decided since").isEmpty();
        assertThat(at("granted", gaps).get("overdueConditions")).isEmpty();
        assertThat(at("stale", gaps)
                        .at("/overdueConditions/0/condition/attached/conditionId")
                        .asString())
                .isEqualTo("c1");
        assertThat(at("urgent", gaps).at("/urgentActions/0/overdue").asBoolean())
                .isFalse();
        assertThat(at("unratified", gaps).at("/urgentActions/0/overdue").asBoolean())
                .isTrue();
        assertThat(at("ratified", gaps).get("urgentActions")).isEmpty();
        assertThat(at("discharged", gaps).get("overdueConditions")).isEmpty();
        JsonNode unpublished =
                at("late", "/api/v1/governance-gaps?bodyId=board").get("unpublishedDecisions");
        assertThat(unpublished).hasSize(2);
        assertThat(unpublished.at("/0/missing/0").asString()).contains("equality assessment");
    }

    @Test
    void what_came_before_the_close_or_the_report_is_listed_by_both_clocks() {
        JsonNode check = at("late", "/api/v1/engagements/" + engagement + "/sequence-check");
        assertThat(check.get("forReview")).hasSize(3);
        JsonNode before = check.at("/forReview/0");
        assertThat(before.get("id").asString()).isEqualTo(BEFORE_ALL.toString());
        assertThat(before.get("sentence").asString())
                .isEqualTo("For review: decided before the close of the engagement and before the report of the"
                        + " engagement; recorded before the report of the engagement alone");
        assertThat(before.get("clocksDiffer").asBoolean()).isTrue();
        assertThat(before.at("/in/recordedAt").asString()).startsWith("2019-12-25");
        assertThat(service.get("/api/v1/engagements/" + engagement + "/sequence-check?proposalId=P2")
                        .get("forReview"))
                .isEmpty();
    }

    @Test
    void the_sheet_shows_each_principle_with_its_events_and_what_is_missing() {
        JsonNode sheet = at("late", "/api/v1/engagements/" + engagement + "/gunning-sheet");
        JsonNode formative = sheet.at("/sections/0");
        assertThat(formative.get("principle").asString()).isEqualTo("FORMATIVE");
        // A decision of 2013 comes first, though it was recorded last.
        assertThat(formative.at("/shown/0/happenedAt").asString()).isEqualTo("2013-03-01T00:00:00Z");
        assertThat(formative.at("/shown/0/recordedOutOfOrder").asBoolean()).isTrue();
        assertThat(formative.at("/shown/1/recordedOutOfOrder").asBoolean()).isFalse();
        assertThat(sheet.at("/sections/1/missing").toString()).contains("No document was published.");
        assertThat(sheet.at("/sections/1/shown/0/words").asString()).isEqualTo("Plan, version 1, version 1 issued");
        assertThat(sheet.at("/sections/2/missing").toString()).contains("No invitation to Patients is recorded.");
        assertThat(sheet.at("/sections/3/missing").toString())
                .contains("No report was issued.", "not said to have been read by bob: The plan");
        assertThat(sheet.at("/sections/4/missing").toString()).contains("No equality assessment was issued.");
        String page = service.send("GET", "/api/v1/engagements/" + engagement + "/gunning-sheet/page")
                .body();
        assertThat(page)
                .contains("Equality Act 2010, section 149", "What the record does not hold", "<time datetime=")
                .doesNotContainPattern(EXACT_TIME_IN_SIGHT)
                .doesNotContainIgnoringCase("predetermin");
    }

    @Test
    void bodies_and_votes_are_given_out_as_popolo() {
        JsonNode body = at("late", "/api/v1/popolo/bodies/board");
        assertThat(body.at("/organizations/0/parent_id").asString()).isEqualTo("ccg");
        assertThat(body.get("posts")).hasSize(4);
        assertThat(body.at("/memberships/0/person_id").asString()).isEqualTo("bob");
        assertThat(body.at("/memberships/0/post_id").asString()).isEqualTo("board/gp");
        assertThat(body.at("/memberships/0/end_date").asString()).isEqualTo("2019-10-26");
        JsonNode motion = at("late", "/api/v1/popolo/sign-offs/" + FIRST);
        assertThat(motion.get("result").asString()).isEqualTo("pass");
        assertThat(motion.at("/vote_events/0/counts/0/option").asString()).isEqualTo("yes");
        assertThat(motion.at("/vote_events/0/counts/0/value").asInt()).isEqualTo(1);
        assertThat(motion.at("/vote_events/0/votes/1/voter_id").asString()).isEqualTo("dan");
        assertThat(motion.at("/vote_events/0/votes/1/option").asString()).isEqualTo("abstain");
        assertThat(at("late", "/api/v1/popolo/organisations/ccg").at("/1/id").asString())
                .isEqualTo("board");
    }
}
