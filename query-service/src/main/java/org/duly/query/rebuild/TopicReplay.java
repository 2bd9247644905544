package org.duly.query.rebuild;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.duly.query.log.Applied;
import org.duly.query.log.NextEvents;
import org.duly.query.log.PlacedEvent;
import org.duly.query.log.RecordReader;
import org.duly.query.log.RecordReader.ReadEvent;
import org.duly.query.log.RecordReader.Reading;
import org.jspecify.annotations.Nullable;

/**
 * Reads a topic from its beginning and applies it. While one batch is written the next is read and decoded. Reads on
 * from where it was when called again. Used by one thread.
 */
final class TopicReplay implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final Consumer<byte[], byte[]> consumer;
    private final RecordReader reader = new RecordReader();
    private final ExecutorService writer = Background.threads("rebuild-writer", 1);
    private final Map<TopicPartition, Applied> applied = new HashMap<>();
    private final Map<TopicPartition, NextEvents.Refused> refused = new HashMap<>();

    /** Where events go. */
    interface Sink {
        /**
         * Takes a log's next events.
         *
         * @return where the log is with them
         */
        Applied apply(Applied from, List<PlacedEvent> events, String topic, int partition)
                throws SQLException, InterruptedException;
    }

    /**
     * Starts at the beginning of every partition.
     *
     * @param consumer reads committed, in no group; closed with this
     */
    TopicReplay(Consumer<byte[], byte[]> consumer, String topic) {
        this.consumer = consumer;
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Applies everything that is committed on the topic by now, or up to the first record that cannot be applied. */
    void catchUp(Sink sink) throws SQLException, InterruptedException {
        catchUp(sink, _ -> Long.MAX_VALUE);
    }

    /**
     * Applies no more of it than up to some position of each log.
     *
     * @param upTo by the log's name; -1 for nothing of it
     */
    void catchUp(Sink sink, ToLongFunction<String> upTo) throws SQLException, InterruptedException {
        Map<TopicPartition, Long> beyond = new HashMap<>();
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        Map<TopicPartition, Future<@Nullable Void>> writing = new HashMap<>();
        while (ends.entrySet().stream()
                .anyMatch(end -> !refused.containsKey(end.getKey())
                        && !beyond.containsKey(end.getKey())
                        && consumer.position(end.getKey()) < end.getValue())) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            for (TopicPartition partition : records.partitions()) {
                if (!beyond.containsKey(partition)) {
                    List<Reading> readings = reader.read(records.records(partition));
                    int wanted = wanted(readings, upTo);
                    if (wanted < readings.size()) {
                        beyond.put(partition, readings.get(wanted).record().offset());
                    }
                    take(partition, readings.subList(0, wanted), writing, sink);
                }
            }
        }
        beyond.forEach(consumer::seek);
        for (Future<@Nullable Void> last : writing.values()) {
            Background.await(last);
        }
    }

    /** How many there are before the first one that is not wanted. */
    private static int wanted(List<Reading> readings, ToLongFunction<String> upTo) {
        int wanted = 0;
        while (wanted < readings.size()
                && !(readings.get(wanted) instanceof ReadEvent next
                        && next.event().position()
                                > upTo.applyAsLong(next.event().log()))) {
            wanted++;
        }
        return wanted;
    }

    private void take(
            TopicPartition partition,
            List<Reading> readings,
            Map<TopicPartition, Future<@Nullable Void>> writing,
            Sink sink)
            throws SQLException, InterruptedException {
        Future<@Nullable Void> before = writing.remove(partition);
        if (before != null) {
            Background.await(before);
        }
        if (refused.containsKey(partition) || readings.isEmpty()) {
            return;
        }
        writing.put(partition, writer.submit(() -> {
            apply(partition, readings, sink);
            return null;
        }));
    }

    private void apply(TopicPartition partition, List<Reading> readings, Sink sink)
            throws SQLException, InterruptedException {
        Applied from = applied.get(partition);
        if (from == null && readings.getFirst() instanceof ReadEvent first) {
            from = Applied.nothingOf(first.event().log(), partition.topic(), partition.partition());
        }
        NextEvents next = NextEvents.after(from, readings);
        if (from != null && !next.events().isEmpty()) {
            List<PlacedEvent> events = next.events();
            applied.put(partition, sink.apply(from, events, partition.topic(), partition.partition()));
        }
        if (next.refused() != null) {
            refused.put(partition, next.refused());
        }
    }

    /** How far each log is. */
    Map<String, Long> positions() {
        Map<String, Long> positions = new TreeMap<>();
        applied.values().forEach(log -> positions.put(log.log(), log.position()));
        return positions;
    }

    /** Records that could not be read, in words. */
    List<String> refusals() {
        return refused.entrySet().stream()
                .map(entry ->
                        entry.getKey() + " offset " + entry.getValue().record().offset() + ": "
                                + entry.getValue().reason())
                .toList();
    }

    @Override
    public void close() {
        writer.shutdownNow();
        consumer.close();
    }
}
