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
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.duly.events.DomainEvent;
import org.duly.events.EventCodec;
import org.duly.events.EventEnvelope;
import org.duly.events.codebook.CodebookVersionFixed;
import org.duly.events.codebook.ThemeAdded;
import org.duly.events.consideration.ConsiderationAnswered;
import org.duly.events.consideration.ConsiderationRaised;
import org.duly.events.consideration.Disposition;
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
import org.duly.events.response.CampaignMethod;
import org.duly.events.response.CodingOrigin;
import org.duly.events.response.Consent;
import org.duly.events.response.ExclusionReason;
import org.duly.events.response.LateResponseRuled;
import org.duly.events.response.Position;
import org.duly.events.response.ProposalPosition;
import org.duly.events.response.PublicationConsent;
import org.duly.events.response.RespondentKind;
import org.duly.events.response.ResponseAssignedToCampaign;
import org.duly.events.response.ResponseCoded;
import org.duly.events.response.ResponseCounted;
import org.duly.events.response.ResponseEvent;
import org.duly.events.response.ResponseExcluded;
import org.duly.events.response.ResponseLogged;
import org.duly.events.response.ThemeCoding;
import org.duly.platform.vault.KeyVault;
import org.duly.platform.vault.RespondentKey;
import org.duly.platform.vault.Sealer;
import org.duly.query.log.PlacedEvent;

/**
 * One engagement with very many responses over ninety days, the deadline at noon ten days before their end: 500 places
 * and 8,000 words, the second half as common as the first and so on, six groups, 200 campaigns. Half are logged on receipt, the
 * others up to three days later. Of a hundred, sixty are counted, four excluded, ten put in a campaign, twenty coded.
 * The same every time but for ids and ciphertexts.
 */
final class Consultation {
    static final Instant BEGIN = Instant.parse("2025-09-01T08:00:00Z");
    static final Duration LENGTH = Duration.ofDays(90);
    static final Instant CLOSES_AT = Instant.parse("2025-11-20T12:00:00Z");
    static final List<String> GROUPS = List.of("patients", "staff", "carers", "councils", "charities", "public");
    static final List<Channel> CHANNELS = List.of(Channel.values());
    private static final List<Position> POSITIONS = List.of(Position.values());
    private static final int RESPONDENTS = 2_000;
    private static final int PLACES = 500;
    private static final int WORDS = 8_000;
    private static final int CAMPAIGNS = 200;
    private static final int JUDGED_AFTER = 20_000;
    private static final int THEMES = 60;
    private static final int CONSIDERATIONS = 20;

    /** Per cent of the responses that are coded, and to how many themes at most. */
    private static final int CODED = Integer.getInteger("coded", 20);

    private static final int CODINGS = Integer.getInteger("codings", 1);
    private static final String[] SYLLABLES = {
        "ba", "de", "fi", "go", "hu", "ja", "ke", "li", "mo", "nu", "pa", "re", "si", "to", "vu", "wa", "ze", "cho",
        "dra", "plo"
    };

    private final EventCodec codec = new EventCodec();
    private final SplittableRandom random = new SplittableRandom(42);
    private final Map<String, Long> versions = new HashMap<>();
    private final Deque<Received> toJudge = new ArrayDeque<>();
    private final String log;
    private final Sealer sealer;
    private final List<RespondentKey> respondents;
    private final UUID engagement = UuidCreator.getTimeOrderedEpoch();
    private Instant recorded = BEGIN;
    private long next;

    private record Received(UUID id, Instant receivedAt) {}

    Consultation(String log, KeyVault keys, Sealer sealer) {
        this.log = log;
        this.sealer = sealer;
        this.respondents =
                IntStream.range(0, RESPONDENTS).mapToObj(_ -> keys.create()).toList();
    }

    /** A word by how common it is, from 0. */
    static String word(int rank) {
        return SYLLABLES[rank % 20] + SYLLABLES[rank / 20 % 20] + SYLLABLES[rank / 400 % 20] + "n";
    }

    static String place(int rank) {
        return "Place " + rank;
    }

    /** Makes everything about this many responses, in the order of the log. */
    void make(long responses, Consumer<PlacedEvent> events) {
        String stream = "engagement/" + engagement;
        events.accept(event(stream, BEGIN, new EngagementPlanned(plan())));
        events.accept(event(stream, BEGIN, new EngagementOpened(BEGIN, CLOSES_AT, "Europe/London")));
        String codebook = "codebook/" + engagement;
        List<String> themes =
                IntStream.range(0, THEMES).mapToObj(Consultation::theme).toList();
        themes.forEach(theme -> events.accept(event(codebook, BEGIN, new ThemeAdded(theme, theme, theme, null, null))));
        events.accept(event(codebook, BEGIN, new CodebookVersionFixed(1, themes)));
        Duration pace = LENGTH.dividedBy(responses);
        for (long response = 0; response < responses; response++) {
            recorded = recorded.plus(pace);
            events.accept(log());
            while (toJudge.size() > JUDGED_AFTER) {
                judge(toJudge.remove(), events);
            }
        }
        while (!toJudge.isEmpty()) {
            judge(toJudge.remove(), events);
        }
        for (int consideration = 0; consideration < CONSIDERATIONS; consideration++) {
            consider(events);
        }
    }

