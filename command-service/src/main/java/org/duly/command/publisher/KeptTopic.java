package org.duly.command.publisher;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** A topic that a log, or what is said of it, is published into: kept for ever, never compacted. */
public final class KeptTopic {
    private static final Map<String, String> KEPT_FOR_EVER = Map.of(
            TopicConfig.RETENTION_MS_CONFIG, "-1",
            TopicConfig.RETENTION_BYTES_CONFIG, "-1",
            TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
    private static final int ANSWER_MILLIS = 5_000;

    private KeptTopic() {}

    /**
     * Makes the topic if there is none.
     *
     * @throws WrongTopicException if it has not got the log's partition, or would not keep for ever what it is given
     */
    public static void ensure(PublisherSettings settings) {
        Map<String, Object> config = settings.with(Map.of(
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_MILLIS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MILLIS));
        try (Admin admin = Admin.create(config)) {
            TopicDescription topic = describe(admin, settings.topic());
            if (topic == null) {
                create(admin, settings);
                return;
            }
            if (topic.partitions().size() <= settings.partition()) {
                throw new WrongTopicException("The topic " + settings.topic() + " has "
                        + topic.partitions().size() + " partitions and the log is to have number "
                        + settings.partition() + ": add partitions, or give the log another number");
            }
            verifyKeptForEver(admin, settings.topic());
        } catch (InterruptedException interrupted) {
            throw new InterruptException(interrupted);
        } catch (ExecutionException failed) {
            throw new KafkaException("Kafka could not be asked for the topic " + settings.topic(), failed.getCause());
        }
    }

    private static @Nullable TopicDescription describe(Admin admin, String topic)
            throws ExecutionException, InterruptedException {
        try {
            return admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof UnknownTopicOrPartitionException) {
                return null;
            }
            throw failed;
        }
    }

    /** Somebody else may have made the topic, with the broker's defaults, and what it drops no reader can ask for again. */
    private static void verifyKeptForEver(Admin admin, String topic) throws ExecutionException, InterruptedException {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        Config actual = Objects.requireNonNull(
                admin.describeConfigs(List.of(resource)).all().get().get(resource));
        for (Map.Entry<String, String> wanted : KEPT_FOR_EVER.entrySet()) {
            String value = actual.get(wanted.getKey()).value();
            if (!wanted.getValue().equals(value)) {
                throw new WrongTopicException("The topic " + topic + " would not keep the log for ever: its "
                        + wanted.getKey() + " is " + value + " and must be " + wanted.getValue()
                        + ". Change that setting of the topic, or publish into a new topic");
            }
        }
    }

    private static void create(Admin admin, PublisherSettings settings)
            throws ExecutionException, InterruptedException {
        Optional<Short> replicationFactor = settings.replicationFactor() == PublisherSettings.BROKER_DEFAULT
                ? Optional.empty()
                : Optional.of(settings.replicationFactor());
        NewTopic topic = new NewTopic(settings.topic(), Optional.of(settings.partitions()), replicationFactor)
                .configs(KEPT_FOR_EVER);
        try {
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException failed) {
            if (!(failed.getCause() instanceof TopicExistsException)) {
                throw failed;
            }
        }
    }
}
