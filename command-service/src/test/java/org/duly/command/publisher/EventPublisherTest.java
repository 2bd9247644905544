package org.duly.command.publisher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringSerializer;
import org.duly.command.publisher.PublisherStatus.Role;
import org.duly.platform.database.Database;
import org.duly.testsupport.JavaProcess;
import org.duly.testsupport.TestDatabases;
import org.duly.testsupport.TestKafka;
import org.duly.testsupport.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The publisher's drills, with the real broker and the real lock. */
class EventPublisherTest {
    private static final TestKafka KAFKA = TestKafka.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String topic = KAFKA.freshTopicName("publisher");
    private final String logName = topic + "/main";
    private final List<EventPublisher> started = new ArrayList<>();

    @AfterEach
    void stopAll() {
        started.forEach(EventPublisher::stop);
    }

    @Test
    void publishesEveryEventOnceInOrderIntoItsOwnPartition() throws Exception {
        SyntheticLog log = new SyntheticLog(logName, 2_500);
        publish(log, settings(topic, 2, 3), new AlwaysLeads());
        for (int i = 0; i < 200; i++) {
            log.grow(1 + i % 3);
        }

        try (CommittedReader own = new CommittedReader(topic, 2);
                CommittedReader other = new CommittedReader(topic, 0)) {
            own.assertIsExactly(log);
            other.assertIsExactly(new SyntheticLog("nothing", 0));
        }
        assertThat(topicConfig().get("retention.ms").value()).isEqualTo("-1");
        assertThat(topicConfig().get("cleanup.policy").value()).isEqualTo("delete");
    }

    @Test
    void anAppendThroughAnotherInstanceIsPublishedBeforeLong() {
        SyntheticLog log = new SyntheticLog(logName, 1);
        EventPublisher publisher = publish(log);
        awaitPublished(publisher, log);

        log.growUnannounced(3);

        awaitPublished(publisher, log);
        assertThat(publisher.lag()).isZero();
    }

    @Test
    void aRestartContinuesAfterTheLastCommittedEvent() {
        SyntheticLog log = new SyntheticLog(logName, 1_234);
        EventPublisher first = publish(log);
        awaitPublished(first, log);
        first.stop();
        assertThat(first.status().role()).isEqualTo(Role.STOPPED);
        log.grow(777);

        publish(log);

        assertTopicIsExactly(log);
    }

    @Test
    void aStoppedPublisherCanBeStartedAgain() {
        SyntheticLog log = new SyntheticLog(logName, 10);
        EventPublisher publisher = publish(log);
        awaitPublished(publisher, log);
        publisher.stop();
        log.grow(10);
        publisher.start();

        assertTopicIsExactly(log);
    }

    @Test
    void theBrokerStopsAndComesBackUnderLoad() {
        SyntheticLog log = new SyntheticLog(logName, 0);
        EventPublisher publisher = publish(log);
        AtomicBoolean loading = new AtomicBoolean(true);
        Thread load = Thread.ofPlatform().start(() -> {
            while (loading.get()) {
                log.grow(5);
                LockSupport.parkNanos(10_000);
            }
        });
        try {
            for (int round = 0; round < 2; round++) {
                long before = publisher.status().published();
                await().atMost(PATIENCE).until(() -> publisher.status().published() > before + 2_000);
                KAFKA.stop();
                long during = log.head();
                await().atMost(PATIENCE).until(() -> log.head() > during + 1_000);
                KAFKA.start();
            }
        } finally {
            loading.set(false);
            join(load);
        }

        awaitPublished(publisher, log);
        assertTopicIsExactly(log);
    }

    @Test
    void thePublishingProcessIsKilledAndAnotherTakesOver() {
        TestDatabases databases = TestPostgres.shared().freshDatabases();
        SyntheticLog log = new SyntheticLog(logName, 0);
        EventPublisher survivor;
        try (JavaProcess process = JavaProcess.start(
                PublishingProcess.class,
                KAFKA.bootstrapServers(),
                topic,
                logName,
                databases.logUrl(),
                databases.commandUsername(),
                databases.commandPassword())) {
            process.awaitLine(line -> line.equals("publishing"), PATIENCE);
            log.grow(1_000_000);
            survivor = publish(log, settings(topic, 0, 1), new PostgresLeadership(database(databases), logName));
            await().atMost(PATIENCE).until(() -> survivor.status().role() == Role.STANDBY);
            assertThat(process.isAlive()).isTrue();
            process.kill();
        }

        await().atMost(PATIENCE).until(() -> survivor.status().published() > 50_000);
        survivor.stop();
        try (CommittedReader reader = new CommittedReader(topic, 0)) {
            reader.assertIsExactly(
                    new SyntheticLog(logName, (int) survivor.status().published() + 1));
        }
    }

