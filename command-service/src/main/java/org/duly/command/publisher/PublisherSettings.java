package org.duly.command.publisher;

import java.util.HashMap;
import java.util.Map;

/**
 * Where a log is published.
 *
 * @param topic made at first use if there is none
 * @param partition the log's own partition; no other log may use it
 * @param partitions how many partitions the topic is made with; more than {@code partition}
 * @param replicationFactor of the topic when it is made; -1 leaves it to the broker
 * @param connection how Kafka is reached: {@code bootstrap.servers}, and what security needs
 */
public record PublisherSettings(
        String topic, int partition, int partitions, short replicationFactor, Map<String, Object> connection) {
    /** The broker's own choice of replication factor. */
    public static final short BROKER_DEFAULT = -1;

    public PublisherSettings {
        if (partition < 0 || partition >= partitions) {
            throw new IllegalArgumentException(
                    "Partition " + partition + " is not one of the topic's " + partitions + ": set both anew");
        }
        connection = Map.copyOf(connection);
    }

    public Map<String, Object> with(Map<String, Object> more) {
        Map<String, Object> all = new HashMap<>(connection);
        all.putAll(more);
        return all;
    }
}
