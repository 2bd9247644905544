package org.duly.command.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.duly.command.handling.Streams;
import org.duly.command.log.EventLog;
import org.duly.command.web.RunningCommandService.Answer;
import org.duly.events.DomainEvent;
import org.duly.events.EventCodec;
import org.duly.events.EventEnvelope;
import org.duly.events.ProtectedText;
import org.duly.events.ballot.BallotAbandoned;
import org.duly.events.ballot.BallotChoice;
import org.duly.events.ballot.BallotClosed;
import org.duly.events.ballot.BallotDeclared;
import org.duly.events.ballot.BallotOpened;
import org.duly.events.ballot.BallotPaperRefused;
import org.duly.events.ballot.BallotPaperReturned;
import org.duly.events.ballot.BallotScheduled;
import org.duly.events.ballot.ElectorateRevised;
import org.duly.events.ballot.PaperOpened;
import org.duly.events.ballot.PaperRefusal;
import org.duly.events.ballot.RevoteOrdered;
import org.duly.events.ballot.ScrutineerCountRecorded;
import org.junit.jupiter.api.Test;

/** Ballots over HTTP: what papers say stays sealed, and what happens at once happens in an order. */
class BallotApiTest extends CommandServiceScenario {
    private static final Duration TO_THE_DEADLINE = Duration.ofDays(10);
    private static final String DECLARE = "{\"verifiedBy\": \"scrutineer-1\"}";

    @Test
    void a_ballot_is_held_from_its_electorate_to_its_result() {
        UUID ballot = scheduled(false, "n1", "n2");
        accept(ballot, "revise-electorate", """
                {"reason": "A practice joined", "constituencies": [%s]}""".formatted(constituency("n1", "n2", "n3", "n4")));
        accept(ballot, "open", "{}");
        List<BallotChoice> choices = List.of(BallotChoice.values());
        for (int i = 0; i < choices.size(); i++) {
            accept(ballot, "papers", paper("n" + (i + 1), choices.get(i)));
        }
        assertThat(everythingRecorded(ballot)).doesNotContain("APPROVE", "REJECT", "ABSTAIN", "SPOILT");
        accept(ballot, "close", "{}");
        accept(ballot, "declare", DECLARE);
        assertThat(recorded(ballot))
                .hasExactlyElementsOfTypes(
                        BallotScheduled.class,
                        ElectorateRevised.class,
                        BallotOpened.class,
                        BallotPaperReturned.class,
                        BallotPaperReturned.class,
                        BallotPaperReturned.class,
                        BallotPaperReturned.class,
                        BallotClosed.class,
                        BallotDeclared.class);
        BallotDeclared declared = (BallotDeclared) recorded(ballot).getLast();
        assertThat(declared.papers()).extracting(PaperOpened::choice).containsExactlyElementsOf(choices);
        assertThat(declared.overall().carried()).isFalse();
        accept(ballot, "order-revote", "{\"constituencies\": [\"north\"], \"reason\": \"A tie\"}");
        assertThat(recorded(ballot).getLast()).isInstanceOf(RevoteOrdered.class);
        Answer again = service.post("/ballots", schedule(false, ", \"revoteOf\": \"" + ballot + "\"", "n1", "n2"));
        assertThat(again.status()).as(again.problem()).isEqualTo(201);
        accept(again.id(), "abandon", "{\"reason\": \"It was settled\"}");
        assertThat(recorded(again.id()).getLast()).isInstanceOf(BallotAbandoned.class);
    }

    @Test
    void what_a_paper_says_does_not_show_in_its_length() {
        UUID ballot = opened(false, "n1", "n2", "n3", "n4");
        List<BallotChoice> choices = List.of(BallotChoice.values());
        for (int i = 0; i < choices.size(); i++) {
            accept(ballot, "papers", paper("n" + (i + 1), choices.get(i)));
        }
        assertThat(recorded(ballot).stream()
                        .filter(BallotPaperReturned.class::isInstance)
                        .map(event -> ((BallotPaperReturned) event).choice())
                        .map(ProtectedText::ciphertext)
                        .map(String::length)
                        .distinct())
                .hasSize(1);
    }

