package org.duly.command.publisher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.duly.command.log.EventLog;
import org.duly.command.log.EventLog.LoggedEvent;
import org.duly.testsupport.TestKafka;

/** Reads what consumers of committed records see of one partition, from its beginning, and holds it to the promise. */
final class CommittedReader implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration QUIET = Duration.ofMillis(700);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();

    CommittedReader(String topic, int partition) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", TestKafka.shared().bootstrapServers(),
                        "isolation.level", "read_committed",
                        "enable.auto.commit", "false",
                        "auto.offset.reset", "earliest",
                        "allow.auto.create.topics", "false"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(List.of(new TopicPartition(topic, partition)));
    }

    /** Waits until this many records were read. */
    CommittedReader awaitCount(int count) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (records.size() < count && System.nanoTime() < deadline) {
            consumer.poll(Duration.ofMillis(100)).forEach(records::add);
        }
        assertThat(records).hasSizeGreaterThanOrEqualTo(count);
        return this;
    }

    /** Holds that the records are exactly the log's events from 0 to its head: none lost, doubled or out of order. */
    void assertIsExactly(EventLog log) {
        List<LoggedEvent> events = log.readAfter(EventLog.NOTHING, Integer.MAX_VALUE);
        awaitCount(events.size());
        consumer.poll(QUIET).forEach(records::add);
        assertThat(records).hasSameSizeAs(events);
        for (LoggedEvent event : events) {
            ConsumerRecord<byte[], byte[]> record = records.get((int) event.position());
            assertThat(position(record)).isEqualTo(event.position());
            assertThat(record.value()).isEqualTo(event.bytes());
            assertThat(new String(record.key(), StandardCharsets.UTF_8)).isEqualTo(event.stream());
        }
    }

    /** What was read so far, as a text that differs if any of it does. */
    String digest() {
        return records.stream()
                .map(record -> position(record) + " " + Arrays.hashCode(record.value()))
                .toList()
                .toString();
    }

    /** What the records read so far say of a trace. */
    Map<Long, Optional<String>> tracesByPosition() {
        return records.stream()
                .collect(Collectors.toMap(
                        CommittedReader::position,
                        record -> Optional.ofNullable(record.headers().lastHeader("traceparent"))
                                .map(header -> new String(header.value(), StandardCharsets.US_ASCII))));
    }

    static long position(ConsumerRecord<byte[], byte[]> record) {
        byte[] position =
                Objects.requireNonNull(record.headers().lastHeader("position")).value();
        return Long.parseLong(new String(position, StandardCharsets.US_ASCII));
    }

    @Override
    public void close() {
        consumer.close();
    }
}