    @Test
    void ofTwoPublishersOneLeadsAndTheOtherTakesOver() {
        TestDatabases databases = TestPostgres.shared().freshDatabases();
        SyntheticLog log = new SyntheticLog(logName, 100);
        EventPublisher first =
                publish(log, settings(topic, 0, 1), new PostgresLeadership(database(databases), logName));
        awaitPublished(first, log);
        EventPublisher second =
                publish(log, settings(topic, 0, 1), new PostgresLeadership(database(databases), logName));
        await().atMost(PATIENCE).until(() -> second.status().role() == Role.STANDBY);
        log.grow(100);
        awaitPublished(first, log);
        assertThat(second.status().role()).isEqualTo(Role.STANDBY);

        first.stop();
        log.grow(100);

        awaitPublished(second, log);
        assertTopicIsExactly(log);
    }

    @Test
    void twoPublishersThatBothBelieveToLeadNeverDoubleAnEvent() {
        SyntheticLog log = new SyntheticLog(logName, 0);
        EventPublisher first = publish(log);
        EventPublisher second = publish(log);
        await().atMost(PATIENCE).until(() -> {
            log.grow(50);
            return log.head() > 3_000
                    && first.status().published() > 0
                    && second.status().published() > 0;
        });

        assertTopicIsExactly(log);
    }

    @Test
    void aTopicAheadOfTheLogIsRefused() {
        SyntheticLog log = new SyntheticLog(logName, 20);
        EventPublisher before = publish(log);
        awaitPublished(before, log);
        before.stop();

        EventPublisher restored = publish(new SyntheticLog(logName, 12));

        awaitRefusal(restored, "position 19, and the log ends at 11");
        assertTopicIsExactly(log);
    }

    @Test
    void aTopicOfAnotherLogIsRefused() {
        SyntheticLog log = new SyntheticLog(logName, 20);
        EventPublisher before = publish(log);
        awaitPublished(before, log);
        before.stop();

        EventPublisher other = publish(new SyntheticLog("another.example/main", 30));

        awaitRefusal(other, "not published from the log another.example/main");
        assertTopicIsExactly(log);
    }

    @Test
    void aTopicWithRecordsThatAreNoEventsIsRefused() throws Exception {
        KAFKA.newTopic(topic, 1);
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", KAFKA.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, "something else")).get();
        }

        awaitRefusal(publish(new SyntheticLog(logName, 1)), "has no position");
    }

    @Test
    void aTopicWithoutTheLogsPartitionIsRefused() {
        KAFKA.newTopic(topic, 2);

        EventPublisher publisher = publish(new SyntheticLog(logName, 1), settings(topic, 2, 3), new AlwaysLeads());

        awaitRefusal(publisher, "has 2 partitions");
    }

    @Test
    void aRefillIntoANewTopicGivesTheSameBytes() {
        SyntheticLog log = new SyntheticLog(logName, 3_000);
        EventPublisher publisher = publish(log);
        awaitPublished(publisher, log);
        publisher.stop();
        String refilled = KAFKA.freshTopicName("refill");

        publish(log, settings(refilled, 0, 1), new AlwaysLeads());

        assertTopicIsExactly(log);
        try (CommittedReader reader = new CommittedReader(refilled, 0)) {
            reader.assertIsExactly(log);
        }
    }

    private EventPublisher publish(SyntheticLog log) {
        return publish(log, settings(topic, 0, 1), new AlwaysLeads());
    }

    private EventPublisher publish(SyntheticLog log, PublisherSettings settings, Leadership leadership) {
        EventPublisher publisher = new EventPublisher(log, settings, leadership);
        started.add(publisher);
        publisher.start();
        return publisher;
    }

    private static PublisherSettings settings(String topic, int partition, int partitions) {
        return new PublisherSettings(
                topic,
                partition,
                partitions,
                PublisherSettings.BROKER_DEFAULT,
                Map.of("bootstrap.servers", KAFKA.bootstrapServers()));
    }

    private static Database database(TestDatabases databases) {
        return new Database(
                databases.logUrl(),
                databases.commandUsername(),
                databases.commandPassword(),
                databases.ownerUsername(),
                databases.ownerPassword());
    }

    private static void awaitPublished(EventPublisher publisher, SyntheticLog log) {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(publisher.status()).isEqualTo(new PublisherStatus(Role.LEADER, log.head(), null)));
    }

    private static void awaitRefusal(EventPublisher publisher, String reason) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(publisher.status().role()).isEqualTo(Role.REFUSING);
            assertThat(publisher.status().lastError()).contains(reason);
        });
    }

    private void assertTopicIsExactly(SyntheticLog log) {
        try (CommittedReader reader = new CommittedReader(topic, 0)) {
            reader.assertIsExactly(log);
        }
    }

    private Config topicConfig() throws ExecutionException, InterruptedException {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", KAFKA.bootstrapServers()))) {
            return Objects.requireNonNull(
                    admin.describeConfigs(List.of(resource)).all().get().get(resource));
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** No lock at all: what is left is Kafka's fencing. */
    private static final class AlwaysLeads implements Leadership {
        @Override
        public boolean lead() {
            return true;
        }

        @Override
        public void giveUp() {}
    }
}
