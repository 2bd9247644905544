package org.duly.command.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.duly.command.web.Bodies.logged;
import static org.duly.command.web.Bodies.opened;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.duly.command.handling.CommandDispatcher;
import org.duly.command.handling.Request;
import org.duly.command.handling.Streams;
import org.duly.command.log.EventLog;
import org.duly.command.log.EventLog.LoggedEvent;
import org.duly.command.privacy.LegalHolds;
import org.duly.command.privacy.PrivacyCommand.EraseRespondent;
import org.duly.command.response.ResponseLookup;
import org.duly.command.web.RunningCommandService.Answer;
import org.duly.events.DomainEvent;
import org.duly.events.EventCodec;
import org.duly.events.EventEnvelope;
import org.duly.events.ballot.BallotAbandoned;
import org.duly.events.ballot.BallotClosed;
import org.duly.events.ballot.BallotOpened;
import org.duly.events.ballot.BallotOpeningRefused;
import org.duly.events.engagement.EngagementClosed;
import org.duly.events.governance.BrokenRule;
import org.duly.events.signoff.WrittenResolutionCarried;
import org.duly.events.signoff.WrittenResolutionLapsed;
import org.duly.platform.vault.KeyErasedException;
import org.duly.platform.vault.KeyVault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the command service does without being asked. */
class ByItselfTest {
    private static final Instant DEADLINE = Instant.parse("2019-12-01T00:00:00Z");
    private static final Duration PAST_DEADLINE = Duration.ofDays(60);

    private RunningCommandService service;

    @BeforeEach
    void start() {
        service = RunningCommandService.start();
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void an_engagement_closes_when_its_deadline_has_come_and_closed_then() {
        UUID engagement = opened(service);
        service.clock().move(PAST_DEADLINE);
        EventEnvelope closed = lastOnceClosed(engagement);
        assertThat(closed.data()).isEqualTo(new EngagementClosed(DEADLINE));
        assertThat(closed.time()).isEqualTo(DEADLINE);
        assertThat(closed.recordedTime()).isAfter(DEADLINE);
        assertThat(closed.actor()).isEqualTo("duly");
        assertThat(closed.causationId()).isEqualTo("close/" + engagement + "/" + DEADLINE);
    }

    @Test
    void an_engagement_closes_also_when_nothing_ran_at_its_deadline() {
        UUID engagement = opened(service);
        service = service.stopAndStart(PAST_DEADLINE);
        assertThat(lastOnceClosed(engagement).data()).isEqualTo(new EngagementClosed(DEADLINE));
    }

    @Test
    void an_engagement_that_was_extended_closes_at_the_later_deadline_only() {
        UUID engagement = opened(service);
        service.post("/engagements/" + engagement + "/extend-deadline", """
                {"closesAt": "2019-12-08T00:00:00Z", "timeZone": "Europe/London", "reason": "Half term"}""");
        UUID other = opened(service);
        service.clock().move(Duration.between(service.clock().instant(), DEADLINE));
        lastOnceClosed(other);
        assertThat(service.recordedIn(engagement)).noneMatch(EngagementClosed.class::isInstance);
        service.clock().move(Duration.ofDays(7));
        assertThat(lastOnceClosed(engagement).data())
                .isEqualTo(new EngagementClosed(Instant.parse("2019-12-08T00:00:00Z")));
    }

    @Test
    void a_withdrawn_engagement_is_left_alone() {
        UUID withdrawn = opened(service);
        service.post("/engagements/" + withdrawn + "/withdraw", "{\"reason\": \"The law changed\"}");
        UUID other = opened(service);
        service.clock().move(PAST_DEADLINE);
        lastOnceClosed(other);
        assertThat(service.recordedIn(withdrawn)).noneMatch(EngagementClosed.class::isInstance);
    }

    @Test
    void a_resolution_in_writing_lapses_when_its_time_has_come_unless_it_carried() {
        UUID engagement = opened(service);
        UUID consideration = GovernanceBodies.considered(service, engagement);
        String body = GovernanceBodies.withItsScheme(service);
        UUID document = GovernanceBodies.issued(service, engagement);
        UUID lapses = resolving(body, engagement, document, consideration);
        UUID carries = resolving(body, engagement, document, consideration);
        for (String member : List.of("m1", "m2")) {
            service.post(
                    "/sign-offs/" + carries + "/cast-vote",
                    "{\"member\": \"%s\", \"choice\": \"FOR\"}".formatted(member));
        }
        service.clock().move(PAST_DEADLINE);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(last(lapses).data()).isInstanceOf(WrittenResolutionLapsed.class));
        assertThat(last(lapses).time()).isEqualTo("2019-10-30T17:00:00Z");
        assertThat(last(carries).data()).isInstanceOf(WrittenResolutionCarried.class);
    }

    @Test
    void a_ballot_opens_at_the_time_that_was_announced_and_closes_at_its_deadline() {
        UUID ballot = announced("");
        service.clock().move(Duration.ofDays(1));
        assertThat(service.post("/ballots/" + ballot + "/open", "{}").problem())
                .isEqualTo("ballot-opens-when-announced");
        service.clock().move(PAST_DEADLINE);
        await().untilAsserted(() -> assertThat(ofBallot(ballot)).hasSize(3));
        EventEnvelope opened = ofBallot(ballot).get(1);
        assertThat(opened.data()).isInstanceOf(BallotOpened.class);
        assertThat(opened.time()).isEqualTo("2019-10-25T08:00:00Z");
        assertThat(opened.actor()).isEqualTo("duly");
        assertThat(opened.causationId()).isEqualTo("open/" + ballot + "/2019-10-25T08:00:00Z");
        assertThat(ofBallot(ballot).get(2).data()).isInstanceOf(BallotClosed.class);
    }

