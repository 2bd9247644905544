package org.duly.benchmarks;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What a reader of committed records has seen of the log, on a thread of its own. */
final class Published implements AutoCloseable {
    private static final TopicPartition PARTITION = new TopicPartition("duly.events.v1", 0);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread reader = Thread.ofPlatform().name("published").daemon().unstarted(this::read);
    private long position = -1;

    Published(Broker broker) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        broker.bootstrapServers(),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /** Reads from the beginning of the topic, which must be there. */
    void begin() {
        consumer.assign(List.of(PARTITION));
        consumer.seekToBeginning(List.of(PARTITION));
        reader.start();
    }

    /** Returns once a position was seen. */
    void await(long wanted) throws InterruptedException {
        lock.lock();
        try {
            while (position < wanted) {
                more.await();
            }
        } finally {
            lock.unlock();
        }
    }

    private void read() {
        try {
            while (true) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
                    seen(Long.parseLong(
                            new String(record.headers().lastHeader("position").value(), StandardCharsets.US_ASCII)));
                }
            }
        } catch (WakeupException done) {
            consumer.close();
        }
    }

    private void seen(long next) {
        lock.lock();
        try {
            position = next;
            more.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        if (reader.isAlive()) {
            // It closes the consumer, which belongs to it.
            consumer.wakeup();
        } else {
            consumer.close();
        }
    }
}
