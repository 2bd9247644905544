package org.duly.query.witness;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The two topics that are witnessed, and how they are read: committed records only, in no group.
 *
 * @param events the topic of events
 * @param checkpoints the topic of checkpoints
 * @param consumers the settings of a client that reads
 * @param admins the settings of a client that asks for topics
 */
record Topics(String events, String checkpoints, Map<String, Object> consumers, Map<String, Object> admins) {
    private static final int ANSWER_MILLIS = 5_000;
    private static final int AT_ONCE = 5_000;
    private static final int FETCH_BYTES = 8 * 1024 * 1024;

    /** A topic as it is now; one that was deleted and made again has another id. */
    record Present(String name, String id, int partitions) {
        List<TopicPartition> topicPartitions() {
            return IntStream.range(0, partitions)
                    .mapToObj(partition -> new TopicPartition(name, partition))
                    .toList();
        }
    }

    Admin admin() {
        Map<String, Object> config = new HashMap<>(admins);
        config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
        config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
        return Admin.create(config);
    }

    /** The topic of that name; empty if there is none now. */
    static Optional<Present> present(Admin admin, String topic) {
        try {
            TopicDescription description =
                    admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic);
            return Optional.ofNullable(description)
                    .map(found -> new Present(
                            topic,
                            found.topicId().toString(),
                            found.partitions().size()));
        } catch (InterruptedException interrupted) {
            throw new InterruptException(interrupted);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty();
            }
            throw new KafkaException("Kafka could not be asked for the topic " + topic, failed.getCause());
        }
    }

    /** A consumer without partitions, which fails where what it is to read is not there. */
    Consumer<byte[], byte[]> consumer() {
        Map<String, Object> config = new HashMap<>(consumers);
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
        config.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, AT_ONCE);
        config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
