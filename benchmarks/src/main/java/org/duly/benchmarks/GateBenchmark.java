package org.duly.benchmarks;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.duly.command.governance.Gate;
import org.duly.command.governance.Gate.GateFacts;
import org.duly.command.governance.GateLookup;
import org.duly.command.governance.Meeting;
import org.duly.command.handling.BusinessRule;
import org.duly.command.log.Append;
import org.duly.command.log.Append.NewEvent;
import org.duly.command.log.LogIdentity;
import org.duly.command.log.PostgresEventLog;
import org.duly.command.response.ConsideredJudgement;
import org.duly.command.response.RegisterFold;
import org.duly.events.DomainEvent;
import org.duly.events.EventCodec;
import org.duly.events.EventEnvelope;
import org.duly.events.ProtectedText;
import org.duly.events.codebook.CodebookVersionFixed;
import org.duly.events.consideration.ConsiderationAnswered;
import org.duly.events.consideration.ConsiderationRaised;
import org.duly.events.consideration.Disposition;
import org.duly.events.engagement.Channel;
import org.duly.events.response.Answer;
import org.duly.events.response.CodingOrigin;
import org.duly.events.response.CodingReviewed;
import org.duly.events.response.Consent;
import org.duly.events.response.Position;
import org.duly.events.response.ProposalPosition;
import org.duly.events.response.PublicationConsent;
import org.duly.events.response.RespondentKind;
import org.duly.events.response.ResponseCoded;
import org.duly.events.response.ResponseCounted;
import org.duly.events.response.ResponseLogged;
import org.duly.events.response.ThemeCoding;
import org.duly.events.signoff.GateFinding;
import org.duly.events.signoff.PackCirculated;
import org.duly.events.signoff.PackItem;
import org.duly.events.signoff.PackStanding;

/**
 * How long it takes to judge the gate before a vote that names an engagement: {@code -Dresponses} (100,000) of them counted,
 * coded to one to three of 20 themes in answers to three questions, reviewed, and covered by 30 considerations; 20 papers
 * for a board of 15.
 */
final class GateBenchmark {
    private static final int RESPONSES = Integer.getInteger("responses", 100_000);
    private static final int AT_ONCE = 500;
    private static final int THEMES = 20;
    private static final int CONSIDERATIONS = 30;
    private static final int PAPERS = 20;
    private static final int MEMBERS = 15;
    private static final int JUDGEMENTS = 200;
    private static final String NAME = "duly.benchmarks/gate";
    private static final ProtectedText SEALED = ProtectedText.inline("c2VhbGVk".repeat(20), "Y29tbWl0bWVudA==");

    private final EventCodec codec = new EventCodec();
    private final SplittableRandom random = new SplittableRandom(11);
    private final Map<String, Long> versions = new HashMap<>();
    private final UUID engagement = UuidCreator.getTimeOrderedEpoch();
    private final List<UUID> responses = new ArrayList<>();
    private final List<UUID> considerations = new ArrayList<>();
    private final PostgresEventLog log;

    private GateBenchmark(PostgresEventLog log) {
        this.log = log;
    }

    static void run() throws Exception {
        try (Servers servers = new Servers();
                PostgresEventLog log =
                        PostgresEventLog.open(servers.log(), new LogIdentity(NAME, false), InstantSource.system())) {
            GateBenchmark benchmark = new GateBenchmark(log);
            benchmark.load();
            benchmark.measure();
        }
    }

    private void load() {
        append(List.of(event("codebook/" + engagement, new CodebookVersionFixed(1, themes()))));
        for (int consideration = 0; consideration < CONSIDERATIONS; consideration++) {
            considerations.add(UuidCreator.getTimeOrderedEpoch());
            String stream = "consideration/" + considerations.getLast();
            append(List.of(
                    event(
                            stream,
                            new ConsiderationRaised(
                                    engagement, "A point", List.of(theme(), theme()), 1, 0, 0, 0, 0, List.of("one"))),
                    event(stream, new ConsiderationAnswered(List.of("one"), Disposition.NOTED, "Noted", null, null))));
        }
        while (responses.size() < RESPONSES) {
            log.appendAll(Stream.generate(this::response).limit(AT_ONCE).toList());
        }
    }

    private Append response() {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        responses.add(id);
        String stream = "response/" + id;
        return new Append(
                List.of(
                        event(stream, logged()),
                        event(stream, coded()),
                        event(stream, new CodingReviewed("eve", true, 1, null)),
                        event(stream, new ResponseCounted(null))),
                null,
                List.of());
    }

