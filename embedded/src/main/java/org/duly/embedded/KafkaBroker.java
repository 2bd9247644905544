package org.duly.embedded;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** The only class that touches Kafka's internal server API, which may change with any release of Kafka. */
final class KafkaBroker {
    private static final int NODE_ID = 1;
    private static final String CONTROLLER = "CONTROLLER";

    private final KafkaRaftServer server;

    private KafkaBroker(KafkaRaftServer server) {
        this.server = server;
    }

    static KafkaBroker start(Path dataDirectory, int port) {
        try {
            format(dataDirectory);
        } catch (Exception e) {
            throw new IllegalStateException("Kafka's data directory cannot be prepared: " + dataDirectory, e);
        }
        KafkaRaftServer server = new KafkaRaftServer(
                KafkaConfig.fromProps(configuration(dataDirectory, port, Ports.free()), false), Time.SYSTEM);
        try {
            server.startup();
        } catch (RuntimeException e) {
            server.shutdown();
            server.awaitShutdown();
            throw e;
        }
        return new KafkaBroker(server);
    }

    void stop() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static void format(Path dataDirectory) throws Exception {
        if (Files.exists(dataDirectory.resolve("meta.properties"))) {
            return;
        }
        Files.createDirectories(dataDirectory);
        try (PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(silent)
                    .setNodeId(NODE_ID)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setControllerListenerName(CONTROLLER)
                    .setMetadataLogDirectory(dataDirectory.toString())
                    .addDirectory(dataDirectory.toString())
                    .run();
        }
    }

    private static Properties configuration(Path dataDirectory, int port, int controllerPort) {
        Properties values = new Properties();
        values.setProperty("process.roles", "broker,controller");
        values.setProperty("node.id", Integer.toString(NODE_ID));
        values.setProperty("log.dirs", dataDirectory.toString());
        values.setProperty(
                "listeners", "PLAINTEXT://127.0.0.1:" + port + "," + CONTROLLER + "://127.0.0.1:" + controllerPort);
        values.setProperty("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        values.setProperty("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
        values.setProperty("inter.broker.listener.name", "PLAINTEXT");
        values.setProperty("controller.listener.names", CONTROLLER);
        values.setProperty("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort);
        values.setProperty("auto.create.topics.enable", "false");
        values.setProperty("delete.topic.enable", "true");
        // The log in PostgreSQL outlives any retention: the topic is kept for ever unless a topic says otherwise.
        values.setProperty("log.retention.ms", "-1");
        values.setProperty("num.partitions", "1");
        values.setProperty("default.replication.factor", "1");
        values.setProperty("min.insync.replicas", "1");
        values.setProperty("offsets.topic.replication.factor", "1");
        values.setProperty("offsets.topic.num.partitions", "4");
        values.setProperty("transaction.state.log.replication.factor", "1");
        values.setProperty("transaction.state.log.min.isr", "1");
        values.setProperty("transaction.state.log.num.partitions", "4");
        values.setProperty("share.coordinator.state.topic.replication.factor", "1");
        values.setProperty("share.coordinator.state.topic.min.isr", "1");
        values.setProperty("share.coordinator.state.topic.num.partitions", "1");
        // A transaction begun while the one before is still being marked as ended waits this long for another try; the
        // default of 20 ms is then most of what a command needs to become visible.
        values.setProperty("add.partitions.to.txn.retry.backoff.ms", "1");
        values.setProperty("group.initial.rebalance.delay.ms", "0");
        // After a kill the old registration must lapse before the broker may come back.
        values.setProperty("broker.session.timeout.ms", "2500");
        values.setProperty("broker.heartbeat.interval.ms", "500");
        values.setProperty("log.cleaner.dedupe.buffer.size", "16777216");
        values.setProperty("num.network.threads", "2");
        values.setProperty("num.io.threads", "4");
        return values;
    }
}
