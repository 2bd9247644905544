package org.duly.query.testing;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.duly.events.DomainEvent;
import org.duly.events.EventCodec;
import org.duly.events.EventEnvelope;
import org.duly.events.engagement.Channel;
import org.duly.events.engagement.DeadlineExtended;
import org.duly.events.engagement.EngagementClosed;
import org.duly.events.engagement.EngagementOpened;
import org.duly.events.engagement.EngagementPlanned;
import org.duly.events.engagement.OutcomePublished;
import org.duly.events.engagement.ReportCounts;
import org.duly.events.engagement.ReportIssued;
import org.duly.events.response.Answer;
import org.duly.events.response.CampaignMethod;
import org.duly.events.response.CodingOrigin;
import org.duly.events.response.CodingReviewed;
import org.duly.events.response.Consent;
import org.duly.events.response.ExclusionReason;
import org.duly.events.response.LateResponseRuled;
import org.duly.events.response.Position;
import org.duly.events.response.ProposalPosition;
import org.duly.events.response.PublicationConsent;
import org.duly.events.response.RespondentKind;
import org.duly.events.response.ResponseAcknowledged;
import org.duly.events.response.ResponseAssignedToCampaign;
import org.duly.events.response.ResponseCoded;
import org.duly.events.response.ResponseCounted;
import org.duly.events.response.ResponseEvent;
import org.duly.events.response.ResponseExcluded;
import org.duly.events.response.ResponseLogged;
import org.duly.events.response.ResponseRemovedFromCampaign;
import org.duly.events.response.ResponseWithdrawn;
import org.duly.events.response.ThemeCoding;
import org.duly.platform.vault.RespondentKey;
import org.duly.query.log.PlacedEvent;

/**
 * A random history of two engagements around their deadlines: responses of every make, logged on the day or weeks later,
 * judged in any order. The same random numbers give the same history but for its ids.
 */
public final class History {
    private static final String LOG = "test.example/history";
    private static final Instant BEGIN = Instant.parse("2019-10-20T09:00:00Z");
    private static final Instant DEADLINE = Instant.parse("2019-10-30T00:00:00Z");
    private static final List<String> GROUPS = List.of("patients", "staff", "councils");
    private static final List<String> PLACES = List.of("Leeds", "York", "Hull", "Ripon", "Selby");

    private final EventCodec codec = new EventCodec();
    private final RandomGenerator random;
    private final TestVault vault;
    private final RespondentKey key;
    private final Map<String, Long> versions = new HashMap<>();
    private final List<PlacedEvent> events = new ArrayList<>();
    private final List<UUID> engagements = new ArrayList<>();
    private final Map<UUID, Instant> deadlines = new HashMap<>();
    private final List<Received> received = new ArrayList<>();
    private final Duration pace;
    private Instant recorded = BEGIN;

    private record Received(UUID id, UUID engagementId) {}

    private History(RandomGenerator random, TestVault vault, int length) {
        this.random = random;
        this.vault = vault;
        this.key = vault.keys().create();
        this.pace = Duration.ofDays(20).dividedBy(length);
    }

    /** A history of this many events, over some twenty days. */
    public static History random(RandomGenerator random, TestVault vault, int length) {
        History history = new History(random, vault, length);
        history.plan("One");
        history.plan("Other");
        while (history.events.size() < length) {
            history.step();
        }
        return history;
    }

    public String log() {
        return LOG;
    }

    public List<PlacedEvent> events() {
        return events;
    }

    public List<UUID> engagements() {
        return engagements;
    }

