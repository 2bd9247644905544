package org.duly.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;

/** A reader of what is committed in the {@link SimulatedTopic}. */
@SuppressWarnings("UnsynchronizedOverridesSynchronized") // used by one thread
final class SimulatedConsumer extends MockConsumer<byte[], byte[]> {
    private static final int MOST_AT_ONCE = 6;

    private final SimulatedTopic topic;
    private final Instance instance;
    private boolean assigned;
    private long position;

    SimulatedConsumer(SimulatedTopic topic, Instance instance) {
        super("earliest");
        this.topic = topic;
        this.instance = instance;
    }

    @Override
    public void assign(Collection<TopicPartition> partitions) {
        assigned = !partitions.isEmpty();
        position = 0;
    }

    @Override
    public Set<TopicPartition> assignment() {
        return assigned ? Set.of(SimulatedTopic.PARTITION) : Set.of();
    }

    @Override
    public void seek(TopicPartition partition, long offset) {
        position = offset;
    }

    @Override
    public long position(TopicPartition partition) {
        return position;
    }

    @Override
    public long position(TopicPartition partition, Duration timeout) {
        return position;
    }

    @Override
    public OptionalLong currentLag(TopicPartition partition) {
        return OptionalLong.of(Math.max(0, topic.lastStable() - position));
    }

    @Override
    public Map<TopicPartition, Long> beginningOffsets(Collection<TopicPartition> partitions, Duration timeout) {
        return Map.of(SimulatedTopic.PARTITION, 0L);
    }

    @Override
    public Map<TopicPartition, Long> endOffsets(Collection<TopicPartition> partitions, Duration timeout) {
        return topic.weather.call(
                instance,
                "topic end",
                () -> {
                    topic.requireThere();
                    return Map.of(SimulatedTopic.PARTITION, topic.end());
                },
                SimulatedTopic::lost);
    }

    @Override
    public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        // Moved on only with the answer: what a consumer has not handed over it reads again.
        position = topic.weather.call(
                instance,
                "topic poll",
                () -> {
                    topic.requireThere();
                    int most = 1 + topic.simulation.random().nextInt(MOST_AT_ONCE);
                    long offset = position;
                    for (; offset < topic.lastStable() && found.size() < most; offset++) {
                        ConsumerRecord<byte[], byte[]> record = topic.committedAt(offset);
                        if (record != null) {
                            found.add(record);
                        }
                    }
                    return offset;
                },
                SimulatedTopic::lost);
        return found.isEmpty()
                ? ConsumerRecords.empty()
                : new ConsumerRecords<>(Map.of(SimulatedTopic.PARTITION, found), Map.of());
    }

    @Override
    public void close() {
        assigned = false;
    }
}
