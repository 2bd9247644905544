package org.duly.command.publisher;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** The topic of checkpoints, kept for ever; made at the first use. Used by one thread, closed by another. */
final class CheckpointTopic implements AutoCloseable {
    private final PublisherSettings settings;
    private volatile @Nullable Producer<byte[], byte[]> producer;

    CheckpointTopic(PublisherSettings settings) {
        this.settings = settings;
    }

    String name() {
        return settings.topic();
    }

    Producer<byte[], byte[]> producer() {
        Producer<byte[], byte[]> open = producer;
        if (open == null) {
            KeptTopic.ensure(settings);
            open = new KafkaProducer<>(
                    settings.with(Map.of(
                            ProducerConfig.ACKS_CONFIG, "all",
                            ProducerConfig.LINGER_MS_CONFIG, 0,
                            ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000,
                            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000,
                            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 20_000)),
                    new ByteArraySerializer(),
                    new ByteArraySerializer());
            producer = open;
        }
        return open;
    }

    @Override
    public void close() {
        Producer<byte[], byte[]> open = producer;
        if (open != null) {
            open.close(Duration.ZERO);
        }
    }
}