    @Test
    void a_paper_that_is_not_taken_in_is_recorded_and_the_answer_says_why_each_time_it_is_asked() {
        UUID ballot = opened(false, "n1", "n2");
        assertThat(accept(ballot, "papers", paper("n1", BallotChoice.APPROVE))
                        .json()
                        .has("paperRefused"))
                .isFalse();
        String again = paper("n1", BallotChoice.REJECT);
        for (int time = 0; time < 2; time++) {
            Answer answer = service.post("/ballots/" + ballot + "/papers", again, "Idempotency-Key", "paper-2");
            assertThat(answer.json().required("paperRefused").stringValue()).isEqualTo("ALREADY_RETURNED");
        }
        assertThat(recorded(ballot).getLast())
                .isEqualTo(new BallotPaperRefused("north", "n1", PaperRefusal.ALREADY_RETURNED));
        assertThat(accept(ballot, "papers", paper("stranger", BallotChoice.APPROVE))
                        .json()
                        .required("paperRefused")
                        .stringValue())
                .isEqualTo("NOT_ELIGIBLE");
    }

    @Test
    void two_papers_of_one_member_at_once_are_one_vote() throws Exception {
        UUID ballot = opened(false, "n1", "n2");
        atOnce(IntStream.range(0, 8)
                .mapToObj(_ -> (Callable<Answer>) () -> accept(ballot, "papers", paper("n1", BallotChoice.APPROVE)))
                .toList());
        assertThat(recorded(ballot).stream().filter(BallotPaperReturned.class::isInstance))
                .hasSize(1);
        assertThat(recorded(ballot).stream().filter(BallotPaperRefused.class::isInstance))
                .hasSize(7)
                .allMatch(event -> ((BallotPaperRefused) event).reason() == PaperRefusal.ALREADY_RETURNED);
    }

    @Test
    void papers_racing_the_close_and_the_declaration_are_counted_or_recorded_as_too_late_for_it() throws Exception {
        String[] members = IntStream.range(0, 24).mapToObj(i -> "m" + i).toArray(String[]::new);
        UUID ballot = opened(false, members);
        String received = now().toString();
        service.clock().move(TO_THE_DEADLINE);
        List<Callable<Answer>> calls = new ArrayList<>();
        for (String member : members) {
            calls.add(() -> accept(ballot, "papers", paper(member, BallotChoice.APPROVE, received)));
        }
        calls.add(12, () -> {
            awaitClosed(ballot);
            return service.post("/ballots/" + ballot + "/declare", DECLARE);
        });
        atOnce(calls);
        if (recorded(ballot).stream().noneMatch(BallotDeclared.class::isInstance)) {
            accept(ballot, "declare", DECLARE);
        }
        List<DomainEvent> events = recorded(ballot);
        BallotDeclared declared = (BallotDeclared) events.stream()
                .filter(BallotDeclared.class::isInstance)
                .findFirst()
                .orElseThrow();
        List<DomainEvent> before = events.subList(0, events.indexOf(declared));
        assertThat(declared.papers())
                .hasSameSizeAs(before.stream()
                        .filter(BallotPaperReturned.class::isInstance)
                        .toList());
        assertThat(events.subList(events.indexOf(declared) + 1, events.size()))
                .allSatisfy(event -> assertThat(event)
                        .isInstanceOfSatisfying(
                                BallotPaperRefused.class,
                                refused -> assertThat(refused.reason()).isEqualTo(PaperRefusal.RESULT_DECLARED)));
        assertThat(events.stream()
                        .filter(event -> event instanceof BallotPaperReturned || event instanceof BallotPaperRefused))
                .hasSize(members.length);
    }

    @Test
    void a_ballot_closes_by_itself_at_its_deadline_and_a_paper_received_before_is_still_taken_in() {
        UUID ballot = opened(false, "n1", "n2");
        Instant received = now();
        Instant deadline = received.plus(TO_THE_DEADLINE);
        service.clock().move(TO_THE_DEADLINE.plusDays(1));
        awaitClosed(ballot);
        EventEnvelope closed = envelopes(ballot).getLast();
        assertThat(closed.data()).isEqualTo(new BallotClosed(deadline, 0, List.of()));
        assertThat(closed.time()).isEqualTo(deadline);
        assertThat(closed.actor()).isEqualTo("duly");
        accept(ballot, "papers", paper("n1", BallotChoice.APPROVE, received.toString()));
        assertThat(accept(ballot, "papers", paper("n2", BallotChoice.APPROVE, deadline.toString()))
                        .json()
                        .required("paperRefused")
                        .stringValue())
                .isEqualTo("LATE");
        accept(ballot, "declare", DECLARE);
        assertThat(((BallotDeclared) recorded(ballot).getLast()).papers()).hasSize(1);
        assertThat(envelopes(ballot).get(3).time()).isEqualTo(received);
    }

