package org.duly.query.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.duly.events.response.ResponseCounted;
import org.duly.query.database.ReadSchema;
import org.duly.query.log.AppliedPositions;
import org.duly.query.log.Blockage;
import org.duly.query.log.Projection;
import org.duly.query.testing.EventFeed;
import org.duly.query.testing.EventFeed.Logged;
import org.duly.query.testing.QueryService;
import org.duly.query.testing.TestVault;
import org.duly.testsupport.TestDatabases;
import org.duly.testsupport.TestKafka;
import org.duly.testsupport.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A rebuild while life goes on: events arrive, queries are asked, several logs, another topic. */
class RebuildBesideLiveTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final TestKafka kafka = TestKafka.shared();
    private final TestDatabases databases = TestPostgres.shared().freshDatabases();
    private final TestVault vault = new TestVault(databases);
    private final String topic = kafka.newTopic(kafka.freshTopicName("beside"), 2);
    private final EventFeed feed = feed(0, "test.example/beside");
    private final EventFeed otherFeed = feed(1, "test.example/beside-other");

    private EventFeed feed(int partition, String log) {
        return new EventFeed(kafka.bootstrapServers(), topic, partition, log, vault);
    }

    @AfterEach
    void stop() {
        feed.close();
        otherFeed.close();
        vault.close();
    }

    @Test
    void while_events_arrive_and_queries_are_asked_nothing_is_lost_and_no_count_falls() throws Exception {
        UUID engagement = feed.openEngagement("Busy");
        logAndCount(feed, engagement, 100);
        feed.flush();
        AtomicBoolean rebuilt = new AtomicBoolean();
        try (QueryService service = start(topic);
                ExecutorService threads = Executors.newFixedThreadPool(2)) {
            applied(service, feed);
            long before = feed.position();

            Future<?> arriving = threads.submit(() -> {
                while (!rebuilt.get()) {
                    logAndCount(feed, engagement, 5);
                    feed.flush();
                    applied(service, feed);
                }
                return null;
            });
            Future<List<Long>> received = threads.submit(() -> {
                List<Long> seen = new ArrayList<>();
                while (!rebuilt.get()) {
                    seen.add(received(service, engagement));
                }
                return seen;
            });
            try {
                for (int times = 0; times < 3; times++) {
                    service.bean(Rebuild.class).run(positions -> {});
                }
            } finally {
                rebuilt.set(true);
            }
            arriving.get();

            assertThat(received.get()).isSorted().hasSizeGreaterThan(5);
            assertThat(feed.position()).isGreaterThan(before);
            applied(service, feed);
            assertThat(received(service, engagement)).isEqualTo((feed.position() - 1) / 2);
            assertARebuildChangesNothing(service);
        }
    }

    @Test
    void every_log_of_the_topic_is_rebuilt_from_its_partition() throws Exception {
        UUID engagement = feed.openEngagement("Here");
        UUID otherEngagement = otherFeed.openEngagement("There");
        for (int i = 0; i < 10; i++) {
            logAndCount(feed, engagement, 3);
            logAndCount(otherFeed, otherEngagement, 2);
            otherFeed.erase(
                    otherEngagement,
                    otherFeed.response(otherEngagement, "Gone", "Forget me").respondentId());
        }
        feed.flush();
        otherFeed.flush();
        try (QueryService service = start(topic)) {
            applied(service, feed);
            applied(service, otherFeed);

            Map<String, Long> rebuilt = assertARebuildChangesNothing(service);

            assertThat(rebuilt).isEqualTo(Map.of(feed.log(), feed.position(), otherFeed.log(), otherFeed.position()));
            assertThat(received(service, engagement)).isEqualTo(30);
            assertThat(received(service, otherEngagement)).isEqualTo(30);
            logAndCount(feed, engagement, 1);
            feed.flush();
            applied(service, feed);
            assertARebuildChangesNothing(service);
        }
    }

    @Test
    void after_a_refill_onto_a_new_topic_reading_goes_on_and_a_rebuild_needs_the_new_one_alone() throws Exception {
        UUID engagement = feed.openEngagement("Refilled");
        logAndCount(feed, engagement, 20);
        feed.flush();
        try (QueryService service = start(topic)) {
            applied(service, feed);
        }
        logAndCount(feed, engagement, 20);
        feed.flush();
        String refilled = kafka.newTopic(kafka.freshTopicName("refilled"), 2);
        refill(refilled);

        try (QueryService service = start(refilled)) {
            applied(service, feed);

            assertThat(received(service, engagement)).isEqualTo(40);
            assertARebuildChangesNothing(service);
        }
    }

    @Test
    void a_new_topic_with_another_past_is_not_read_on_from() throws Exception {
        UUID engagement = feed.openEngagement("One past");
        logAndCount(feed, engagement, 5);
        feed.flush();
        try (QueryService service = start(topic)) {
            applied(service, feed);
        }
        String filledAnew = kafka.newTopic(kafka.freshTopicName("another-past"), 2);
        try (EventFeed another = new EventFeed(kafka.bootstrapServers(), filledAnew, 0, feed.log(), vault)) {
            logAndCount(another, another.openEngagement("Another past"), 10);
            another.flush();
        }

        try (QueryService service = start(filledAnew)) {
            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(service.bean(Projection.class).blockages())
                                    .singleElement()
                                    .returns(Blockage.Cause.OTHER_PAST, Blockage::cause)
                                    .returns(0L, Blockage::position));
            assertThat(received(service, engagement)).isEqualTo(5);
        }
    }

    @Test
    void the_rebuilt_tables_are_made_like_the_old_ones_and_have_their_indexes() throws Exception {
        try (QueryService service = start(topic)) {
            List<String> before = definitions(service);

            service.bean(Rebuild.class).run(positions -> {});

            assertThat(definitions(service)).isEqualTo(before).hasSizeGreaterThan(100);
        }
    }

    @Test
    void while_the_swap_waits_for_an_autovacuum_everybody_reads() throws Exception {
        UUID engagement = feed.openEngagement("Vacuumed");
        logAndCount(feed, engagement, 3);
        feed.flush();
        try (QueryService service = start(topic);
                Connection autovacuum = service.bean(DataSource.class).getConnection();
                Connection reader = service.bean(DataSource.class).getConnection();
                ExecutorService threads = Executors.newSingleThreadExecutor()) {
            applied(service, feed);
            autovacuum.setAutoCommit(false);
            execute(autovacuum, "LOCK TABLE read.response IN SHARE UPDATE EXCLUSIVE MODE");
            execute(reader, "SET lock_timeout = '100ms'");

            Future<Map<String, Long>> rebuilding =
                    threads.submit(() -> service.bean(Rebuild.class).run(positions -> {}));
            for (int times = 0; times < 10; times++) {
                await().atMost(SOON)
                        .until(() -> service.bean(JdbcClient.class)
                                .sql("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted"
                                        + " AND relation = 'read.response'::regclass)")
                                .query(Boolean.class)
                                .single());
                for (String table : ReadSchema.TABLES) {
                    execute(reader, "SELECT count(*) FROM " + ReadSchema.LIVE.table(table));
                }
            }
            autovacuum.rollback();

            assertThat(rebuilding.get()).containsEntry(feed.log(), feed.position());
            execute(reader, "RESET lock_timeout");
        }
    }

    private static void execute(Connection connection, String statement) throws SQLException {
        try (Statement execution = connection.createStatement()) {
            execution.execute(statement);
        }
    }

    /** Columns, constraints, indexes and settings of everything that is built from the topic. */
    private static List<String> definitions(QueryService service) {
        return service.bean(JdbcClient.class).sql("""
                        SELECT concat_ws(' ', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
                            a.attgenerated, pg_get_expr(d.adbin, d.adrelid), a.attcollation::regcollation) AS definition
                        FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                            LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
                        WHERE c.relnamespace = 'read'::regnamespace
                        UNION ALL
                        SELECT concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid)) FROM pg_constraint
                        WHERE connamespace = 'read'::regnamespace
                        UNION ALL
                        SELECT indexdef FROM pg_indexes WHERE schemaname = 'read'
                        UNION ALL
                        SELECT concat_ws(' ', c.relname, c.reloptions, t.reloptions, c.relpersistence)
                        FROM pg_class c LEFT JOIN pg_class t ON t.oid = c.reltoastrelid
                        WHERE c.relnamespace = 'read'::regnamespace
                        ORDER BY 1
                        """).query(String.class).list();
    }

    private static Map<String, Long> assertARebuildChangesNothing(QueryService service) throws Exception {
        Digests.Report live = service.bean(Digests.class).ofLive();
        Map<String, Long> rebuilt = service.bean(Rebuild.class).run(positions -> {});
        assertThat(service.bean(Digests.class).ofLive()).isEqualTo(live);
        return rebuilt;
    }

    private static long received(QueryService service, UUID engagement) {
        return service.get("/api/v1/engagements/" + engagement + "/status")
                .get("responses")
                .get("received")
                .asLong();
    }

    private static void logAndCount(EventFeed feed, UUID engagement, int responses) {
        for (int i = 0; i < responses; i++) {
            Logged response = feed.response(engagement, "Respondent " + i, "Answer number " + i);
            feed.response(engagement, response.id(), new ResponseCounted(null));
        }
    }

    private static void applied(QueryService service, EventFeed feed) throws Exception {
        assertThat(service.bean(AppliedPositions.class).await(feed.log(), feed.position(), SOON))
                .isTrue();
    }

    /** Everything again from the beginning, as a publisher does that is pointed at an empty topic. */
    private void refill(String refilled) {
        TopicPartition from = new TopicPartition(topic, 0);
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        Map<String, Object> consumer = Map.of("bootstrap.servers", kafka.bootstrapServers());
        try (KafkaConsumer<byte[], byte[]> reader =
                        new KafkaConsumer<>(consumer, new ByteArrayDeserializer(), new ByteArrayDeserializer());
                KafkaProducer<byte[], byte[]> writer = new KafkaProducer<>(
                        new HashMap<>(consumer), new ByteArraySerializer(), new ByteArraySerializer())) {
            reader.assign(List.of(from));
            reader.seekToBeginning(List.of(from));
            await().atMost(SOON).until(() -> {
                reader.poll(Duration.ofMillis(100)).forEach(records::add);
                return records.size() > feed.position();
            });
            for (ConsumerRecord<byte[], byte[]> record : records) {
                var _ = writer.send(new ProducerRecord<>(
                        refilled,
                        0,
                        record.key(),
                        record.value(),
                        List.of(record.headers().toArray())));
            }
        }
    }

    private QueryService start(String fromTopic) {
        Map<String, Object> settings = QueryService.settings(databases, vault, kafka.bootstrapServers(), fromTopic);
        settings.put("duly.query.batch", 20);
        settings.put("duly.query.rebuild-batch", 30);
        return QueryService.start(settings);
    }
}
