package org.duly.command.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.duly.command.web.Bodies.logged;
import static org.duly.command.web.Bodies.opened;
import static org.duly.command.web.GovernanceBodies.circulated;
import static org.duly.command.web.GovernanceBodies.considered;
import static org.duly.command.web.GovernanceBodies.issued;
import static org.duly.command.web.GovernanceBodies.requested;
import static org.duly.command.web.GovernanceBodies.withItsScheme;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.duly.command.governance.GateRules.DispositionsAreBeforeTheBody;
import org.duly.command.governance.GateRules.EveryResponseIsCountedOrExcluded;
import org.duly.command.governance.GateRules.PackIsSentWithNotice;
import org.duly.command.governance.GateRules.ThemesAboveTheThresholdAreAnswered;
import org.duly.command.handling.BusinessRule;
import org.duly.command.handling.CommandDispatcher;
import org.duly.command.handling.CommandDispatcher.Prepared;
import org.duly.command.handling.Refusal;
import org.duly.command.handling.Request;
import org.duly.command.handling.RuleNames;
import org.duly.command.log.EventLog;
import org.duly.command.signoff.ItemFacts;
import org.duly.command.signoff.ItemFactsLookup;
import org.duly.command.signoff.ItemFactsLookup.KnownItem;
import org.duly.command.signoff.ItemRules.SignedVersionIsTheLatest;
import org.duly.command.signoff.ItemRules.VoterIsEntitled;
import org.duly.command.signoff.KnownSignOff;
import org.duly.command.signoff.SignOffCommand;
import org.duly.command.signoff.SignOffCommand.Grant;
import org.duly.command.signoff.SignOffCommand.Of;
import org.duly.command.signoff.SignOffCommand.OpenVote;
import org.duly.command.signoff.SignOffLookup;
import org.duly.command.web.RunningCommandService.Answer;
import org.duly.events.EventCodec;
import org.duly.events.document.DocumentVersionIssued;
import org.duly.events.signoff.SignOffGranted;
import org.duly.events.signoff.VoteCast;
import org.duly.events.signoff.VoteDeclared;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What comes between the judgement of an act and its append is never missed. */
class SignOffRacesTest extends CommandServiceScenario {
    private UUID engagement;
    private UUID consideration;
    private UUID document;
    private UUID signOff;

    @BeforeEach
    void an_item_that_is_ready_for_its_vote() {
        engagement = opened(service);
        consideration = considered(service, engagement);
        document = issued(service, engagement);
        signOff = requested(service, withItsScheme(service), engagement, document);
        circulated(service, signOff, consideration);
    }

    @Test
    void a_response_logged_between_judgement_and_append_stops_the_vote() {
        assertThat(refusedAfter(() -> logged(service, engagement), (of, facts) -> new OpenVote(of, null, facts)))
                .isInstanceOf(EveryResponseIsCountedOrExcluded.class);
    }

    @Test
    void a_consideration_reopened_between_judgement_and_append_stops_the_vote() {
        assertThat(refusedAfter(
                        () -> post(
                                "/considerations/" + consideration + "/reopen",
                                "{\"themes\": [\"travel\"], \"reason\": \"More was said\"}"),
                        (of, facts) -> new OpenVote(of, null, facts)))
                .isInstanceOf(ThemesAboveTheThresholdAreAnswered.class);
    }

    @Test
    void a_paper_changed_between_judgement_and_append_stops_the_vote() {
        assertThat(refusedAfter(
                        () -> post("/sign-offs/" + signOff + "/circulate-pack", """
                                {"items": [{"itemId": "report", "title": "What we heard", "sha256": "%s",
                                            "considerations": []}], "to": ["m1"]}""".formatted("f".repeat(64))),
                        (of, facts) -> new OpenVote(of, null, facts)))
                .isInstanceOfAny(DispositionsAreBeforeTheBody.class, PackIsSentWithNotice.class);
    }

    @Test
    void a_version_issued_between_judgement_and_append_makes_the_sign_off_stale() {
        assertThat(refusedAfter(this::issueSecond, (of, facts) -> new Grant(of, List.of(), null, facts)))
                .isInstanceOf(SignedVersionIsTheLatest.class);
    }

    @Test
    void sign_off_of_version_1_and_version_2_of_the_document_never_pass_each_other() throws Exception {
        for (int round = 0; round < 10; round++) {
            UUID raced = issued(service, engagement);
            UUID item = requested(service, withItsScheme(service), engagement, raced);
            circulated(service, item, consideration);
            List<Answer> answers = together(List.of(
                    () -> post("/sign-offs/" + item + "/grant", "{}"),
                    () -> post("/documents/" + raced + "/versions", """
                            {"title": "The case", "sha256": "%s", "mediaType": "application/pdf",
                             "issuedBy": "eastvale", "changes": "Costs"}""".formatted("b".repeat(64)))));
            assertThat(answers.get(1).status()).isEqualTo(200);
            long granted = positionOf("sign-off/" + item, SignOffGranted.class);
            long second = positionOfSecond(raced);
            assertThat(answers.get(0).status())
                    .as("granted %s, second %s", granted, second)
                    .isEqualTo(granted == EventLog.NOTHING ? 409 : 200);
            assertThat(granted).isLessThan(second);
        }
    }

