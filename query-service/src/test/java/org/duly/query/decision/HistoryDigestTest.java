package org.duly.query.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.f4b6a3.uuid.UuidCreator;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.duly.events.EventCodec;
import org.duly.events.body.Regime;
import org.duly.events.decision.DecisionOutcome;
import org.duly.events.decision.DecisionTaken;
import org.duly.query.log.AppliedPositions;
import org.duly.query.log.PlacedEvent;
import org.duly.query.rebuild.Rebuild;
import org.duly.query.testing.EventFeed;
import org.duly.query.testing.GovernanceFeed;
import org.duly.query.testing.QueryService;
import org.duly.query.testing.TestVault;
import org.duly.query.testing.WholeHistory;
import org.duly.query.web.CanonicalJson;
import org.duly.testsupport.RandomCases;
import org.duly.testsupport.TestDatabases;
import org.duly.testsupport.TestKafka;
import org.duly.testsupport.TestPostgres;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Whoever has the events up to a position has the digest of each history there, and of a history altered another one. */
class HistoryDigestTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String BOARD = "/api/v1/bodies/board/decisions";

    /** What has a form of its own in JSON, and what only looks as if it had. */
    private static final String AWKWARD = "\"so\\to\" </p> \b\t\n\f\r\u0001\u001f \u007f\u2028 Zoë £ \uD83D\uDE8C";

    private final TestKafka kafka = TestKafka.shared();
    private final EventCodec codec = new EventCodec();

    @Test
    void another_database_filled_from_the_topic_gives_the_same_digest_of_every_position() {
        RandomCases.tryMany(1, random -> {
            TestDatabases databases = TestPostgres.shared().freshDatabases();
            TestDatabases others = TestPostgres.shared().freshDatabases();
            try (TestVault vault = new TestVault(databases);
                    TestVault otherVault = new TestVault(others)) {
                WholeHistory history = WholeHistory.random(random, vault, 200);
                String topic = topicOf(history, vault, history.events());
                try (QueryService service = start(databases, vault, topic, 1 + random.nextInt(30));
                        QueryService other = start(others, otherVault, topic, 1 + random.nextInt(30))) {
                    applied(service, history);
                    applied(other, history);
                    Set<String> digests = new HashSet<>();
                    int known = firstDecision(history);
                    for (long position = known; position < history.events().size(); position++) {
                        for (String of : histories(history, position)) {
                            JsonNode digest = service.get(of + "asOfPosition=" + position);
                            assertThat(other.get(of + "asOfPosition=" + position))
                                    .isEqualTo(digest);
                            assertThat(digest.get("position").asLong()).isEqualTo(position);
                            assertThat(digest.get("treeSize").asLong()).isEqualTo(position + 1);
                            assertThat(digests.add(digest.get("sha256").asString()))
                                    .as("%s at %s has a digest of its own", of, position)
                                    .isTrue();
                        }
                    }
                    assertThat(digests).hasSizeGreaterThan(history.events().size() - known);
                    JsonNode now = service.get(BOARD + "/digest");
                    service.bean(Rebuild.class).run(positions -> {});
                    assertThat(service.get(BOARD + "/digest")).isEqualTo(now);
                }
            }
        });
    }

    @Test
    void one_altered_event_gives_another_digest_of_every_position_from_there_on_and_of_none_before() {
        RandomCases.tryMany(1, random -> {
            TestDatabases databases = TestPostgres.shared().freshDatabases();
            TestDatabases others = TestPostgres.shared().freshDatabases();
            try (TestVault vault = new TestVault(databases);
                    TestVault otherVault = new TestVault(others)) {
                WholeHistory history = WholeHistory.random(random, vault, 200);
                List<PlacedEvent> altered = new ArrayList<>(history.events());
                int at = firstDecision(history);
                altered.set(at, altered(altered.get(at)));
                try (QueryService service = start(databases, vault, topicOf(history, vault, history.events()), 50);
                        QueryService other = start(others, otherVault, topicOf(history, vault, altered), 50)) {
                    applied(service, history);
                    applied(other, history);
                    int same = 0;
                    for (long position = 0; position < altered.size(); position += position < at ? 1 : 7) {
                        String digest = BOARD + "/digest?asOfPosition=" + position;
                        boolean equal = service.json(digest).equals(other.json(digest));
                        assertThat(equal)
                                .as("the same at %s, altered at %s", position, at)
                                .isEqualTo(position < at);
                        same += service.send("GET", digest).statusCode() == 200 && equal ? 1 : 0;
                    }
                    assertThat(same)
                            .as("positions before at which there was a history")
                            .isPositive();
                }
            }
        });
    }

    @Test
    void anybody_can_work_it_out_from_the_pages_of_the_history() throws Exception {
        TestDatabases databases = TestPostgres.shared().freshDatabases();
        String topic = kafka.newTopic(kafka.freshTopicName("digest-pages"), 1);
        UUID merger = UuidCreator.getTimeOrderedEpoch();
        try (TestVault vault = new TestVault(databases);
                EventFeed feed = new EventFeed(kafka.bootstrapServers(), topic, 0, "test.example/pages", vault)) {
            UUID engagement = feed.openEngagement("Buses");
            GovernanceFeed governance = new GovernanceFeed(feed, engagement);
            governance.board("board", Regime.NHS_BODY, "trust", "ann", "bob", "cat");
            for (int i = 0; i < 5; i++) {
                governance.decision(UuidCreator.getTimeOrderedEpoch(), decision(AWKWARD + i, engagement, merger));
            }
            feed.flush();
            try (QueryService service =
                    QueryService.start(QueryService.settings(databases, vault, kafka.bootstrapServers(), topic))) {
                assertThat(service.bean(AppliedPositions.class).await(feed.log(), feed.position(), SOON))
                        .isTrue();
                Map<String, String> subjects = Map.of(
                        "/api/v1/bodies/board",
                        "body/board",
                        "/api/v1/organisations/trust",
                        "organisation/trust",
                        "/api/v1/mergers/" + merger,
                        "merger/" + merger,
                        "/api/v1/engagements/" + engagement,
                        "engagement/" + engagement);
                subjects.forEach((address, subject) -> {
                    for (long position = feed.position() - 4; position <= feed.position(); position++) {
                        JsonNode answer = service.get(address + "/decisions/digest?asOfPosition=" + position);
                        assertThat(answer.get("subject").asString()).isEqualTo(subject);
                        assertThat(answer.get("decisions").asLong()).isEqualTo(position - feed.position() + 5);
                        assertThat(answer.get("sha256").asString())
                                .isEqualTo(recomputed(service, address, feed.log(), position, subject));
                    }
                });
                String proposal = "/api/v1/engagements/" + engagement + "/decisions/digest?proposalId=P1";
                assertThat(service.get(proposal).get("subject").asString()).isEqualTo("proposal/" + engagement + "/P1");
                assertThat(service.send("GET", BOARD + "/digest?asOfPosition=1").statusCode())
                        .isEqualTo(404);
                assertThat(service.send("GET", BOARD + "/digest?asOfPosition=" + (feed.position() + 1))
                                .statusCode())
                        .isEqualTo(503);
            }
        }
    }

    @Test
    void a_number_that_readers_take_for_different_ones_is_refused() {
        for (String number : List.of("0.5", "1e3", "9007199254740992", "123456789012345678901234567890")) {
            assertThatThrownBy(() -> CanonicalJson.of(JSON.readTree("{\"a\":[" + number + "]}")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("53 bits");
        }
        assertThat(CanonicalJson.of(JSON.readTree("{ \"b\": -9007199254740991, \"a\": [true, null, {}] }")))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("{\"a\":[true,null,{}],\"b\":-9007199254740991}");
    }

    /** Where histories can be asked for their digests; of a few positions all, else that of the body. */
    private static List<String> histories(WholeHistory history, long position) {
        String engagement = "/api/v1/engagements/" + history.engagement() + "/decisions/digest?";
        return position % 7 > 0
                ? List.of(BOARD + "/digest?")
                : List.of(
                        BOARD + "/digest?",
                        "/api/v1/organisations/trust/decisions/digest?",
                        engagement,
                        engagement + "proposalId=P1&");
    }

    /** From where on all histories are known, mostly before that. */
    private static int firstDecision(WholeHistory history) {
        return IntStream.range(0, history.events().size())
                .filter(position -> history.events().get(position).envelope().data() instanceof DecisionTaken)
                .findFirst()
                .orElseThrow();
    }

    /** As if somebody else had recorded it. */
    private PlacedEvent altered(PlacedEvent event) {
        byte[] bytes = new String(event.bytes(), StandardCharsets.UTF_8)
                .replace("\"officer-1\"", "\"officer-2\"")
                .getBytes(StandardCharsets.UTF_8);
        return new PlacedEvent(event.position(), event.offset(), codec.decode(bytes), bytes);
    }

    private static DecisionTaken decision(String text, UUID engagement, UUID merger) {
        return new DecisionTaken(
                "board",
                "Merge",
                text,
                DecisionOutcome.APPROVED,
                null,
                true,
                "It is better.",
                List.of(text, ""),
                null,
                engagement,
                List.of("P1"),
                merger,
                List.of(),
                List.of(),
                1,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                List.of(),
                null,
                List.of());
    }

    /** As an outsider does it, two decisions to a page. */
    private static String recomputed(QueryService service, String address, String log, long position, String subject) {
        ObjectNode whole = JSON.createObjectNode();
        whole.put("log", log).put("position", position).put("subject", subject);
        ArrayNode items = whole.putArray("items");
        String after = "";
        while (true) {
            JsonNode page = service.get(address + "/decisions?limit=2&asOfPosition=" + position + after);
            page.get("items").forEach(items::add);
            if (page.get("next").isNull()) {
                return sha256(canonical(whole));
            }
            after = "&after=" + page.get("next").asString();
        }
    }

    /** RFC 8785 once more, by its letter. */
    private static String canonical(JsonNode value) {
        if (value.isObject()) {
            TreeMap<String, String> members = new TreeMap<>();
            value.forEachEntry((name, member) -> members.put(name, canonical(member)));
            return members.entrySet().stream()
                    .map(member -> quoted(member.getKey()) + ":" + member.getValue())
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value.isArray()) {
            return value.valueStream().map(HistoryDigestTest::canonical).collect(Collectors.joining(",", "[", "]"));
        }
        return value.isString() ? quoted(value.asString()) : value.toString();
    }

    private static String quoted(String text) {
        return text.chars()
                .mapToObj(character -> switch (character) {
                    case '"' -> "\\\"";
                    case '\\' -> "\\\\";
                    case '\b' -> "\\b";
                    case '\t' -> "\\t";
                    case '\n' -> "\\n";
                    case '\f' -> "\\f";
                    case '\r' -> "\\r";
                    default -> character < ' ' ? "\\u%04x".formatted(character) : Character.toString((char) character);
                })
                .collect(Collectors.joining("", "\"", "\""));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private String topicOf(WholeHistory history, TestVault vault, List<PlacedEvent> events) {
        String topic = kafka.newTopic(kafka.freshTopicName("digests"), 1);
        try (EventFeed feed = new EventFeed(kafka.bootstrapServers(), topic, 0, history.log(), vault)) {
            events.forEach(event -> feed.send(event.position(), event.bytes()));
            feed.flush();
        }
        return topic;
    }

    private QueryService start(TestDatabases databases, TestVault vault, String topic, int batch) {
        Map<String, Object> settings = QueryService.settings(databases, vault, kafka.bootstrapServers(), topic);
        settings.put("duly.query.batch", batch);
        // Each reads the whole topic.
        settings.put("duly.query.group", databases.readUrl());
        return QueryService.start(settings);
    }

    private static void applied(QueryService service, WholeHistory history) throws Exception {
        assertThat(service.bean(AppliedPositions.class)
                        .await(history.log(), history.events().size() - 1L, SOON))
                .isTrue();
    }
}