    private void plan(String title) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        Instant deadline = DEADLINE.plus(Duration.ofMinutes(random.nextInt(3) * 517L));
        engagements.add(id);
        deadlines.put(id, deadline);
        engagement(id, new EngagementPlanned(EventFeed.plan(title)));
        engagement(id, new EngagementOpened(BEGIN, deadline, "Europe/London"));
    }

    private void step() {
        UUID engagement = engagements.get(random.nextInt(engagements.size()));
        int kind = random.nextInt(100);
        if (kind < 55 || received.isEmpty()) {
            received.add(log(engagement));
        } else if (kind < 97) {
            Received response = received.get(random.nextInt(received.size()));
            append("response/" + response.id(), response.engagementId(), someJudgement());
        } else {
            engagement(engagement, someAct(engagement));
        }
    }

    private Received log(UUID engagementId) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        UUID eventId = UuidCreator.getTimeOrderedEpoch();
        Instant receivedAt = backThen();
        append(
                eventId,
                "response/" + id,
                engagementId,
                receivedAt,
                new ResponseLogged(
                        engagementId,
                        key.id(),
                        "R-" + events.size(),
                        some(List.of(Channel.values())),
                        "body-" + random.nextInt(3),
                        receivedAt,
                        some(List.of(RespondentKind.values())),
                        null,
                        random.nextInt(4) == 0 ? null : some(GROUPS),
                        random.nextInt(4) == 0 ? null : some(PLACES),
                        new Consent(PublicationConsent.PUBLISH, true),
                        null,
                        null,
                        List.of(new Answer("Q1", vault.sealer().seal(key, eventId, "answers.Q1", "No buses"))),
                        null,
                        1 + random.nextInt(3) * random.nextInt(20),
                        null));
        return new Received(id, engagementId);
    }

    private ResponseEvent someJudgement() {
        return switch (random.nextInt(12)) {
            case 0, 1 -> new ResponseCounted(null);
            case 2 -> new ResponseExcluded(some(List.of(ExclusionReason.values())), "Not about this", "second-1");
            case 3 -> new ResponseAssignedToCampaign("C" + random.nextInt(4), CampaignMethod.MANUAL, null, false);
            case 4 -> new LateResponseRuled(random.nextBoolean(), "second-1", "Posted in time");
            case 5 -> new ResponseWithdrawn(null);
            case 6 -> new ResponseRemovedFromCampaign("C1", "It says something else");
            case 7, 8, 9 ->
                new ResponseCoded(
                        1 + random.nextInt(2),
                        1 + random.nextInt(2),
                        List.of(new ProposalPosition("P1", some(List.of(Position.values())))),
                        List.of(new ThemeCoding("T" + random.nextInt(3), "Q1", Position.CONCERN)),
                        "coder-" + random.nextInt(3),
                        some(List.of(CodingOrigin.values())),
                        random.nextInt(4) == 0 ? 1 : null);
            case 10 -> new CodingReviewed("reviewer-1", random.nextBoolean(), 1 + random.nextInt(2), null);
            default -> new ResponseAcknowledged(Channel.EMAIL);
        };
    }

    private DomainEvent someAct(UUID engagement) {
        Instant deadline = deadlines.getOrDefault(engagement, DEADLINE);
        return switch (random.nextInt(4)) {
            case 0 -> {
                Instant later = deadline.plus(Duration.ofMinutes(1 + random.nextInt(2_000)));
                deadlines.put(engagement, later);
                yield new DeadlineExtended(deadline, later, "Postal strike");
            }
            case 1 -> new EngagementClosed(deadline);
            case 2 ->
                new ReportIssued(
                        1,
                        "0".repeat(64),
                        "0".repeat(64),
                        new ReportCounts(random.nextInt(9), 0, 0, 0, 0, 0, 0),
                        events.size() - 1L);
            default -> new OutcomePublished("Asked", "Said", "Did");
        };
    }

    /** At once as often as not, else up to five days ago. */
    private Instant backThen() {
        return random.nextBoolean() ? recorded : recorded.minusSeconds(random.nextInt(5 * 86_400));
    }

    private void engagement(UUID id, DomainEvent event) {
        append("engagement/" + id, id, event);
    }

    private void append(String stream, UUID engagement, DomainEvent event) {
        append(UuidCreator.getTimeOrderedEpoch(), stream, engagement, backThen(), event);
    }

    private void append(UUID eventId, String stream, UUID engagement, Instant time, DomainEvent event) {
        EventEnvelope envelope = new EventEnvelope(
                eventId,
                LOG,
                stream,
                versions.merge(stream, 0L, (old, zero) -> old + 1),
                time,
                recorded,
                "engagement/" + engagement,
                "officer-1",
                "engagement-officer",
                "body-1",
                "correlation-1",
                "command-" + eventId,
                event);
        events.add(new PlacedEvent(
                events.size(), events.size(), envelope, codec.encode(envelope).stamp(recorded)));
        // Often in the same millisecond as the one before, as of one batch.
        if (random.nextBoolean()) {
            recorded = recorded.plusMillis(random.nextLong(2 * pace.toMillis()));
        }
    }

    private <T> T some(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
