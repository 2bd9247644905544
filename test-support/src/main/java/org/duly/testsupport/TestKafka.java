package org.duly.testsupport;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * The Kafka broker of this test JVM, started at first use, stopped when the JVM ends. Every test class takes topics of
 * its own. Address and records stay the same through {@link #stop} and {@link #start}.
 */
public final class TestKafka {
    private final KafkaBackend backend;
    private final AtomicInteger topics = new AtomicInteger();

    private TestKafka(KafkaBackend backend) {
        this.backend = backend;
    }

    /** The broker that all tests of this JVM share, running. */
    public static TestKafka shared() {
        return Shared.INSTANCE;
    }

    public String bootstrapServers() {
        return backend.bootstrapServers();
    }

    /** A name no other test uses; the topic does not exist yet. */
    public String freshTopicName(String prefix) {
        return prefix + ".t" + topics.incrementAndGet();
    }

    /** Makes a topic that is kept for ever, whatever the broker's default, and returns its name. */
    public String newTopic(String name, int partitions) {
        return newTopic(name, partitions, Map.of("retention.ms", "-1"));
    }

    /** Makes a topic with these settings and returns its name. */
    public String newTopic(String name, int partitions, Map<String, String> settings) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1).configs(settings)))
                    .all()
                    .get();
            return name;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while making topic " + name, e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("topic " + name + " could not be made", e);
        }
    }

    /** Stops the broker; clients see it gone, its records stay. */
    public void stop() {
        backend.stop();
    }

    /** Starts the broker again on the same address. */
    public void start() {
        backend.start();
    }

    private static final class Shared {
        private static final TestKafka INSTANCE = begin();

        private static TestKafka begin() {
            KafkaBackend backend = switch (TestInfrastructure.chosen()) {
                case EMBEDDED -> new EmbeddedKafkaBackend();
                case TESTCONTAINERS -> new ContainerKafkaBackend();
            };
            Runtime.getRuntime().addShutdownHook(new Thread(backend::discard, "test-kafka-end"));
            backend.start();
            return new TestKafka(backend);
        }
    }
}
