package org.duly.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** What publisher and projection count on, of the broker and of the simulated topic. */
abstract class TopicContract {
    private static final Duration ANSWER = Duration.ofSeconds(10);

    /** An empty topic with one partition. */
    interface Topic {
        String name();

        Producer<byte[], byte[]> producer();

        Consumer<byte[], byte[]> reader();
    }

    /** What is tried on a topic. */
    interface Trial {
        void on(Topic topic);
    }

    /** Tries something on an empty topic. */
    abstract void onAnEmptyTopic(Trial trial);

    @Test
    void what_is_committed_is_read_in_order_and_markers_are_passed_over() {
        onAnEmptyTopic(topic -> {
            try (Producer<byte[], byte[]> producer = topic.producer()) {
                producer.initTransactions();
                transaction(topic, producer, "a", "b");
                transaction(topic, producer, "c");
            }
            // Whoever comes next waits until it is decided and marked what the one before left behind.
            next(topic);
            assertThat(readToEnd(topic)).containsExactly("a", "b", "c");
        });
    }

    @Test
    void what_was_left_open_is_not_read_and_the_end_lies_behind_it() {
        onAnEmptyTopic(topic -> {
            Producer<byte[], byte[]> producer = topic.producer();
            producer.initTransactions();
            transaction(topic, producer, "a");
            producer.beginTransaction();
            send(topic, producer, "lost");
            producer.flush();
            producer.close(Duration.ZERO);
            try (Producer<byte[], byte[]> second = topic.producer()) {
                second.initTransactions();
                assertThat(readToEnd(topic)).containsExactly("a");
                transaction(topic, second, "b");
            }
            next(topic);
            assertThat(readToEnd(topic)).containsExactly("a", "b");
        });
    }

    @Test
    void an_earlier_producer_is_fenced() {
        onAnEmptyTopic(topic -> {
            Producer<byte[], byte[]> zombie = topic.producer();
            zombie.initTransactions();
            transaction(topic, zombie, "a");
            zombie.beginTransaction();
            send(topic, zombie, "of the zombie");
            zombie.flush();
            try (Producer<byte[], byte[]> second = topic.producer()) {
                second.initTransactions();
                transaction(topic, second, "b");
                assertThatThrownBy(zombie::commitTransaction).isInstanceOf(KafkaException.class);
            }
            zombie.close(Duration.ZERO);
            next(topic);
            assertThat(readToEnd(topic)).containsExactly("a", "b");
        });
    }

    @Test
    void nobody_reads_past_an_open_transaction() {
        onAnEmptyTopic(topic -> {
            try (Producer<byte[], byte[]> producer = topic.producer()) {
                producer.initTransactions();
                producer.beginTransaction();
                send(topic, producer, "a");
                producer.flush();
                assertThat(readToEnd(topic)).isEmpty();
                producer.commitTransaction();
            }
            next(topic);
            assertThat(readToEnd(topic)).containsExactly("a");
        });
    }

    private static void next(Topic topic) {
        try (Producer<byte[], byte[]> next = topic.producer()) {
            next.initTransactions();
        }
    }

    private static void transaction(Topic topic, Producer<byte[], byte[]> producer, String... values) {
        producer.beginTransaction();
        for (String value : values) {
            send(topic, producer, value);
        }
        producer.commitTransaction();
    }

    private static void send(Topic topic, Producer<byte[], byte[]> producer, String value) {
        var _ = producer.send(
                new ProducerRecord<>(topic.name(), 0, null, new byte[] {1}, value.getBytes(StandardCharsets.UTF_8)));
    }

    /** As the publisher's look at the end of its topic does: from the beginning, to what is said to be the end. */
    private static List<String> readToEnd(Topic topic) {
        TopicPartition partition = new TopicPartition(topic.name(), 0);
        List<String> read = new ArrayList<>();
        try (Consumer<byte[], byte[]> reader = topic.reader()) {
            reader.assign(List.of(partition));
            long end = Objects.requireNonNull(
                    reader.endOffsets(List.of(partition), ANSWER).get(partition));
            reader.seek(partition, 0);
            while (reader.position(partition, ANSWER) < end) {
                reader.poll(Duration.ofMillis(100))
                        .forEach(record -> read.add(new String(record.value(), StandardCharsets.UTF_8)));
            }
        }
        return read;
    }
}
