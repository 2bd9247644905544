package org.duly.command.publisher;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.api.OpenTelemetry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.duly.command.log.Append;
import org.duly.command.log.Append.NewEvent;
import org.duly.command.log.EventLog;
import org.duly.command.publisher.PublisherStatus.Role;
import org.duly.events.EventCodec;
import org.duly.events.EventEnvelope;
import org.duly.events.engagement.EngagementClosed;
import org.duly.platform.database.Database;
import org.duly.testsupport.TestDatabases;
import org.duly.testsupport.TestKafka;
import org.junit.jupiter.api.AfterEach;

/** What the publisher's tests have in common: a topic of their own, and publishers that are stopped in the end. */
abstract class PublisherScenario {
    static final TestKafka KAFKA = TestKafka.shared();
    static final Duration PATIENCE = Duration.ofSeconds(60);

    final String topic = KAFKA.freshTopicName("publisher");
    final String logName = topic + "/main";
    private final List<EventPublisher> started = new ArrayList<>();

    @AfterEach
    void stopAll() {
        started.forEach(EventPublisher::stop);
    }

    EventPublisher publish(SyntheticLog log) {
        return publish(log, settings(topic, 0, 1), new AlwaysLeads());
    }

    /** Publishes as one of several that could, under a lock in the database. */
    EventPublisher publish(EventLog log, Database database) {
        return publish(log, settings(topic, 0, 1), new PostgresLeadership(database, logName));
    }

    /** Everything published, and the publisher gone: what a later one finds. */
    void publishAndStop(SyntheticLog log) {
        EventPublisher publisher = publish(log);
        awaitPublished(publisher, log);
        publisher.stop();
        assertThat(publisher.status().role()).isEqualTo(Role.STOPPED);
    }

    EventPublisher publish(EventLog log, PublisherSettings settings, Leadership leadership) {
        return publish(log, settings, leadership, () -> {});
    }

    EventPublisher publish(EventLog log, PublisherSettings settings, Leadership leadership, Runnable preparation) {
        EventPublisher publisher = new EventPublisher(log, settings, leadership, preparation, OpenTelemetry.noop());
        started.add(publisher);
        publisher.start();
        return publisher;
    }

    static PublisherSettings settings(String topic, int partition, int partitions) {
        return new PublisherSettings(
                topic,
                partition,
                partitions,
                PublisherSettings.BROKER_DEFAULT,
                Map.of("bootstrap.servers", KAFKA.bootstrapServers()));
    }

    static Database database(TestDatabases databases) {
        return new Database(
                databases.logUrl(),
                databases.commandUsername(),
                databases.commandPassword(),
                databases.ownerUsername(),
                databases.ownerPassword());
    }

    static void awaitPublished(EventPublisher publisher, SyntheticLog log) {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(publisher.status()).isEqualTo(new PublisherStatus(Role.LEADER, log.head(), null)));
    }

    static void awaitRefusal(EventPublisher publisher, String reason) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(publisher.status().role()).isEqualTo(Role.REFUSING);
            assertThat(publisher.status().lastError()).contains(reason);
        });
    }

    void assertTopicIsExactly(EventLog log) {
        try (CommittedReader reader = new CommittedReader(topic, 0)) {
            reader.assertIsExactly(log);
        }
    }

    Config topicConfig() throws ExecutionException, InterruptedException {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", KAFKA.bootstrapServers()))) {
            return requireNonNull(
                    admin.describeConfigs(List.of(resource)).all().get().get(resource));
        }
    }

    Append closed(int number) {
        UUID id = new UUID(1, number);
        String stream = "engagement/" + id;
        Instant when = Instant.parse("2019-10-01T08:00:00Z");
        EventEnvelope event = new EventEnvelope(
                id, logName, stream, 0, when, when, stream, "a", "auditor", null, "b", "c", new EngagementClosed(when));
        NewEvent closed = new NewEvent(id, stream, 0, stream, event.type(), new EventCodec().encode(event));
        return new Append(List.of(closed), null, List.of());
    }

    static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** No lock at all: what is left is Kafka's fencing. */
    static final class AlwaysLeads implements Leadership {
        @Override
        public boolean lead() {
            return true;
        }

        @Override
        public void giveUp() {}
    }
}
