package org.duly.command.publisher;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** The topic the log is published into: kept for ever, never compacted. */
final class EventTopic {
    private static final Map<String, String> KEPT_FOR_EVER = Map.of(
            TopicConfig.RETENTION_MS_CONFIG, "-1",
            TopicConfig.RETENTION_BYTES_CONFIG, "-1",
            TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
    private static final int ANSWER_MILLIS = 5_000;

    private EventTopic() {}

    /**
     * Makes the topic if there is none.
     *
     * @throws WrongTopicException if it has not got the log's partition
     */
    static void ensure(PublisherSettings settings) {
        Map<String, Object> config = settings.with(Map.of(
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_MILLIS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MILLIS));
        try (Admin admin = Admin.create(config)) {
            TopicDescription topic = describe(admin, settings.topic());
            if (topic == null) {
                create(admin, settings);
            } else if (topic.partitions().size() <= settings.partition()) {
                throw new WrongTopicException("The topic " + settings.topic() + " has "
                        + topic.partitions().size() + " partitions and the log is to have number "
                        + settings.partition() + ": add partitions, or give the log another number");
            }
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
