package org.duly.command.publisher;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.duly.command.log.EventLog;
import org.duly.command.log.EventLog.LoggedEvent;
import org.duly.command.log.NoContinuationException;
import org.duly.command.log.RestorableLog;
import org.duly.events.EventCodec;
import org.duly.events.UnreadableEventException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives a log back what was published of it and is missing, as after its database was restored from a backup; until that is
 * done the log takes nothing in. Else a command would get a position that the topic has given to another event, and there
 * would be two histories.
 *
 * <p>The topic is believed as far as it continues the log: its record at the log's head has the log's bytes, and what follows
 * passes everything that an append is held to. Anything else is refused, and stays refused until somebody has looked.
 */
final class LogCompletion implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(LogCompletion.class);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(100);

    private final PublisherSettings settings;
    private final LogTopic topic;
    private final RestorableLog log;
    private final Runnable beforeRelease;
    private final TopicTail tail;
    private final EventCodec codec = new EventCodec();

    /**
     * Holds the log from now on.
     *
     * @param beforeRelease done once the log is complete and before it takes anything in
     */
    LogCompletion(PublisherSettings settings, LogTopic topic, RestorableLog log, Runnable beforeRelease) {
        this.settings = settings;
        this.topic = topic;
        this.log = log;
        this.beforeRelease = beforeRelease;
        this.tail = new TopicTail(settings, topic, log);
        log.hold("The log is being compared with its topic, which is done at every start. Repeat the command soon.");
    }

    /**
     * Compares, completes and releases the log. To be repeated after a failure.
     *
     * @throws WrongTopicException if the topic does not continue the log
     */
    @Override
    public void run() {
        try {
            topic.ensure();
            for (long last = tail.claimed(); last > log.head(); last = tail.claimed()) {
                takeOver(last);
            }
            tail.lastPublished(); // refuses a topic that ends in another past
            beforeRelease.run();
            log.release();
        } catch (RuntimeException failed) {
            log.hold("The log takes nothing in until it was compared with its topic, which failed: "
                    + Objects.requireNonNullElse(failed.getMessage(), failed.toString())
                    + ". It is tried again by itself; docs/backup-and-restore.md says what to do.");
            throw failed;
        }
    }

    private void takeOver(long last) {
        long head = log.head();
        LOG.info("The log {} ends at position {} and its topic at {}: the rest is taken over", log.name(), head, last);
        TopicPartition partition = new TopicPartition(settings.topic(), settings.partition());
        try (Consumer<byte[], byte[]> consumer = topic.reader()) {
            consumer.assign(List.of(partition));
            long beginning = TopicTail.offset(consumer.beginningOffsets(List.of(partition), ANSWER), partition);
            // A record's offset is never less than its position, for every event before it has an offset too.
            consumer.seek(partition, beginning + Math.max(head, 0));
            long deadline = System.nanoTime() + ANSWER.toNanos();
            boolean joined = head == EventLog.NOTHING;
            for (long next = head + 1; next <= last; ) {
                List<LoggedEvent> events = new ArrayList<>();
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    deadline = System.nanoTime() + ANSWER.toNanos();
                    long position = tail.position(record);
                    if (position == head) {
                        tail.requireInLog(record);
                        joined = true;
                    } else if (position > head) {
                        requireNext(record, position, joined ? next : head);
                        events.add(event(record, position));
                        next++;
                    }
                }
                if (!events.isEmpty()) {
                    restore(events);
                }
                if (System.nanoTime() - deadline > 0) {
                    throw new TimeoutException(
                            "Position " + next + " could not be read from " + partition + " in time");
                }
            }
        }
        LOG.info("The log {} has positions {} to {} again", log.name(), head + 1, last);
    }

    private void requireNext(ConsumerRecord<byte[], byte[]> record, long position, long next) {
        if (position != next) {
            throw tail.wrong(record, "position " + position + " where position " + next + " comes next");
        }
    }

    private LoggedEvent event(ConsumerRecord<byte[], byte[]> record, long position) {
        byte[] key = record.key();
        byte[] bytes = record.value();
        if (key == null || bytes == null) {
            throw tail.wrong(record, "no key or no event at position " + position);
        }
        CommandHeader header = header(record);
        return new LoggedEvent(
                position,
                new String(key, StandardCharsets.UTF_8),
                bytes,
                header == null ? null : header.withId(causation(record, bytes)),
                header == null ? 0 : header.events(),
                null); // its trace has ended in the topic
    }

    private @Nullable CommandHeader header(ConsumerRecord<byte[], byte[]> record) {
        try {
            return CommandHeader.of(record.headers());
        } catch (IllegalArgumentException unreadable) {
            throw tail.wrong(record, "no readable command: " + unreadable.getMessage());
        }
    }

    private String causation(ConsumerRecord<byte[], byte[]> record, byte[] bytes) {
        try {
            return codec.decode(bytes).causationId();
        } catch (UnreadableEventException unreadable) {
            throw tail.wrong(record, "no readable event: " + unreadable.getMessage());
        }
    }

    private void restore(List<LoggedEvent> events) {
        try {
            log.restore(events);
        } catch (NoContinuationException refused) {
            throw new WrongTopicException("The topic " + settings.topic() + " does not continue the log " + log.name()
                    + ". " + refused.getMessage());
        }
    }
}