    @Test
    void a_secret_ballot_records_returns_and_takes_the_scrutineers_counts() {
        UUID ballot = opened(true, "n1", "n2");
        Answer refused = service.post("/ballots/" + ballot + "/papers", paper("n1", BallotChoice.APPROVE));
        assertThat(refused.problem()).isEqualTo("choice-is-kept-from-a-secret-ballot");
        assertThat(refused.status()).isEqualTo(422);
        accept(ballot, "papers", "{\"constituencyId\": \"north\", \"member\": \"n1\"}");
        accept(ballot, "papers", "{\"constituencyId\": \"north\", \"member\": \"n2\"}");
        accept(ballot, "close", "{}");
        String counts = """
                {"by": "scrutineer-1", "count": {"constituencyId": "north",
                 "votesFor": %d, "votesAgainst": 0, "abstained": 0, "spoilt": 0}%s}""";
        Answer missing = service.post("/ballots/" + ballot + "/counts", counts.formatted(1, ""));
        assertThat(missing.problem()).isEqualTo("counts-add-up-to-the-returns");
        assertThat(missing.json().required("missing").size()).isEqualTo(1);
        accept(ballot, "counts", counts.formatted(2, ""));
        accept(ballot, "declare", DECLARE);
        assertThat(recorded(ballot).get(recorded(ballot).size() - 2)).isInstanceOf(ScrutineerCountRecorded.class);
        assertThat(((BallotDeclared) recorded(ballot).getLast()).overall().carried())
                .isTrue();
    }

    @Test
    void a_ballot_that_took_place_elsewhere_is_recorded_with_its_result() {
        Answer recorded = service.post("/ballots", """
                {"question": "Shall it be?", "constituencies": [{"constituencyId": "east", "name": "East", "electorate": []}],
                 "rule": %s, "combine": "ALL", "verifier": "scrutineer-1",
                 "opensAt": "2019-09-01T09:00:00Z", "closesAt": "2019-09-10T09:00:00Z",
                 "heldElsewhere": {"source": {"document": "Minutes of 12 September 2019"}, "declaredCarried": true,
                   "counts": [{"constituencyId": "east", "eligible": 41, "votesFor": 30, "votesAgainst": 1,
                               "abstained": 0, "spoilt": 0}]}}""".formatted(RULE));
        assertThat(recorded.status()).as(recorded.problem()).isEqualTo(201);
        assertThat(recorded(recorded.id()))
                .hasExactlyElementsOfTypes(
                        BallotScheduled.class,
                        BallotOpened.class,
                        BallotClosed.class,
                        ScrutineerCountRecorded.class,
                        BallotDeclared.class);
    }

    @Test
    void a_vote_is_held_again_by_one_ballot_at_a_time_however_many_ask_at_once() throws Exception {
        UUID ballot = opened(false, "n1", "n2");
        accept(ballot, "papers", paper("n1", BallotChoice.APPROVE));
        accept(ballot, "papers", paper("n2", BallotChoice.REJECT));
        accept(ballot, "close", "{}");
        accept(ballot, "declare", DECLARE);
        String again = schedule(false, ", \"revoteOf\": \"" + ballot + "\"", "n1", "n2");
        assertThat(service.post("/ballots", again).problem()).isEqualTo("revote-was-ordered");
        accept(ballot, "order-revote", "{\"constituencies\": [\"north\"], \"reason\": \"A tie\"}");
        List<Answer> answers = atOnce(IntStream.range(0, 6)
                .mapToObj(_ -> (Callable<Answer>) () -> service.post("/ballots", again))
                .toList());
        List<Answer> held =
                answers.stream().filter(answer -> answer.status() == 201).toList();
        assertThat(held).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allSatisfy(answer -> assertThat(answer.problem()).isEqualTo("revote-is-held-once"));
        accept(held.getFirst().id(), "abandon", "{\"reason\": \"Wrong electorate\"}");
        assertThat(service.post("/ballots", again).status()).isEqualTo(201);
    }

