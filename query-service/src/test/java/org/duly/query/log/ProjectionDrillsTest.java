package org.duly.query.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.duly.events.engagement.EngagementWithdrawn;
import org.duly.events.response.ResponseCounted;
import org.duly.query.database.ReadSchema;
import org.duly.query.rebuild.Digests;
import org.duly.query.testing.EventFeed;
import org.duly.query.testing.EventFeed.Logged;
import org.duly.query.testing.QueryService;
import org.duly.query.testing.TestVault;
import org.duly.testsupport.TestDatabases;
import org.duly.testsupport.TestKafka;
import org.duly.testsupport.TestPostgres;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import tools.jackson.databind.JsonNode;

/** What goes wrong between topic and read models, with the real broker and the real database. */
class ProjectionDrillsTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final byte[] NOT_AN_EVENT = "{\"specversion\":\"0.1\"}".getBytes(StandardCharsets.UTF_8);

    private final TestKafka kafka = TestKafka.shared();
    private final TestDatabases databases = TestPostgres.shared().freshDatabases();
    private final TestVault vault = new TestVault(databases);
    private final String topic = kafka.newTopic(kafka.freshTopicName("drill"), 1);
    private final EventFeed feed = new EventFeed(kafka.bootstrapServers(), topic, 0, "test.example/drill", vault);
    private final Map<String, Object> settings =
            QueryService.settings(databases, vault, kafka.bootstrapServers(), topic);
    private QueryService service = start();

    private QueryService start() {
        settings.put("duly.query.retry-refused", "1h");
        return QueryService.start(settings);
    }

    private UUID engagement = new UUID(0, 0);

    @BeforeEach
    void open() {
        engagement = feed.openEngagement("Drill");
    }

    @AfterEach
    void stop() {
        service.close();
        feed.close();
        vault.close();
    }

    @Test
    void duplicate_delivery_changes_nothing() {
        Logged response = feed.response(engagement, "Ann", "Once only");
        byte[] counted = feed.encode(
                UUID.randomUUID(), "response/" + response.id(), "engagement/" + engagement, new ResponseCounted(null));
        long position = feed.sendAtNextPosition(counted);
        feed.send(position, counted);
        feed.send(0L, counted);
        feed.response(engagement, "Bob", "After the duplicates");
        feed.flush();

        JsonNode responses = status();

        assertThat(responses.get("received").asInt()).isEqualTo(2);
        assertThat(responses.get("counted").asInt()).isEqualTo(1);
        assertThat(projection().get("status").asString()).isEqualTo("UP");
    }

    @Test
    void an_unreadable_record_stops_the_log_before_it_loudly_and_is_copied() {
        feed.response(engagement, "Ann", "Before");
        long unreadable = feed.sendAtNextPosition(NOT_AN_EVENT);
        feed.response(engagement, "Bob", "After");
        feed.flush();

        JsonNode blocked = awaitBlocked();

        assertThat(blocked.get("cause").asString()).isEqualTo("UNREADABLE");
        assertThat(blocked.get("position").asLong()).isEqualTo(unreadable);
        assertThat(blocked.get("offset").asLong()).isEqualTo(unreadable);
        assertThat(blocked.get("reason").asString()).contains("specversion");
        assertThat(appliedPosition()).isEqualTo(unreadable - 1);
        assertThat(deadLetters()).singleElement().satisfies(copy -> {
            assertThat(copy.value()).isEqualTo(NOT_AN_EVENT);
            assertThat(new String(copy.headers().lastHeader("position").value(), StandardCharsets.US_ASCII))
                    .isEqualTo(Long.toString(unreadable));
        });
        // Tried again it is still there: nothing is skipped, and no second copy is made.
        assertThat(service.send("POST", "/api/v1/operations/projection/resume?log=" + feed.log())
                        .statusCode())
                .isEqualTo(202);
        awaitBlocked();
        assertThat(appliedPosition()).isEqualTo(unreadable - 1);
    }

    @Test
    void a_record_without_its_position_is_unreadable() {
        feed.flush();
        feed.send(null, NOT_AN_EVENT);
        feed.flush();

        assertThat(awaitBlocked().get("reason").asString()).contains("position");
    }

    @Test
    void with_the_dead_letter_topic_refusing_too_the_log_stands_still_and_the_service_lives() {
        tooSmallDeadLetterTopic();
        feed.response(engagement, "Ann", "Before");
        long unreadable = feed.sendAtNextPosition(NOT_AN_EVENT);
        feed.flush();

        await().atMost(SOON).until(() -> {
            JsonNode blockage = blocked();
            return blockage != null && blockage.hasNonNull("deadLetter");
        });

        assertThat(awaitBlocked().get("deadLetter").asString()).startsWith("not copied");
        assertThat(appliedPosition()).isEqualTo(unreadable - 1);
        assertThat(projection().get("details").get("reading").asBoolean()).isTrue();
    }

    @Test
    void a_gap_stops_the_log() {
        feed.skipPosition();
        long after = feed.response(engagement, UUID.randomUUID(), new ResponseCounted(null));
        feed.flush();

        JsonNode blocked = awaitBlocked();

        assertThat(blocked.get("cause").asString()).isEqualTo("GAP");
        assertThat(blocked.get("position").asLong()).isEqualTo(after);
        assertThat(appliedPosition()).isEqualTo(after - 2);
    }

    @Test
    void an_event_that_cannot_be_folded_stops_the_log_after_the_good_ones() {
        feed.response(engagement, "Ann", "Before");
        long unknown = feed.response(engagement, UUID.randomUUID(), new ResponseCounted(null));
        feed.response(engagement, "Bob", "After");
        feed.flush();

        assertThat(awaitBlocked().get("position").asLong()).isEqualTo(unknown);
        assertThat(appliedPosition()).isEqualTo(unknown - 1);
    }

    @Test
    void what_was_put_right_goes_on_when_resumed() {
        feed.flush();
        TestVault.LateDocuments late = vault.lateDocuments();
        Logged response = feed.longResponse(engagement, "Ann", "word ".repeat(4_000), late.sealer());
        feed.flush();
        assertThat(awaitBlocked().get("reason").asString()).contains("MissingDocument");

        late.deliver();
        service.send("POST", "/api/v1/operations/projection/resume?log=" + feed.log());

        await().atMost(SOON).until(() -> appliedPosition() == feed.position());
        assertThat(projection().get("status").asString()).isEqualTo("UP");
        assertThat(service.get("/api/v1/responses/" + response.id())
                        .get("text")
                        .get("answers")
                        .get("Q1")
                        .asString())
                .startsWith("word word");
    }

    @Test
    void an_instance_that_lost_the_log_writes_nothing() throws Exception {
        feed.response(engagement, "Ann", "Applied by the one that has the log");
        feed.flush();
        await().atMost(SOON).until(() -> appliedPosition() == feed.position());
        Digests.Report before = service.bean(Digests.class).ofLive();
        List<PlacedEvent> events = readBack();
        Applied outOfDate = new Applied(feed.log(), 0, topic, 0, 1, null);
        Projector zombie = new Projector(service.bean(DataSource.class), ReadSchema.LIVE, models());

        assertThatThrownBy(() -> zombie.apply(outOfDate, events.subList(1, events.size()), topic, 0))
                .isInstanceOf(LostLogException.class);

        assertThat(service.bean(Digests.class).ofLive()).isEqualTo(before);
    }

    @Test
    void an_instance_frozen_while_it_sends_rows_does_not_hold_the_log_for_ever() throws Exception {
        feed.response(engagement, "Ann", "Before");
        feed.flush();
        await().atMost(SOON).until(() -> appliedPosition() == feed.position());
        Connection frozen =
                DriverManager.getConnection(databases.readUrl(), databases.queryUsername(), databases.queryPassword());
        try (Statement statement = frozen.createStatement()) {
            frozen.setAutoCommit(false);
            statement.execute("UPDATE read.applied SET position = position");
            CopyIn halfWay = frozen.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY read.archive FROM STDIN");

            feed.response(engagement, "Ben", "While another instance holds the log");
            feed.flush();

            await().atMost(SOON.multipliedBy(2)).until(() -> appliedPosition() == feed.position());
            assertThatThrownBy(halfWay::endCopy).isInstanceOf(SQLException.class);
        } finally {
            // Its session is gone: to close it would be to say good-bye to nobody.
            frozen.abort(Runnable::run);
        }
    }

    @Test
    void the_database_going_away_only_delays() {
        feed.response(engagement, "Ann", "Before");
        feed.flush();
        await().atMost(SOON).until(() -> appliedPosition() == feed.position());

        TestPostgres.shared().stop();
        try {
            feed.engagement(engagement, new EngagementWithdrawn("Drill over"));
            feed.flush();
            await().atMost(SOON)
                    .until(() -> service.bean(Projection.class).blockages().stream()
                            .anyMatch(blockage -> blockage.cause() == Blockage.Cause.UNAVAILABLE));
        } finally {
            TestPostgres.shared().start();
        }

        await().atMost(SOON)
                .until(() -> service.bean(Projection.class).blockages().isEmpty());
        assertThat(status().get("received").asInt()).isEqualTo(1);
    }

    @SuppressWarnings("unchecked")
    private List<ReadModel> models() {
        return (List<ReadModel>) service.bean("readModels");
    }

    private JsonNode status() {
        return service.get(
                        "/api/v1/engagements/" + engagement + "/status?readAfter=" + feed.log() + "@" + feed.position())
                .get("responses");
    }

    private long appliedPosition() {
        JsonNode logs = service.get("/api/v1/logs");
        return logs.isEmpty() ? -1 : logs.get(0).get("position").asLong();
    }

    private JsonNode projection() {
        return service.json("/actuator/health").get("components").get("projection");
    }

    private @Nullable JsonNode blocked() {
        JsonNode health = projection();
        return health.get("status").asString().equals("DOWN")
                ? health.get("details").get("blocked").get(0)
                : null;
    }

    private JsonNode awaitBlocked() {
        await().atMost(SOON).until(() -> blocked() != null);
        JsonNode blocked = blocked();
        if (blocked == null) {
            throw new AssertionError("The log moved again");
        }
        return blocked;
    }

    private List<PlacedEvent> readBack() {
        List<PlacedEvent> events = new ArrayList<>();
        RecordReader reader = new RecordReader();
        for (RecordReader.Reading reading : reader.read(records(topic, (int) feed.position() + 1))) {
            if (reading instanceof RecordReader.ReadEvent read) {
                events.add(read.event());
            }
        }
        return events;
    }

    private List<ConsumerRecord<byte[], byte[]>> deadLetters() {
        return records(topic + ".dead-letter", 1);
    }

    private List<ConsumerRecord<byte[], byte[]>> records(String from, int atLeast) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            TopicPartition partition = new TopicPartition(from, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
            await().atMost(SOON).until(() -> {
                found.addAll(consumer.poll(Duration.ofMillis(200)).records(partition));
                return found.size() >= atLeast;
            });
            return found;
        }
    }

    private void tooSmallDeadLetterTopic() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            NewTopic deadLetters = new NewTopic(topic + ".dead-letter", 1, (short) 1);
            admin.createTopics(List.of(deadLetters.configs(Map.of("max.message.bytes", "1"))))
                    .all()
                    .get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