    private void measure() {
        GateLookup gate = new GateLookup(new RegisterFold(log, codec), 1);
        long began = System.nanoTime();
        ConsideredJudgement first = gate.find(engagement).facts().vote().considered();
        System.out.printf(
                Locale.ROOT,
                "%n### Judging the gate before a vote on %,d responses (%d themes, %d considerations, %d papers)%n%n"
                        + "A scan of the scope, as at the first judgement, which folds %,d events: %.1f s%n%n"
                        + "| | p50 (ms) | p95 (ms) | max (ms) |%n| --- | ---: | ---: | ---: |%n",
                first.counted(),
                THEMES,
                CONSIDERATIONS,
                PAPERS,
                log.head() + 1,
                (System.nanoTime() - began) / 1e9);
        measure("nothing new since the last judgement", gate, () -> {});
        measure(
                "one response coded anew since the last judgement",
                gate,
                () -> append(List.of(event("response/" + responses.get(random.nextInt(responses.size())), coded()))));
    }

    private void measure(String name, GateLookup gate, Runnable before) {
        Meeting meeting = meeting();
        Histogram latencies = new Histogram(3);
        for (int judgement = -JUDGEMENTS; judgement < JUDGEMENTS; judgement++) {
            before.run();
            long began = System.nanoTime();
            GateFacts facts = gate.find(engagement).facts();
            List<BusinessRule> rules = Gate.rules(facts, meeting);
            long broken = rules.stream().filter(rule -> !rule.isKept()).count();
            List<GateFinding> findings = Gate.findings(facts, meeting);
            if (broken == rules.size() || findings.isEmpty()) {
                throw new IllegalStateException("The gate was not judged");
            }
            if (judgement >= 0) {
                latencies.recordValue((System.nanoTime() - began) / 1_000);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "| %s | %.1f | %.1f | %.1f |%n",
                name,
                latencies.getValueAtPercentile(50) / 1e3,
                latencies.getValueAtPercentile(95) / 1e3,
                latencies.getMaxValue() / 1e3);
    }

    /** Papers that set out every consideration, sent to a board in time and read by nobody. */
    private Meeting meeting() {
        List<String> board = IntStream.range(0, MEMBERS)
                .mapToObj(member -> "member-" + member)
                .toList();
        List<PackItem> items = IntStream.range(0, PAPERS)
                .mapToObj(paper -> new PackItem(
                        "paper-" + paper,
                        "A paper",
                        "a".repeat(64),
                        null,
                        null,
                        paper == 0 ? considerations : List.of()))
                .toList();
        Instant sentAt = Instant.now();
        return new Meeting(
                PackStanding.NONE.with(new PackCirculated(items, board), sentAt),
                board.stream().map(Set::of).toList(),
                5,
                sentAt.plus(Duration.ofDays(7)));
    }

    private void append(List<NewEvent> events) {
        log.append(new Append(events, null, List.of()));
    }

    private NewEvent event(String stream, DomainEvent event) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        String scope = "engagement/" + engagement;
        long version = versions.merge(stream, 0L, (old, zero) -> old + 1);
        EventEnvelope envelope = new EventEnvelope(
                id,
                NAME,
                stream,
                version,
                Instant.now(),
                Instant.EPOCH,
                scope,
                "0198c0de-0000-7000-8000-000000000001",
                "engagement-officer",
                null,
                id.toString(),
                "command-" + id,
                event);
        return new NewEvent(id, stream, version, scope, envelope.type(), codec.encode(envelope));
    }

    private ResponseLogged logged() {
        return new ResponseLogged(
                engagement,
                UuidCreator.getTimeOrderedEpoch(),
                "R-" + responses.size(),
                Channel.POST,
                "eastvale",
                Instant.now(),
                RespondentKind.INDIVIDUAL,
                null,
                "patients",
                null,
                new Consent(PublicationConsent.NOT_STATED, false),
                SEALED,
                null,
                List.of(new Answer("Q1", SEALED)),
                null,
                1,
                null);
    }

    private ResponseCoded coded() {
        return new ResponseCoded(
                1,
                1,
                List.of(new ProposalPosition("P1", Position.OPPOSE)),
                IntStream.rangeClosed(0, random.nextInt(3))
                        .mapToObj(_ -> new ThemeCoding(
                                theme(),
                                "Q" + random.nextInt(3),
                                random.nextBoolean() ? Position.CONCERN : Position.SUPPORT))
                        .toList(),
                "ann",
                CodingOrigin.HUMAN);
    }

    private static List<String> themes() {
        return IntStream.range(0, THEMES).mapToObj(theme -> "theme-" + theme).toList();
    }

    private String theme() {
        return "theme-" + random.nextInt(THEMES);
    }
}