    @Test
    void a_ballot_is_about_what_exists() {
        assertThat(service.post("/ballots", schedule(false, ", \"mergerId\": \"" + UUID.randomUUID() + "\"", "n1"))
                        .problem())
                .isEqualTo("addressed-stream-exists");
        assertThat(service.post("/ballots", schedule(false, ", \"engagementId\": \"" + UUID.randomUUID() + "\"", "n1"))
                        .problem())
                .isEqualTo("engagement-is-planned");
        assertThat(service.post("/ballots", schedule(false, ", \"revoteOf\": \"" + UUID.randomUUID() + "\"", "n1"))
                        .problem())
                .isEqualTo("ballot-is-scheduled");
        assertThat(service.post("/ballots/" + UUID.randomUUID() + "/open", "{}").status())
                .isEqualTo(404);
    }

    private static final String RULE = """
            {"quorum": {"numerator": 1, "denominator": 2}, "quorumMeasure": "MEMBERS",
             "pass": {"numerator": 1, "denominator": 2}, "passOf": "CAST", "passMeasure": "WEIGHT",
             "strictlyMore": true}""";

    /** Announced from half an hour ago until ten days from now. */
    private static String schedule(boolean secret, String more, String... members) {
        return """
                {"question": "Shall the practices become one?", "bodyId": "members", "constituencies": [%s],
                 "rule": %s, "combine": "ALL", "verifier": "scrutineer-1", "secret": %s,
                 "opensAt": "%s", "closesAt": "%s"%s}""".formatted(
                        constituency(members),
                        RULE,
                        secret,
                        now().minus(Duration.ofMinutes(30)),
                        now().plus(TO_THE_DEADLINE),
                        more);
    }

    private static Instant now() {
        return service.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static String constituency(String... members) {
        return List.of(members).stream()
                .map(member -> "{\"member\": \"" + member + "\", \"weight\": 1}")
                .collect(Collectors.joining(
                        ",", "{\"constituencyId\": \"north\", \"name\": \"North\", \"electorate\": [", "]}"));
    }

    private static String paper(String member, BallotChoice choice) {
        return "{\"constituencyId\": \"north\", \"member\": \"%s\", \"choice\": \"%s\"}".formatted(member, choice);
    }

    private static String paper(String member, BallotChoice choice, String receivedAt) {
        return paper(member, choice).replace("}", ", \"receivedAt\": \"" + receivedAt + "\"}");
    }

    private static UUID scheduled(boolean secret, String... members) {
        Answer answer = service.post("/ballots", schedule(secret, "", members));
        assertThat(answer.status()).as(answer.problem()).isEqualTo(201);
        return answer.id();
    }

    private static UUID opened(boolean secret, String... members) {
        UUID ballot = scheduled(secret, members);
        accept(ballot, "open", "{}");
        return ballot;
    }

    private static Answer accept(UUID ballot, String act, String body) {
        Answer answer = service.post("/ballots/" + ballot + "/" + act, body);
        assertThat(answer.status()).as(answer.problem()).isEqualTo(200);
        return answer;
    }

    private static void awaitClosed(UUID ballot) {
        await().until(() -> recorded(ballot).stream().anyMatch(BallotClosed.class::isInstance));
    }

    private static List<EventEnvelope> envelopes(UUID ballot) {
        return service.bean(EventLog.class).readStream(Streams.ballot(ballot), 0).stream()
                .map(event -> service.bean(EventCodec.class).decode(event.bytes()))
                .toList();
    }

    private static List<DomainEvent> recorded(UUID ballot) {
        return envelopes(ballot).stream().map(EventEnvelope::data).toList();
    }

    private static String everythingRecorded(UUID ballot) {
        return service.bean(EventLog.class).readStream(Streams.ballot(ballot), 0).stream()
                .map(event -> new String(event.bytes(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("\n"));
    }

    private static List<Answer> atOnce(List<Callable<Answer>> calls) throws InterruptedException, ExecutionException {
        List<Answer> answers = new ArrayList<>();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Answer> answered : callers.invokeAll(calls)) {
                answers.add(answered.get());
            }
        }
        return answers;
    }
}