    /** Put to the bodies long ago: half of what is coded came later. */
    private void consider(Consumer<PlacedEvent> events) {
        String stream = "consideration/" + UuidCreator.getTimeOrderedEpoch();
        events.accept(event(
                stream,
                recorded,
                new ConsiderationRaised(
                        engagement,
                        "A point",
                        List.of(theme(often(THEMES)), theme(often(THEMES))),
                        1,
                        1,
                        1,
                        0,
                        next / 2,
                        List.of("body-1"))));
        events.accept(event(
                stream,
                recorded,
                new ConsiderationAnswered(List.of("body-1"), Disposition.NOTED, "Noted", null, null)));
    }

    static String theme(int rank) {
        return "T" + rank;
    }

    private PlacedEvent log() {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        UUID eventId = UuidCreator.getTimeOrderedEpoch();
        RespondentKey respondent = respondents.get((int) (next % RESPONDENTS));
        Instant receivedAt = random.nextBoolean() ? recorded : recorded.minusSeconds(random.nextInt(3 * 86_400));
        toJudge.add(new Received(id, receivedAt));
        return event(
                eventId,
                "response/" + id,
                receivedAt,
                new ResponseLogged(
                        engagement,
                        respondent.id(),
                        "R-" + next,
                        CHANNELS.get(random.nextInt(CHANNELS.size())),
                        "body-" + random.nextInt(5),
                        receivedAt,
                        RespondentKind.INDIVIDUAL,
                        null,
                        GROUPS.get(random.nextInt(GROUPS.size())),
                        place(often(PLACES)),
                        new Consent(PublicationConsent.PUBLISH_WITHOUT_NAME, false),
                        sealer.seal(respondent, eventId, "respondentName", "Respondent " + word(random.nextInt(WORDS))),
                        null,
                        List.of(new Answer("Q1", sealer.seal(respondent, eventId, "answers.Q1", text()))),
                        null,
                        1,
                        null));
    }

    private void judge(Received response, Consumer<PlacedEvent> events) {
        List<ResponseEvent> judgements = new ArrayList<>();
        if (random.nextInt(100) < 10) {
            judgements.add(new ResponseAssignedToCampaign("C" + often(CAMPAIGNS), CampaignMethod.EXACT, 1.0, false));
        }
        if (!response.receivedAt().isBefore(CLOSES_AT) && random.nextInt(100) < 50) {
            judgements.add(new LateResponseRuled(true, "officer-2", "Posted in time"));
        }
        int fate = random.nextInt(100);
        if (fate < 60) {
            judgements.add(new ResponseCounted(null));
        } else if (fate < 64) {
            judgements.add(new ResponseExcluded(ExclusionReason.OUT_OF_SCOPE, "About another body", "officer-2"));
        }
        if (random.nextInt(100) < CODED) {
            judgements.add(new ResponseCoded(
                    1,
                    1,
                    List.of(new ProposalPosition("P1", POSITIONS.get(random.nextInt(POSITIONS.size())))),
                    Stream.generate(this::coding)
                            .limit(1 + random.nextInt(CODINGS))
                            .toList(),
                    "coder-1",
                    CodingOrigin.HUMAN));
        }
        judgements.forEach(judgement -> events.accept(event("response/" + response.id(), recorded, judgement)));
    }

    private ThemeCoding coding() {
        return new ThemeCoding(
                theme(often(THEMES)),
                random.nextBoolean() ? "Q1" : "*",
                random.nextBoolean() ? Position.CONCERN : Position.SUPPORT);
    }

    /** A number below a bound, half of the time below its root. */
    private int often(int bound) {
        return (int) Math.pow(bound, random.nextDouble()) - 1;
    }

    private String text() {
        StringBuilder text = new StringBuilder(300);
        int words = 20 + random.nextInt(40);
        for (int word = 0; word < words; word++) {
            text.append(word(often(WORDS))).append(' ');
        }
        return text.toString();
    }

    private PlacedEvent event(String stream, Instant time, DomainEvent event) {
        return event(UuidCreator.getTimeOrderedEpoch(), stream, time, event);
    }

    private PlacedEvent event(UUID id, String stream, Instant time, DomainEvent event) {
        EventEnvelope envelope = new EventEnvelope(
                id,
                log,
                stream,
                versions.merge(stream, 0L, (version, zero) -> version + 1),
                time,
                Instant.ofEpochMilli(recorded.toEpochMilli()),
                "engagement/" + engagement,
                "officer-1",
                "engagement-officer",
                null,
                "correlation-" + next,
                "command-" + next,
                event);
        byte[] bytes = codec.encode(envelope).stamp(envelope.recordedTime());
        return new PlacedEvent(next, next++, envelope, bytes);
    }

    private static EngagementPlan plan() {
        return new EngagementPlan(
                "A million responses",
                EngagementKind.PUBLIC_CONSULTATION,
                List.of("body-1"),
                "To hear what people think",
                List.of(new Proposal("P1", "Merge")),
                List.of(new Question("Q1", "What do you think?", "P1")),
                GROUPS.stream()
                        .map(group -> new StakeholderGroup(group, group, group.equals("patients")))
                        .toList(),
                List.of(new ChannelAddress(Channel.EMAIL, "engage@example.nhs.uk", "body-1")),
                LatePolicy.RULE_EACH,
                CountingPolicy.EACH_ITEM);
    }
}
