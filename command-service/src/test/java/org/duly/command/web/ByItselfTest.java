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
import org.duly.events.DomainEvent;
import org.duly.events.EventCodec;
import org.duly.events.EventEnvelope;
import org.duly.events.engagement.EngagementClosed;
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
