package org.duly.query.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.duly.events.body.Regime;
import org.duly.events.response.CampaignMethod;
import org.duly.events.response.ResponseAssignedToCampaign;
import org.duly.events.response.ResponseCounted;
import org.duly.query.log.AppliedPositions;
import org.duly.query.rebuild.TableAudit.Kind;
import org.duly.query.rebuild.TableAudit.RowDifference;
import org.duly.query.testing.EventFeed;
import org.duly.query.testing.EventFeed.Logged;
import org.duly.query.testing.GovernanceFeed;
import org.duly.query.testing.QueryService;
import org.duly.query.testing.TestVault;
import org.duly.query.testing.WholeHistory;
import org.duly.testsupport.RandomCases;
import org.duly.testsupport.TestDatabases;
import org.duly.testsupport.TestKafka;
import org.duly.testsupport.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Whoever alters a read model behind the projection's back is found out, down to the row and its columns. */
class AuditTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final TestKafka kafka = TestKafka.shared();
    private final TestDatabases databases = TestPostgres.shared().freshDatabases();
    private final TestVault vault = new TestVault(databases);
    private final String topic = kafka.newTopic(kafka.freshTopicName("audit"), 1);
    private final EventFeed feed = new EventFeed(kafka.bootstrapServers(), topic, 0, "test.example/audit", vault);
    private final UUID engagement = feed.openEngagement("Audited");

    @AfterEach
    void stop() {
        feed.close();
        vault.close();
    }

    @Test
    void every_row_that_somebody_altered_deleted_or_added_is_named_and_no_text_is_shown() throws Exception {
        Logged ann = feed.response(engagement, "Ann Ash", "What Ann said");
        Logged ben = feed.response(engagement, "Ben Birch", "What Ben said");
        feed.response(engagement, ann.id(), new ResponseCounted(null));
        long withdrawn = feed.withdraw(engagement, ben, "Why Ben took it back");
        GovernanceFeed governance = new GovernanceFeed(feed, engagement);
        governance.board("board", Regime.NHS_BODY, "trust", "ann", "bob", "cat");
        UUID decision = UuidCreator.getTimeOrderedEpoch();
        long decided = governance.decision(decision, governance.whole("board", List.of(), List.of(), null));
        feed.flush();
        try (QueryService service = start()) {
            applied(service);
            assertThat(audit(service).equal()).isTrue();
            alter(service, "UPDATE read.archive SET bytes = set_byte(bytes, 40, 33) WHERE position = 1");
            alter(service, "UPDATE read.archive SET actor = 'nobody', time = time + interval '1 s' WHERE position = 3");
            alter(service, "UPDATE read.engagement SET closes_at = NULL");
            alter(service, "UPDATE read.response SET place = '' WHERE id = '" + ann.id() + "'");
            alter(
                    service,
                    "UPDATE read.response_text SET answers = '{\"Q1\": \"Another thing\"}', respondent_name = NULL"
                            + " WHERE response_id = '" + ann.id() + "'");
            alter(service, "DELETE FROM read.response_reason");
            alter(service, "UPDATE read.tally SET counted = counted + 1 WHERE dimension = 'ALL'");
            alter(service, "INSERT INTO read.tally_day VALUES ('" + engagement + "', '2019-01-01', '\\x00')");
            alter(
                    service,
                    "UPDATE read.governance_stream SET stream = 'decision/other' WHERE subject = 'body/board'"
                            + " AND kind = 'decision'");
            alter(
                    service,
                    "UPDATE read.governance_stream SET subject = 'body/other' WHERE subject = 'organisation/new-ccg'");

            JsonNode answer = askForAudit(service);

            assertThat(answer.get("state").asString()).isEqualTo("DONE");
            assertThat(answer.get("findings").get("equal").asBoolean()).isFalse();
            assertThat(answer.toString()).doesNotContain("said", "Another thing", "Birch", "Leeds", "Ben took");
            Audit.Findings findings = audit(service);
            assertThat(findings.positions()).isEqualTo(Map.of(feed.log(), feed.position()));
            String log = feed.log();
            assertThat(table(findings, "archive").differences())
                    .containsExactly(
                            altered(Map.of("log", log, "position", "1"), "bytes"),
                            altered(Map.of("log", log, "position", "3"), "time", "actor"));
            assertThat(table(findings, "engagement").differences())
                    .containsExactly(altered(Map.of("id", engagement.toString()), "closes_at"));
            assertThat(table(findings, "response").differences())
                    .containsExactly(altered(Map.of("id", ann.id().toString()), "place"));
            assertThat(table(findings, "response_text").differences())
                    .containsExactly(altered(
                            Map.of("response_id", ann.id().toString(), "version", "1"), "respondent_name", "answers"));
            assertThat(table(findings, "response_reason"))
                    .isEqualTo(new TableAudit(
                            "response_reason",
                            0,
                            0,
                            1,
                            0,
                            List.of(new RowDifference(
                                    Kind.MISSING,
                                    Map.of("response_id", ben.id().toString(), "position", Long.toString(withdrawn)),
                                    List.of()))));
            assertThat(table(findings, "tally").differences())
                    .containsExactly(altered(
                            Map.of("engagement_id", engagement.toString(), "dimension", "ALL", "value", ""),
                            "counted"));
            assertThat(table(findings, "tally_day").differences())
                    .containsExactly(new RowDifference(
                            Kind.SURPLUS,
                            Map.of("engagement_id", engagement.toString(), "day", "2019-01-01"),
                            List.of()));
            TableAudit index = table(findings, "governance_stream");
            assertThat(index.differences())
                    .extracting(
                            RowDifference::kind, difference -> difference.row().get("subject"), RowDifference::columns)
                    .containsExactly(
                            tuple(Kind.ALTERED, "body/board", List.of("stream")),
                            tuple(Kind.SURPLUS, "body/other", List.of()),
                            tuple(Kind.MISSING, "organisation/new-ccg", List.of()));
            assertThat(index.differences())
                    .allMatch(difference ->
                            Long.toString(decided).equals(difference.row().get("position")));
            assertThat(findings.tables().stream().filter(TableAudit::equal))
                    .extracting(TableAudit::table)
                    .containsExactly("tally_change", "tally_sum", "coding_history");
        }
    }

    @Test
    void of_many_rows_that_differ_the_first_are_named_and_all_are_counted() throws Exception {
        List<String> campaigns =
                List.of("9", "10", "1", "C\\1", "C 1", "C\t1", "C", "Ä", "\uFFFD", "\uD83D\uDE8C", "z", "Z");
        for (String campaign : campaigns) {
            Logged response = feed.response(engagement, "Ann", "No buses");
            feed.response(
                    engagement,
                    response.id(),
                    new ResponseAssignedToCampaign(campaign, CampaignMethod.MANUAL, null, true));
        }
        feed.flush();
        try (QueryService service = start()) {
            applied(service);
            // Whatever keys hold, and however they sort, each row meets its own.
            assertThat(audit(service).equal()).isTrue();

            alter(service, "UPDATE read.tally SET received = 7 WHERE dimension = 'CAMPAIGN'");
            alter(service, "UPDATE read.archive SET scope = 'elsewhere' WHERE position >= 2");

            Audit.Findings findings = audit(service);
            TableAudit tally = table(findings, "tally");
            assertThat(tally.altered()).isEqualTo(campaigns.size());
            assertThat(tally.missing() + tally.surplus()).isZero();
            TableAudit archive = table(findings, "archive");
            assertThat(archive.altered()).isEqualTo(feed.position() - 1);
            assertThat(archive.rows()).isEqualTo(feed.position() + 1);
            assertThat(archive.differences())
                    .extracting(difference -> difference.row().get("position"))
                    .containsExactly("2", "3", "4", "5", "6", "7", "8", "9", "10", "11");
        }
    }

    @Test
    void of_whatever_happened_nothing_differs() {
        RandomCases.tryMany(2, random -> {
            String from = kafka.newTopic(kafka.freshTopicName("audit-history"), 1);
            TestDatabases into = TestPostgres.shared().freshDatabases();
            try (TestVault keys = new TestVault(into)) {
                WholeHistory history = WholeHistory.random(random, keys, 400);
                Map<String, Object> settings = QueryService.settings(into, keys, kafka.bootstrapServers(), from);
                settings.put("duly.query.batch", 1 + random.nextInt(20));
                settings.put("duly.query.rebuild-batch", 1 + random.nextInt(160));
                try (EventFeed sent = new EventFeed(kafka.bootstrapServers(), from, 0, history.log(), keys);
                        QueryService service = QueryService.start(settings)) {
                    history.events().forEach(event -> sent.send(event.position(), event.bytes()));
                    sent.flush();
                    assertThat(service.bean(AppliedPositions.class)
                                    .await(history.log(), history.events().size() - 1L, SOON))
                            .isTrue();

                    Audit.Findings findings = audit(service);

                    assertThat(findings.tables()).allMatch(TableAudit::equal);
                    assertThat(table(findings, "archive").rows())
                            .isEqualTo(history.events().size());
                    assertThat(findings.erasedSince()).isZero();
                }
            }
        });
    }

    @Test
    void while_events_arrive_it_compares_at_one_position_and_the_projection_goes_on() throws Exception {
        feed.response(engagement, "Ann", "The first");
        feed.flush();
        AtomicBoolean audited = new AtomicBoolean();
        try (QueryService service = start();
                ExecutorService thread = Executors.newSingleThreadExecutor()) {
            applied(service);
            Future<?> arriving = thread.submit(() -> {
                while (!audited.get()) {
                    for (int i = 0; i < 5; i++) {
                        feed.response(
                                engagement,
                                feed.response(engagement, "Ben", "Another").id(),
                                new ResponseCounted(null));
                    }
                    feed.flush();
                    applied(service);
                }
                return null;
            });
            try {
                long before = 0;
                for (int times = 0; times < 3; times++) {
                    Audit.Findings findings = audit(service);
                    assertThat(findings.tables()).allMatch(TableAudit::equal);
                    long at = findings.positions().getOrDefault(feed.log(), -1L);
                    assertThat(at).isGreaterThan(before);
                    before = at;
                    assertThat(table(findings, "archive").rows()).isEqualTo(before + 1);
                }
            } finally {
                audited.set(true);
            }
            arriving.get();
        }
    }

    @Test
    void whose_erasure_is_not_applied_yet_is_left_out_and_what_outlasts_an_erasure_is_named() throws Exception {
        Logged cat = feed.response(engagement, "Cat Cedar", "What Cat said");
        feed.response(engagement, "Dan Dogwood", "What Dan said");
        feed.flush();
        try (QueryService service = start()) {
            applied(service);
        }
        vault.keys().erase(cat.respondentId());
        // One that remembers no keys.
        try (QueryService service = start()) {
            Audit.Findings findings = audit(service);

            assertThat(findings.equal()).isTrue();
            assertThat(findings.erasedSince()).isEqualTo(1);

            alter(service, "CREATE TABLE read.hidden AS TABLE read.response_text");
            feed.erase(engagement, cat.respondentId());
            feed.flush();
            applied(service);
            assertThat(audit(service).equal()).isTrue();
            alter(
                    service,
                    "INSERT INTO read.response_text (response_id, version, respondent_name, answers)"
                            + " SELECT response_id, version, respondent_name, answers FROM read.hidden"
                            + " WHERE response_id = '" + cat.id() + "'");

            Audit.Findings outlasting = audit(service);

            assertThat(outlasting.erasedSince()).isZero();
            assertThat(table(outlasting, "response_text").differences())
                    .containsExactly(new RowDifference(
                            Kind.SURPLUS, Map.of("response_id", cat.id().toString(), "version", "1"), List.of()));
        }
    }

    @Test
    void where_the_topic_gives_less_than_is_live_it_says_so_and_leaves_nothing_behind() throws Exception {
        feed.flush();
        try (QueryService service = start()) {
            applied(service);
            alter(service, "UPDATE read.applied SET position = position + 1");

            JsonNode answer = askForAudit(service);

            assertThat(answer.get("state").asString()).isEqualTo("FAILED");
            assertThat(answer.get("problem").asString())
                    .contains("live {" + feed.log() + "=" + (feed.position() + 1) + "}")
                    .contains("topic {" + feed.log() + "=" + feed.position() + "}");
            assertThat(answer.get("findings").isNull()).isTrue();
            assertThat(service.bean(JdbcClient.class)
                            .sql("SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'read\\__%'")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }

    @Test
    void it_and_a_rebuild_keep_out_of_each_others_way() throws Exception {
        feed.flush();
        try (QueryService service = start()) {
            applied(service);
            Rebuild rebuild = service.bean(Rebuild.class);
            Audit audit = service.bean(Audit.class);

            audit.run(_ -> assertThatThrownBy(() -> rebuild.run(_ -> {}))
                    .isInstanceOf(RebuildFailedException.class)
                    .hasMessageContaining("under way"));
            rebuild.run(_ -> assertThatThrownBy(() -> audit.run(_ -> {}))
                    .isInstanceOf(RebuildFailedException.class)
                    .hasMessageContaining("under way"));

            assertThat(audit.run(_ -> {}).equal()).isTrue();
        }
    }

    private static RowDifference altered(Map<String, String> row, String... columns) {
        return new RowDifference(Kind.ALTERED, row, List.of(columns));
    }

    private static TableAudit table(Audit.Findings findings, String name) {
        return findings.tables().stream()
                .filter(table -> table.table().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Audit.Findings audit(QueryService service) throws Exception {
        return service.bean(Audit.class).run(positions -> {});
    }

    private static JsonNode askForAudit(QueryService service) {
        assertThat(service.send("POST", "/api/v1/operations/audit").statusCode())
                .isEqualTo(202);
        await().atMost(SOON)
                .until(() -> !service.get("/api/v1/operations/audit")
                        .get("state")
                        .asString()
                        .equals("RUNNING"));
        return service.get("/api/v1/operations/audit");
    }

    /** As whoever owns the tables may. */
    private static void alter(QueryService service, String statement) {
        service.bean(JdbcClient.class).sql(statement).update();
    }

    private QueryService start() {
        return QueryService.start(QueryService.settings(databases, vault, kafka.bootstrapServers(), topic));
    }

    private void applied(QueryService service) throws Exception {
        assertThat(service.bean(AppliedPositions.class).await(feed.log(), feed.position(), SOON))
                .isTrue();
    }
}
