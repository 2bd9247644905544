package org.duly.testsupport;

import static org.awaitility.Awaitility.await;

import com.github.dockerjava.api.exception.NotModifiedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.duly.embedded.Ports;
import org.testcontainers.kafka.KafkaContainer;

/** Kafka's own image. The host port is fixed, so that the advertised address is the same after a stop and a start. */
final class ContainerKafkaBackend implements KafkaBackend {
    static final String IMAGE = "apache/kafka:4.2.1";
    private static final int CLIENT_PORT = 9092;
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final int port = Ports.free();
    private final KafkaContainer container = new KafkaContainer(IMAGE)
            .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
            .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0")
            // As in the embedded broker: a transaction does not wait 20 ms for the one before.
            .withEnv("KAFKA_ADD_PARTITIONS_TO_TXN_RETRY_BACKOFF_MS", "1");

    ContainerKafkaBackend() {
        container.setPortBindings(List.of("127.0.0.1:" + port + ":" + CLIENT_PORT));
    }

    @Override
    public void start() {
        if (container.getContainerId() == null) {
            container.start();
        } else {
            container
                    .getDockerClient()
                    .startContainerCmd(container.getContainerId())
                    .exec();
            await().atMost(START_LIMIT).ignoreExceptions().until(this::answers);
        }
    }

    @Override
    public void stop() {
        // The container's first process is a shell, which does not hand the engine's signal on to the broker.
        try {
            container.execInContainer("sh", "-c", "kill -TERM -1");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while stopping Kafka", e);
        }
        try {
            container
                    .getDockerClient()
                    .stopContainerCmd(container.getContainerId())
                    .exec();
        } catch (NotModifiedException _) {
            // The broker has ended and its container with it.
        }
    }

    @Override
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void discard() {
        container.stop();
    }

    private boolean answers() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            return !admin.describeCluster().nodes().get(5, TimeUnit.SECONDS).isEmpty();
        }
    }
}