    @Test
    void a_ballot_opens_also_when_nothing_ran_at_its_time() {
        UUID ballot = announced("");
        service = service.stopAndStart(Duration.ofDays(8));
        await().untilAsserted(() -> assertThat(ofBallot(ballot)).hasSize(2));
        assertThat(ofBallot(ballot).getLast().data()).isInstanceOf(BallotOpened.class);
        assertThat(ofBallot(ballot).getLast().time()).isEqualTo("2019-10-25T08:00:00Z");
    }

    @Test
    void a_ballot_stays_shut_while_responses_are_not_considered_and_says_so_once() {
        UUID engagement = opened(service);
        logged(service, engagement);
        UUID ballot = announced(", \"engagementId\": \"" + engagement + "\"");
        service.clock().move(Duration.ofDays(8));
        await().untilAsserted(() -> assertThat(ofBallot(ballot)).hasSize(2));
        BallotOpeningRefused refused =
                (BallotOpeningRefused) ofBallot(ballot).getLast().data();
        assertThat(refused.missing())
                .extracting(BrokenRule::rule)
                .containsExactly(
                        "every-response-is-counted-or-excluded",
                        "report-is-issued-before-the-vote",
                        "equality-assessment-is-issued-before-the-vote");
        Answer byHand = service.post("/ballots/" + ballot + "/open", "{}");
        assertThat(byHand.problem()).isEqualTo("every-response-is-counted-or-excluded");
        assertThat(byHand.json().required("missing").size()).isEqualTo(3);
        UUID other = announced("");
        service.clock().move(Duration.ofHours(1));
        assertThat(service.post("/ballots/" + ballot + "/open", """
                {"override": {"by": "secretary-1", "reason": "The members had been called"}}""").status()).isEqualTo(200);
        assertThat(((BallotOpened) ofBallot(ballot).getLast().data()).irregularities())
                .hasSize(3);
        assertThat(ofBallot(other))
                .as("scheduled after the time it was announced for")
                .hasSize(1);
    }

    @Test
    void a_ballot_that_was_given_up_does_not_open() {
        UUID abandoned = announced("");
        service.post("/ballots/" + abandoned + "/abandon", "{\"reason\": \"It was settled\"}");
        UUID other = announced("");
        service.clock().move(Duration.ofDays(8));
        await().untilAsserted(() -> assertThat(ofBallot(other)).hasSize(2));
        assertThat(ofBallot(abandoned).getLast().data()).isInstanceOf(BallotAbandoned.class);
    }

    /** Announced from 25 to 30 October 2019. */
    private UUID announced(String more) {
        Answer scheduled = service.post("/ballots", """
                {"question": "Shall it be?", "combine": "ALL", "verifier": "scrutineer-1",
                 "constituencies": [{"constituencyId": "north", "name": "North",
                                     "electorate": [{"member": "n1", "weight": 1}]}],
                 "rule": {"quorum": {"numerator": 1, "denominator": 2}, "quorumMeasure": "MEMBERS",
                          "pass": {"numerator": 1, "denominator": 2}, "passOf": "CAST", "passMeasure": "WEIGHT",
                          "strictlyMore": true},
                 "opensAt": "2019-10-25T08:00:00Z", "closesAt": "2019-10-30T17:00:00Z"%s}""".formatted(more));
        assertThat(scheduled.status()).as(scheduled.problem()).isEqualTo(201);
        return scheduled.id();
    }

    private List<EventEnvelope> ofBallot(UUID ballot) {
        return service.bean(EventLog.class).readStream(Streams.ballot(ballot), 0).stream()
                .map(event -> service.bean(EventCodec.class).decode(event.bytes()))
                .toList();
    }

    private UUID resolving(String body, UUID engagement, UUID document, UUID consideration) {
        UUID signOff = GovernanceBodies.requested(service, body, engagement, document);
        GovernanceBodies.circulated(service, signOff, consideration);
        service.post("/sign-offs/" + signOff + "/open-written-resolution", "{\"closesAt\": \"2019-10-30T17:00:00Z\"}");
        return signOff;
    }

    private EventEnvelope last(UUID signOff) {
        return service.bean(EventCodec.class)
                .decode(service.bean(EventLog.class)
                        .readStream(Streams.signOff(signOff), 0)
                        .getLast()
                        .bytes());
    }

    @Test
    void a_key_is_destroyed_although_nobody_was_left_to_do_it_when_the_erasure_was_recorded() {
        UUID engagement = opened(service);
        UUID response = logged(service, engagement);
        UUID respondent = service.bean(ResponseLookup.class).facts(response).respondentId();
        // As the controller does, but for what comes after: the vault is not told.
        service.bean(CommandDispatcher.class)
                .dispatch(
                        new Request("ann", "engagement-officer", null, "erase", new byte[] {1}, "c", null),
                        new EraseRespondent(
                                engagement, respondent, "UK GDPR article 17(1)(b)", new LegalHolds(List.of(), 0)));
        await().until(() -> isErased(respondent));
    }

    private boolean isErased(UUID respondent) {
        try {
            service.bean(KeyVault.class).get(respondent);
            return false;
        } catch (KeyErasedException erased) {
            return true;
        }
    }

    private EventEnvelope lastOnceClosed(UUID engagement) {
        await().until(() -> {
            List<DomainEvent> events = service.recordedIn(engagement);
            return events.getLast() instanceof EngagementClosed;
        });
        List<LoggedEvent> events = service.bean(EventLog.class).readStream(Streams.engagement(engagement), 0);
        return service.bean(EventCodec.class).decode(events.getLast().bytes());
    }
}
