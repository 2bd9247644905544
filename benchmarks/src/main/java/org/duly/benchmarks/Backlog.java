package org.duly.benchmarks;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.duly.events.DomainEvent;
import org.duly.events.EncodedEvent;
import org.duly.events.EventCodec;
import org.duly.events.EventEnvelope;
import org.duly.events.engagement.Channel;
import org.duly.events.engagement.ChannelAddress;
import org.duly.events.engagement.CountingPolicy;
import org.duly.events.engagement.EngagementKind;
import org.duly.events.engagement.EngagementOpened;
import org.duly.events.engagement.EngagementPlan;
import org.duly.events.engagement.EngagementPlanned;
import org.duly.events.engagement.LatePolicy;
import org.duly.events.engagement.Proposal;
import org.duly.events.engagement.Question;
import org.duly.events.engagement.StakeholderGroup;
import org.duly.events.response.Answer;
import org.duly.events.response.Consent;
import org.duly.events.response.ExclusionReason;
import org.duly.events.response.PublicationConsent;
import org.duly.events.response.RespondentKind;
import org.duly.events.response.ResponseAcknowledged;
import org.duly.events.response.ResponseCounted;
import org.duly.events.response.ResponseExcluded;
import org.duly.events.response.ResponseLogged;
import org.duly.platform.vault.KeyVault;
import org.duly.platform.vault.RespondentKey;
import org.duly.platform.vault.Sealer;

/**
 * Events as a busy body makes them: four engagements; of a hundred events about sixty log a response with sealed name,
 * contact and about 200 characters of answer, twenty acknowledge one logged shortly before, and twenty count or exclude
 * one logged long before.
 */
final class Backlog {
    private static final int ENGAGEMENTS = 4;
    private static final int LONG_BEFORE = 5_000;
    private static final List<Channel> CHANNELS = List.of(Channel.EMAIL, Channel.WEB, Channel.POST);
    private static final List<String> GROUPS = List.of("patients", "staff", "carers", "councils");
    private static final List<String> PLACES = List.of("Leeds", "Bradford", "Wakefield", "Halifax", "Huddersfield");
    private static final String[] WORDS =
            ("the hospital should keep its services open because people travel far and the"
                            + " bus does not run in the evening my mother was treated kindly there last winter but waited long"
                            + " for a bed staff are worried about the merger and nobody has told them what will happen next")
                    .split(" ", -1);

    private final EventCodec codec = new EventCodec();
    private final Map<String, Long> versions = new HashMap<>();
    private final Deque<Logged> toAcknowledge = new ArrayDeque<>();
    private final Deque<Logged> toRule = new ArrayDeque<>();
    private final List<UUID> engagements = new ArrayList<>();
    private final String log;
    private final KeyVault keys;
    private final Sealer sealer;
    private Instant time = Instant.parse("2025-01-06T08:00:00Z");
    private long next;

    private record Logged(UUID id, UUID engagementId) {}

    /** An event at its place in the log. */
    record Placed(long position, EventEnvelope envelope, EncodedEvent encoded) {
        /** As published. */
        byte[] bytes() {
            return encoded.stamp(envelope.recordedTime());
        }
    }

    Backlog(String log, KeyVault keys, Sealer sealer) {
        this.log = log;
        this.keys = keys;
        this.sealer = sealer;
    }

    /** Makes this many events, one after the other. */
    void make(long count, Consumer<Placed> events) {
        for (int engagement = 0; engagement < ENGAGEMENTS; engagement++) {
            UUID id = UuidCreator.getTimeOrderedEpoch();
            engagements.add(id);
            events.accept(engagement(id, new EngagementPlanned(plan("Engagement " + engagement))));
            events.accept(engagement(id, new EngagementOpened(time, time.plus(Duration.ofDays(90)), "Europe/London")));
        }
        while (next < count) {
            long kind = next % 5;
            if (kind == 3 && !toAcknowledge.isEmpty()) {
                Logged logged = toAcknowledge.removeLast();
                toAcknowledge.clear();
                events.accept(response(logged, new ResponseAcknowledged(Channel.EMAIL)));
            } else if (kind == 4 && toRule.size() > LONG_BEFORE) {
                Logged logged = toRule.remove();
                events.accept(response(
                        logged,
                        next % 50 == 4
                                ? new ResponseExcluded(ExclusionReason.OUT_OF_SCOPE, "About another body", "officer-2")
                                : new ResponseCounted(null)));
            } else {
                events.accept(logged());
            }
        }
    }

    private Placed logged() {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        UUID eventId = UuidCreator.getTimeOrderedEpoch();
        RespondentKey key = keys.create();
        UUID engagementId = engagements.get((int) (next % ENGAGEMENTS));
        Logged logged = new Logged(id, engagementId);
        toAcknowledge.add(logged);
        toRule.add(logged);
        ResponseLogged event = new ResponseLogged(
                engagementId,
                key.id(),
                "R-" + next,
                CHANNELS.get((int) (next % CHANNELS.size())),
                "body-1",
                time,
                RespondentKind.INDIVIDUAL,
                null,
                GROUPS.get((int) (next % GROUPS.size())),
                PLACES.get((int) (next % PLACES.size())),
                new Consent(PublicationConsent.PUBLISH, true),
                sealer.seal(key, eventId, "respondentName", "Respondent Number " + next),
                sealer.seal(key, eventId, "respondentContact", "respondent" + next + "@example.org"),
                List.of(new Answer("Q1", sealer.seal(key, eventId, "answers.Q1", text(next)))),
                null,
                1,
                null);
        return place(eventId, "response/" + id, "engagement/" + engagementId, event);
    }

    /** About 200 characters that are not the same twice. */
    private static String text(long seed) {
        StringBuilder text = new StringBuilder(220);
        long state = seed;
        while (text.length() < 195) {
            state = state * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
            text.append(WORDS[(int) ((state >>> 33) % WORDS.length)]).append(' ');
        }
        return text.append(seed).toString();
    }

    private Placed engagement(UUID id, DomainEvent event) {
        String stream = "engagement/" + id;
        return place(UuidCreator.getTimeOrderedEpoch(), stream, stream, event);
    }

    private Placed response(Logged logged, DomainEvent event) {
        return place(
                UuidCreator.getTimeOrderedEpoch(),
                "response/" + logged.id(),
                "engagement/" + logged.engagementId(),
                event);
    }

    private Placed place(UUID eventId, String stream, String scope, DomainEvent event) {
        time = time.plusMillis(30);
        EventEnvelope envelope = new EventEnvelope(
                eventId,
                log,
                stream,
                versions.merge(stream, 0L, (version, zero) -> version + 1),
                time,
                time,
                scope,
                "officer-1",
                "engagement-officer",
                "body-1",
                "correlation-" + next,
                "command-" + next,
                event);
        return new Placed(next++, envelope, codec.encode(envelope));
    }

    private static EngagementPlan plan(String title) {
        return new EngagementPlan(
                title,
                EngagementKind.PUBLIC_CONSULTATION,
                List.of("body-1"),
                "To hear what people think",
                List.of(new Proposal("P1", "Merge")),
                List.of(new Question("Q1", "What do you think?", "P1")),
                List.of(
                        new StakeholderGroup("patients", "Patients", true),
                        new StakeholderGroup("staff", "Staff", false),
                        new StakeholderGroup("carers", "Carers", false),
                        new StakeholderGroup("councils", "Councils", false)),
                List.of(new ChannelAddress(Channel.EMAIL, "engage@example.nhs.uk", "body-1")),
                LatePolicy.RULE_EACH,
                CountingPolicy.EACH_ITEM);
    }
}
