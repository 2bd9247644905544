package org.duly.command.publisher;

import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The log's topic on a Kafka broker. */
final class KafkaLogTopic implements LogTopic {
    private final PublisherSettings settings;
    private final String log;

    KafkaLogTopic(PublisherSettings settings, String log) {
        this.settings = settings;
        this.log = log;
    }

    @Override
    public void ensure() {
        KeptTopic.ensure(settings);
    }

    @Override
    public Producer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                settings.with(Map.of(
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG, "duly-publisher-" + log,
                        ProducerConfig.ACKS_CONFIG, "all",
                        ProducerConfig.LINGER_MS_CONFIG, 0,
                        ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 20_000,
                        ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 30_000,
                        ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500)),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    @Override
    public Consumer<byte[], byte[]> reader() {
        return new KafkaConsumer<>(
                settings.with(Map.of(
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "none",
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false)),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
