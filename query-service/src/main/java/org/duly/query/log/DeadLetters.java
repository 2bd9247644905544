package org.duly.query.log;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * Copies a record that could not be applied, byte for byte, to the dead-letter topic, where it can be looked at. The
 * copy is a courtesy: nothing is skipped, so nothing is lost when it cannot be made. Every attempt is bounded in time.
 */
public final class DeadLetters {
    /** Longer than the producer's own limits, so that its reason is the one that is reported. */
    private static final Duration AT_MOST = Duration.ofSeconds(8);

    private final KafkaTemplate<byte[], byte[]> template;
    private final Map<String, Object> adminSettings;
    private final String topic;

    public DeadLetters(KafkaTemplate<byte[], byte[]> template, Map<String, Object> adminSettings, String topic) {
        this.template = template;
        this.adminSettings = Map.copyOf(adminSettings);
        this.topic = topic;
    }

    /** Copies a record, and says in words what became of it. Never throws. */
    String copy(ConsumerRecord<byte[], byte[]> record, String reason) {
        ProducerRecord<byte[], byte[]> copy = new ProducerRecord<>(topic, null, record.key(), record.value());
        record.headers().forEach(copy.headers()::add);
        copy.headers().add("duly-dead-letter-topic", ascii(record.topic()));
        copy.headers().add("duly-dead-letter-partition", ascii(Integer.toString(record.partition())));
        copy.headers().add("duly-dead-letter-offset", ascii(Long.toString(record.offset())));
        copy.headers().add("duly-dead-letter-reason", reason.getBytes(StandardCharsets.UTF_8));
        try {
            ensureTopic();
            var sent = template.send(copy).get(AT_MOST.toMillis(), TimeUnit.MILLISECONDS);
            return "copied to " + topic + " at offset "
                    + sent.getRecordMetadata().offset();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return "not copied to " + topic + ": interrupted";
        } catch (ExecutionException
                | TimeoutException
                | KafkaException
                | org.springframework.kafka.KafkaException failed) {
            return "not copied to " + topic + ": " + failed;
        }
    }

    private void ensureTopic() throws InterruptedException, ExecutionException, TimeoutException {
        try (Admin admin = Admin.create(adminSettings)) {
            NewTopic wanted = new NewTopic(topic, Optional.of(1), Optional.empty());
            admin.createTopics(List.of(wanted.configs(Map.of("retention.ms", "-1"))))
                    .all()
                    .get(AT_MOST.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException refused) {
            if (!(refused.getCause() instanceof TopicExistsException)) {
                throw refused;
            }
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
