package org.duly.command.publisher;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Header;
import org.duly.command.log.EventLog;
import org.duly.command.log.EventLog.LoggedEvent;
import org.jspecify.annotations.Nullable;

/** Finds out how far the log has been published: the last committed record of its partition says it. */
final class TopicTail {
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final int FIRST_STEP = 8;

    private final PublisherSettings settings;
    private final LogTopic topic;
    private final EventLog log;

    TopicTail(PublisherSettings settings, LogTopic topic, EventLog log) {
        this.settings = settings;
        this.topic = topic;
        this.log = log;
    }

    /**
     * The last published position, or {@link EventLog#NOTHING}. To be asked only after the producer's transactions were
     * initialised: from then on nobody else can add to it.
     *
     * @throws WrongTopicException if what was published last is not this log's event
     */
    long lastPublished() {
        ConsumerRecord<byte[], byte[]> last = lastRecord();
        if (last == null) {
            return EventLog.NOTHING;
        }
        long position = position(last);
        if (position > log.head()) {
            throw wrong(last, "position " + position + ", and the log ends at " + log.head());
        }
        requireInLog(last);
        return position;
    }

    /** What the last record says is its position, or {@link EventLog#NOTHING}; the log is not asked. */
    long claimed() {
        ConsumerRecord<byte[], byte[]> last = lastRecord();
        return last == null ? EventLog.NOTHING : position(last);
    }

    /** Sees to it that a record is the log's event at its position. */
    void requireInLog(ConsumerRecord<byte[], byte[]> record) {
        long position = position(record);
        List<LoggedEvent> logged = log.readAfter(position - 1, 1);
        if (logged.isEmpty() || !Arrays.equals(logged.getFirst().bytes(), record.value())) {
            throw wrong(record, "position " + position + " with other bytes than the log's event there");
        }
    }

    /** The position of a record. */
    long position(ConsumerRecord<byte[], byte[]> record) {
        Header header = record.headers().lastHeader(EventPublisher.POSITION);
        try {
            return Long.parseLong(header == null ? "" : new String(header.value(), StandardCharsets.US_ASCII));
        } catch (NumberFormatException notOurs) {
            throw wrong(record, "no position");
        }
    }

    /** What is wrong with a record of the topic. */
    WrongTopicException wrong(ConsumerRecord<byte[], byte[]> record, String what) {
        return new WrongTopicException("A record of partition " + record.partition() + " of " + record.topic()
                + " (offset " + record.offset() + ") has " + what + ". It was not published from the log " + log.name()
                + " as it is now: check the topic and the log's database, or publish into a new topic");
    }

    /** Steps back from the end, further each time: markers and aborted records may lie there, however many. */
    private @Nullable ConsumerRecord<byte[], byte[]> lastRecord() {
        TopicPartition partition = new TopicPartition(settings.topic(), settings.partition());
        try (Consumer<byte[], byte[]> consumer = topic.reader()) {
            consumer.assign(List.of(partition));
            long beginning = offset(consumer.beginningOffsets(List.of(partition), ANSWER), partition);
            long end = offset(consumer.endOffsets(List.of(partition), ANSWER), partition);
            long from = end;
            for (long step = FIRST_STEP; from > beginning; step *= 4) {
                from = Math.max(beginning, end - step);
                ConsumerRecord<byte[], byte[]> last = lastBetween(consumer, partition, from, end);
                if (last != null) {
                    return last;
                }
            }
            return null;
        }
    }

    private static @Nullable ConsumerRecord<byte[], byte[]> lastBetween(
            Consumer<byte[], byte[]> consumer, TopicPartition partition, long from, long end) {
        consumer.seek(partition, from);
        ConsumerRecord<byte[], byte[]> last = null;
        long deadline = System.nanoTime() + ANSWER.toNanos();
        while (consumer.position(partition, ANSWER) < end) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                last = record;
                deadline = System.nanoTime() + ANSWER.toNanos();
            }
            if (System.nanoTime() - deadline > 0) {
                throw new TimeoutException("The end of " + partition + " could not be read in time");
            }
        }
        return last;
    }

    static long offset(Map<TopicPartition, Long> offsets, TopicPartition partition) {
        Long offset = offsets.get(partition);
        if (offset == null) {
            throw new TimeoutException("Kafka does not say where " + partition + " begins and ends");
        }
        return offset;
    }
}
