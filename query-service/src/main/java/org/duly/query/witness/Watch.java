package org.duly.query.witness;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.duly.platform.proofs.StoredTree;
import org.duly.query.witness.EventReading.Difference;
import org.duly.query.witness.Topics.Present;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads both topics and judges, as long as the topics stay what they are. Where one was deleted and made again, or an alarm
 * was acknowledged, a new one is needed, which reads everything again. Used by one thread; {@link #logs} may be asked by
 * any.
 */
final class Watch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final int MOST_WAITING = 10_000;

    private final Topics topics;
    private final Memory memory;
    private final CheckpointJudge judge;
    private final InstantSource clock;
    private final Duration patience;
    private final boolean again;
    private final Consumer<byte[], byte[]> consumer;
    private final Admin admin;
    private final Map<TopicPartition, EventReading> readings = new HashMap<>();
    private final Map<String, EventReading> logs = new ConcurrentHashMap<>();
    private final Map<TopicPartition, Long> savedCheckpoints = new HashMap<>();
    private final Map<String, String> topicIds = new HashMap<>();
    private final long acknowledged;
    private Instant nextLook = Instant.MIN;

    /** @param again whether everything is to be read from the beginning */
    Watch(Topics topics, Memory memory, InstantSource clock, Duration patience, boolean again) {
        this.topics = topics;
        this.memory = memory;
        this.judge = new CheckpointJudge(memory, patience);
        this.clock = clock;
        this.patience = patience;
        this.again = again;
        this.acknowledged = memory.alarms().acknowledged();
        this.consumer = topics.consumer();
        this.admin = topics.admin();
    }

    /** The logs that are read, by name. */
    Map<String, EventReading> logs() {
        return logs;
    }

    /** Since when something of a log that must be there is missing: events, or those a checkpoint is of. Null if not. */
    @Nullable
    Instant waitingSince(String log) {
        EventReading reading = logs.get(log);
        Instant incomplete = reading == null ? null : reading.incompleteSince();
        return incomplete == null ? judge.waitingSince(log) : incomplete;
    }

    /**
     * Reads what is there by now.
     *
     * @return whether this watch can go on; otherwise everything is to be read again
     */
    boolean round() {
        Instant now = clock.instant();
        if (!now.isBefore(nextLook)) {
            nextLook = now.plus(LOOK);
            if (!look()) {
                return false;
            }
        }
        if (consumer.assignment().isEmpty()) {
            pause();
            return true;
        }
        ConsumerRecords<byte[], byte[]> records;
        try {
            records = consumer.poll(POLL);
        } catch (OffsetOutOfRangeException replaced) {
            LOG.warn("What is to be read next is not there: everything is read again", replaced);
            return false;
        }
        for (TopicPartition partition : records.partitions()) {
            if (partition.topic().equals(topics.checkpoints())) {
                judge.take(records.records(partition), now);
            } else if (!take(partition, records.records(partition))) {
                return false;
            }
        }
        judge.judge(logs, now);
        saveCheckpoints();
        verifyNothingIsGone(now);
        return true;
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** Looks after the topics and the alarms. */
    private boolean look() {
        return memory.alarms().acknowledged() == acknowledged
                && isThere(topics.events())
                && isThere(topics.checkpoints());
    }

    /** Whether a topic is still the one that was read; one that is new is read from now on. */
    private boolean isThere(String topic) {
        Present present = Topics.present(admin, topic).orElse(null);
        if (present == null) {
            if (topic.equals(topics.events())) {
                readings.values().forEach(EventReading::lost);
            }
            return true;
        }
        String before = topicIds.putIfAbsent(topic, present.id());
        if (before != null && !before.equals(present.id())) {
            LOG.warn("The topic {} was deleted and made again: it is read again from the beginning", topic);
            return false;
        }
        List<TopicPartition> added = new ArrayList<>(present.topicPartitions());
        added.removeAll(consumer.assignment());
        if (!added.isEmpty()) {
            Set<TopicPartition> all = new HashSet<>(consumer.assignment());
            all.addAll(added);
            consumer.assign(all);
            added.forEach(partition -> begin(partition, present));
        }
        return true;
    }

    private void begin(TopicPartition partition, Present present) {
        if (partition.topic().equals(topics.checkpoints())) {
            long next = again ? 0 : memory.progress().nextCheckpoint(present.id(), partition.partition());
            seek(partition, next);
            return;
        }
        Progress progress =
                memory.progress().of(partition.topic(), partition.partition()).orElse(null);
        if (progress == null) {
            seek(partition, 0); // the first record will say which log it is
            return;
        }
        boolean goOn = !again && progress.topicId().equals(present.id());
        open(progress, partition, present.id(), goOn ? progress.size() : 0);
        seek(partition, goOn ? progress.nextOffset() : 0);
    }

    private void seek(TopicPartition partition, long offset) {
        if (offset == 0) {
            consumer.seekToBeginning(List.of(partition));
        } else {
            consumer.seek(partition, offset);
        }
    }

    private void open(Progress progress, TopicPartition partition, String topicId, long seen) {
        String log = progress.log();
        StoredTree tree = memory.tree(progress);
        EventReading reading = new EventReading(log, partition, topicId, tree, Math.min(seen, tree.size()));
        readings.put(partition, reading);
        logs.put(log, reading);
        if (memory.isDamaged(progress, tree, partition)) {
            stop(partition, reading);
        }
    }

    /** Takes a log's next events; false if they are of another topic than the one that was read. */
    private boolean take(TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> records) {
        EventReading reading = readings.get(partition);
        if (reading == null) {
            reading = begin(partition, records.getFirst());
        }
        if (reading == null || reading.isStopped()) {
            return true;
        }
        Difference difference = reading.take(records);
        if (difference != null) {
            // A topic that was deleted and made again has other things at the offsets that were read before.
            if (!isThere(partition.topic())) {
                return false;
            }
            memory.alarms().raise(reading.log(), difference.position(), difference.position(), difference.finding());
            stop(partition, reading);
            return true;
        }
        Progress progress = reading.progress(consumer.position(partition));
        if (progress != null) {
            memory.progress().save(progress);
        }
        return true;
    }

    private @Nullable EventReading begin(TopicPartition partition, ConsumerRecord<byte[], byte[]> first) {
        String log = EventRecord.logOf(first);
        if (log == null || logs.containsKey(log)) {
            memory.alarms()
                    .raise(
                            log == null ? partition.toString() : log,
                            0L,
                            0,
                            log == null
                                    ? "The first record of " + partition + " does not say which log it belongs to."
                                    : "The partition " + partition + " has events of the log, which is in another.");
            consumer.pause(List.of(partition));
            return null;
        }
        String topicId = topicIds.getOrDefault(partition.topic(), "");
        Progress none = new Progress(log, partition.topic(), topicId, partition.partition(), 0, 0, List.of());
        open(memory.progress().of(log).orElse(none), partition, topicId, 0);
        return readings.get(partition);
    }

    private void stop(TopicPartition partition, EventReading reading) {
        reading.stop();
        consumer.pause(List.of(partition));
    }

    private void saveCheckpoints() {
        for (TopicPartition partition : consumer.assignment()) {
            if (partition.topic().equals(topics.checkpoints())) {
                Long waiting = judge.firstWaiting(partition);
                long next = waiting == null ? consumer.position(partition) : waiting;
                Long saved = savedCheckpoints.put(partition, next);
                if (saved == null || saved != next) {
                    memory.progress()
                            .saveNextCheckpoint(
                                    topicIds.getOrDefault(partition.topic(), ""), partition.partition(), next);
                }
                if (judge.size() < MOST_WAITING) {
                    consumer.resume(List.of(partition));
                } else {
                    consumer.pause(List.of(partition));
                }
            }
        }
    }

    private void verifyNothingIsGone(Instant now) {
        readings.forEach((partition, reading) -> {
            OptionalLong lag = consumer.currentLag(partition);
            Instant since = reading.incompleteSince(lag.isPresent() && lag.getAsLong() == 0, now);
            if (since != null && !reading.isStopped() && !since.plus(patience).isAfter(now)) {
                long missing = reading.seen();
                memory.alarms()
                        .raise(
                                reading.log(),
                                missing,
                                missing,
                                "The topic ends before position " + missing + ", which was there before.");
                stop(partition, reading);
            }
        });
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
        consumer.close();
    }
}