    @Test
    void members_who_vote_at_once_are_all_counted() throws Exception {
        post("/sign-offs/" + signOff + "/open-vote", "{}");
        List<Answer> answers = together(List.of(vote("m1"), vote("m2"), vote("m3")));
        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
        post("/sign-offs/" + signOff + "/declare-vote", "{}");
        assertThat(declared().tally().votesFor()).isEqualTo(3);
    }

    @Test
    void a_ruling_during_the_vote_counts_whichever_came_first() throws Exception {
        post("/sign-offs/" + signOff + "/declare-interest", """
                {"interestId": "old", "member": "m2", "kind": "INDIRECT", "description": "A brother"}""");
        post("/sign-offs/" + signOff + "/rule-on-conflict", """
                {"interestId": "old", "by": "m1", "action": "STAY_AND_VOTE", "reason": "Remote"}""");
        post("/sign-offs/" + signOff + "/open-vote", "{}");
        vote("m1").call();
        vote("m3").call();
        List<Answer> answers =
                together(List.of(vote("m2"), () -> post("/sign-offs/" + signOff + "/rule-on-conflict", """
                        {"interestId": "old", "by": "m1", "action": "LEAVE", "reason": "Not so remote"}""")));
        assertThat(answers.get(1).status()).isEqualTo(200);
        boolean votedFirst = service.recordedIn(engagement).stream()
                .anyMatch(
                        event -> event instanceof VoteCast cast && cast.member().equals("m2"));
        assertThat(answers.get(0).status()).isEqualTo(votedFirst ? 200 : 409);
        if (!votedFirst) {
            assertThat(answers.get(0).problem()).isEqualTo(RuleNames.inKebabCase(VoterIsEntitled.class));
        }
        post("/sign-offs/" + signOff + "/declare-vote", "{}");
        assertThat(declared().tally().votesFor()).isEqualTo(2);
        assertThat(declared().tally().eligible()).isEqualTo(2);
    }

    private BusinessRule refusedAfter(Runnable meanwhile, BiFunction<Of, ItemFacts, SignOffCommand> command) {
        AtomicInteger judged = new AtomicInteger();
        Request request = new Request("ann", "officer", null, UUID.randomUUID().toString(), new byte[] {1}, "c", null);
        Refusal refusal = catchThrowableOfType(
                Refusal.class,
                () -> service.bean(CommandDispatcher.class).dispatch(request, _ -> {
                    KnownSignOff known = service.bean(SignOffLookup.class).signOff(signOff);
                    KnownItem item = service.bean(ItemFactsLookup.class).find(known);
                    if (judged.incrementAndGet() == 1) {
                        meanwhile.run();
                    }
                    return new Prepared(
                            command.apply(new Of(signOff, known.scope(), null), item.facts()), item.guards());
                }));
        assertThat(judged).hasValueGreaterThan(1);
        return refusal.rule();
    }

    private void issueSecond() {
        post("/documents/" + document + "/versions", """
                {"title": "The case", "sha256": "%s", "mediaType": "application/pdf", "issuedBy": "eastvale",
                 "changes": "Costs"}""".formatted("b".repeat(64)));
    }

    private Callable<Answer> vote(String member) {
        return () -> post(
                "/sign-offs/" + signOff + "/cast-vote", "{\"member\": \"%s\", \"choice\": \"FOR\"}".formatted(member));
    }

    private VoteDeclared declared() {
        return service.recordedIn(engagement).stream()
                .filter(VoteDeclared.class::isInstance)
                .map(VoteDeclared.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static long positionOf(String stream, Class<?> type) {
        EventCodec codec = service.bean(EventCodec.class);
        return service.bean(EventLog.class).readStream(stream, 0).stream()
                .filter(event -> type.isInstance(codec.decode(event.bytes()).data()))
                .map(EventLog.LoggedEvent::position)
                .findFirst()
                .orElse(EventLog.NOTHING);
    }

    private static long positionOfSecond(UUID document) {
        EventCodec codec = service.bean(EventCodec.class);
        return service.bean(EventLog.class).readStream("document/" + document, 0).stream()
                .filter(event -> codec.decode(event.bytes()).data() instanceof DocumentVersionIssued version
                        && version.version() == 2)
                .map(EventLog.LoggedEvent::position)
                .findFirst()
                .orElseThrow();
    }

    private static Answer post(String path, String json) {
        return service.post(path, json);
    }

    private static List<Answer> together(List<Callable<Answer>> requests) throws Exception {
        CountDownLatch ready = new CountDownLatch(requests.size());
        try (ExecutorService callers = Executors.newFixedThreadPool(requests.size())) {
            List<Future<Answer>> sent = requests.stream()
                    .map(request -> callers.submit(() -> {
                        ready.countDown();
                        ready.await();
                        return request.call();
                    }))
                    .toList();
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> each : sent) {
                answers.add(each.get());
            }
            return answers;
        }
    }
}
