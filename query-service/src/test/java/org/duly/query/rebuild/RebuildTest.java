package org.duly.query.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.duly.events.response.CampaignMethod;
import org.duly.events.response.ResponseAssignedToCampaign;
import org.duly.events.response.ResponseCounted;
import org.duly.query.QueryServiceApplication;
import org.duly.query.log.AppliedPositions;
import org.duly.query.testing.EventFeed;
import org.duly.query.testing.EventFeed.Logged;
import org.duly.query.testing.History;
import org.duly.query.testing.QueryService;
import org.duly.query.testing.TestVault;
import org.duly.testsupport.JavaProcess;
import org.duly.testsupport.RandomCases;
import org.duly.testsupport.TestDatabases;
import org.duly.testsupport.TestKafka;
import org.duly.testsupport.TestPostgres;
import org.duly.testsupport.TestServices;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The topic alone gives the same read models again, whatever happened on the way. */
class RebuildTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final TestKafka kafka = TestKafka.shared();
    private final TestDatabases databases = TestPostgres.shared().freshDatabases();
    private final TestVault vault = new TestVault(databases);
    private final String topic = kafka.newTopic(kafka.freshTopicName("rebuild"), 1);
    private final EventFeed feed = new EventFeed(kafka.bootstrapServers(), topic, 0, "test.example/rebuild", vault);

    @AfterEach
    void stop() {
        feed.close();
        vault.close();
    }

    @Test
    void a_rebuild_from_the_topic_alone_gives_the_same_digests_and_goes_on_live() throws Exception {
        UUID engagement = feed.openEngagement("Rebuild");
        happen(engagement, 60);
        Map<String, Object> settings = settings();
        // Cut differently: most responses change again in a later batch.
        settings.put("duly.query.batch", 7);
        settings.put("duly.query.rebuild-batch", 13);
        try (QueryService service = QueryService.start(settings)) {
            applied(service);
            Digests.Report live = service.bean(Digests.class).ofLive();

            assertThat(service.send("POST", "/api/v1/operations/rebuild").statusCode())
                    .isEqualTo(202);
            await().atMost(SOON)
                    .until(() -> !service.get("/api/v1/operations/rebuild")
                            .get("state")
                            .asString()
                            .equals("RUNNING"));

            assertThat(service.get("/api/v1/operations/rebuild").get("state").asString())
                    .isEqualTo("DONE");
            assertThat(service.bean(Digests.class).ofLive()).isEqualTo(live);

            happen(engagement, 5);
            applied(service);
            Digests.Report after = service.bean(Digests.class).ofLive();
            assertThat(after.digests()).isNotEqualTo(live.digests());
            assertThat(countsThatARecountContradicts(service)).isEmpty();
            service.bean(Rebuild.class).run(positions -> {});
            assertThat(service.bean(Digests.class).ofLive()).isEqualTo(after);
        }
    }

    @Test
    void however_a_random_history_is_cut_a_rebuild_gives_the_same_of_now_and_of_the_past() {
        RandomCases.tryMany(3, random -> {
            String from = kafka.newTopic(kafka.freshTopicName("rebuild-history"), 1);
            TestDatabases into = TestPostgres.shared().freshDatabases();
            try (TestVault keys = new TestVault(into)) {
                History history = History.random(random, keys, 400);
                Map<String, Object> settings = QueryService.settings(into, keys, kafka.bootstrapServers(), from);
                settings.put("duly.query.batch", 1 + random.nextInt(20));
                // Few rows go into the tables in one way, many in another.
                settings.put("duly.query.rebuild-batch", 100 + random.nextInt(60));
                rebuildChangesNothing(settings, history);
            }
        });
    }

    @Test
    void killed_in_the_middle_and_started_again_it_holds_what_a_rebuild_gives() throws Exception {
        UUID engagement = feed.openEngagement("Killed");
        happen(engagement, 400);
        Map<String, Object> settings = settings();
        settings.put("duly.query.batch", 10);
        long killedAt;
        try (QueryService observer = observer();
                JavaProcess victim = JavaProcess.start(
                        List.of("-Xmx256m"), QueryServiceApplication.class, TestServices.arguments(settings))) {
            AppliedPositions positions = observer.bean(AppliedPositions.class);
            assertThat(positions.await(feed.log(), 20, SOON)).isTrue();
            victim.kill();
            killedAt = observer.get("/api/v1/logs").get(0).get("position").asLong();
        }
        assertThat(killedAt).isLessThan(feed.position());

        try (QueryService service = QueryService.start(settings)) {
            applied(service);
            Digests.Report survived = service.bean(Digests.class).ofLive();
            service.bean(Rebuild.class).run(positions -> {});
            assertThat(service.bean(Digests.class).ofLive()).isEqualTo(survived);
        }
    }

    @Test
    void frozen_until_its_logs_were_given_to_another_it_writes_nothing_when_it_wakes_up() throws Exception {
        UUID engagement = feed.openEngagement("Frozen");
        happen(engagement, 300);
        Map<String, Object> settings = settings();
        settings.put("duly.query.batch", 5);
        try (QueryService observer = observer();
                JavaProcess zombie = JavaProcess.start(
                        List.of("-Xmx256m"), QueryServiceApplication.class, TestServices.arguments(settings))) {
            assertThat(observer.bean(AppliedPositions.class).await(feed.log(), 20, SOON))
                    .isTrue();
            signal("STOP", zombie);
            try (QueryService successor = QueryService.start(settings)) {
                applied(successor);
                happen(engagement, 10);
                applied(successor);
                Digests.Report taken = successor.bean(Digests.class).ofLive();

                signal("CONT", zombie);

                // Awake again it finds the log moved on, or its place in the group taken.
                zombie.awaitLine(
                        line -> line.contains("nothing was written")
                                || line.contains("cannot be applied now")
                                || line.contains("partitions lost"),
                        SOON);
                happen(engagement, 5);
                assertThat(observer.bean(AppliedPositions.class).await(feed.log(), feed.position(), SOON))
                        .isTrue();
                Digests.Report after = successor.bean(Digests.class).ofLive();
                assertThat(after.digests()).isNotEqualTo(taken.digests());
                successor.bean(Rebuild.class).run(positions -> {});
                assertThat(successor.bean(Digests.class).ofLive()).isEqualTo(after);
            }
        }
    }

    /** The counts kept up with every batch, against the register counted row by row. */
    private static List<String> countsThatARecountContradicts(QueryService service) {
        return service.bean(JdbcClient.class).sql("""
                        WITH said AS (
                            SELECT engagement_id, state, signatories, facts, unnest(ARRAY['ALL', 'CHANNEL',
                                'STAKEHOLDER_GROUP', 'PLACE', 'RECEIVING_BODY', 'RESPONDENT_KIND', 'CAMPAIGN',
                                'RECEIVED_DAY'])
                                AS dimension, unnest(ARRAY['', channel, coalesce(stakeholder_group, ''),
                                coalesce(place, ''), receiving_body, respondent_kind, campaign_id,
                                (received_at AT TIME ZONE 'Europe/London')::date::text]) AS value
                            FROM read.response),
                        recount AS (
                            SELECT engagement_id, dimension, value, count(*),
                                count(*) FILTER (WHERE state = 'COUNTED'),
                                count(*) FILTER (WHERE state = 'EXCLUDED'),
                                count(*) FILTER (WHERE state = 'PENDING'),
                                count(*) FILTER (WHERE (facts ->> 'withdrawn')::boolean),
                                sum(signatories), coalesce(sum(signatories) FILTER (WHERE state = 'COUNTED'), 0),
                                count(*) FILTER (WHERE state = 'PENDING' AND NOT jsonb_exists(facts, 'lateRuling'))
                            FROM said WHERE value IS NOT NULL GROUP BY engagement_id, dimension, value),
                        coded AS (
                            SELECT *, coalesce((facts -> 'coding' ->> 'responseVersion')::integer = text_version, false)
                                AS is_coded
                            FROM read.response),
                        waiting AS (
                            SELECT engagement_id, signatories, unnest(ARRAY[
                                CASE WHEN state = 'PENDING' THEN 'UNJUDGED' END,
                                CASE WHEN state = 'COUNTED' AND NOT is_coded THEN 'UNCODED' END,
                                CASE WHEN state = 'COUNTED' AND is_coded
                                    AND NOT coalesce((facts -> 'review' ->> 'agreed')::boolean, false)
                                    THEN 'UNREVIEWED' END,
                                CASE WHEN state = 'COUNTED' AND NOT facts -> 'reads'
                                    @> jsonb_build_array(jsonb_build_object('responseVersion', text_version))
                                    THEN 'UNREAD' END,
                                CASE WHEN state <> 'EXCLUDED' AND NOT jsonb_exists(facts, 'acknowledgedBy')
                                    THEN 'UNACKNOWLEDGED' END,
                                CASE WHEN state <> 'EXCLUDED' AND jsonb_exists(facts, 'transcription')
                                    AND NOT coalesce((facts -> 'transcriptionCheck' ->> 'agrees')::boolean, false)
                                    THEN 'UNCHECKED_TRANSCRIPTION' END]) AS kind
                            FROM coded),
                        gaps AS (
                            SELECT engagement_id, 'GAP', kind, count(*), 0, 0, 0, 0, sum(signatories), 0, 0
                            FROM waiting WHERE kind IS NOT NULL GROUP BY engagement_id, kind),
                        all_counts AS (TABLE recount UNION ALL TABLE gaps)
                        SELECT difference::text FROM (
                            (TABLE all_counts EXCEPT TABLE read.tally) UNION ALL
                            (TABLE read.tally EXCEPT TABLE all_counts)) AS difference
                        """).query(String.class).list();
    }

    private void rebuildChangesNothing(Map<String, Object> settings, History history) throws Exception {
        String from = String.valueOf(settings.get("duly.events-topic"));
        try (EventFeed sent = new EventFeed(kafka.bootstrapServers(), from, 0, history.log(), vault);
                QueryService service = QueryService.start(settings)) {
            history.events().forEach(event -> sent.send(event.position(), event.bytes()));
            sent.flush();
            assertThat(service.bean(AppliedPositions.class)
                            .await(history.log(), history.events().size() - 1L, SOON))
                    .isTrue();
            Digests.Report live = service.bean(Digests.class).ofLive();

            service.bean(Rebuild.class).run(positions -> {});

            assertThat(service.bean(Digests.class).ofLive()).isEqualTo(live);
        }
    }

    private static void signal(String name, JavaProcess process) throws Exception {
        int code = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
        assertThat(code).isZero();
    }

    /** A service on the same databases that reads another topic: it sees what the other one applies. */
    private QueryService observer() {
        Map<String, Object> settings = settings();
        settings.put("duly.events-topic", kafka.newTopic(kafka.freshTopicName("nothing"), 1));
        return QueryService.start(settings);
    }

    private Map<String, Object> settings() {
        return QueryService.settings(databases, vault, kafka.bootstrapServers(), topic);
    }

    private void applied(QueryService service) throws Exception {
        assertThat(service.bean(AppliedPositions.class).await(feed.log(), feed.position(), SOON))
                .isTrue();
    }

    /** Everything that can happen to a response, to some. */
    private void happen(UUID engagement, int responses) {
        for (int i = 0; i < responses; i++) {
            Logged response = feed.response(engagement, "Respondent " + i, "Answer number " + i + " on waiting times");
            switch (i % 5) {
                case 0 -> feed.response(engagement, response.id(), new ResponseCounted(null));
                case 1 -> feed.withdraw(engagement, response, "Reason " + i);
                case 2 -> feed.amend(engagement, response, 2, "On reflection, number " + i);
                case 3 -> {
                    // Two in one campaign, then both in another: the first must leave no trace.
                    feed.response(
                            engagement,
                            response.id(),
                            new ResponseAssignedToCampaign("C" + i / 10, CampaignMethod.NEAR, 0.9, true));
                    feed.response(
                            engagement,
                            response.id(),
                            new ResponseAssignedToCampaign("C", CampaignMethod.MANUAL, null, true));
                }
                default -> feed.erase(engagement, response.respondentId());
            }
        }
        feed.flush();
    }
}
