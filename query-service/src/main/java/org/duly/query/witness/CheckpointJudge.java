package org.duly.query.witness;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.duly.proofs.Checkpoint;
import org.duly.proofs.MalformedProofException;
import org.duly.proofs.SignedNote;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges checkpoints: one that is signed by a trusted key, and of the tree this witness has read itself, is cosigned if it
 * is the largest; anything else is an alarm. A checkpoint of more events than were read yet waits for them. Used by one
 * thread; what waits may be asked by any.
 */
final class CheckpointJudge {
    private static final Logger LOG = LoggerFactory.getLogger(CheckpointJudge.class);

    private final Memory memory;
    private final Duration patience;
    /** In the order in which they came. */
    private volatile List<Waiting> waiting = List.of();

    /** @param patience how long checkpoints of a log wait of which no event was ever read */
    CheckpointJudge(Memory memory, Duration patience) {
        this.memory = memory;
        this.patience = patience;
    }

    /** A checkpoint that was not judged yet. */
    private static final class Waiting {
        final String log;
        final byte[] note;
        final TopicPartition partition;
        final long offset;
        final Instant since;
        /** Once a trusted key was found to have signed it. */
        @Nullable
        SignedNote verified;

        Waiting(ConsumerRecord<byte[], byte[]> record, Instant since) {
            this.log = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
            this.note = Objects.requireNonNullElse(record.value(), new byte[0]);
            this.partition = new TopicPartition(record.topic(), record.partition());
            this.offset = record.offset();
            this.since = since;
        }

        String text() {
            return new String(note, StandardCharsets.UTF_8);
        }
    }

    /** Takes the next records of the topic of checkpoints; they are judged with {@link #judge}. */
    void take(Iterable<ConsumerRecord<byte[], byte[]>> records, Instant now) {
        List<Waiting> all = new ArrayList<>(waiting);
        records.forEach(record -> all.add(new Waiting(record, now)));
        waiting = List.copyOf(all);
    }

    /** How many wait: of an honest log a few, but anyone who may write to the topic decides. */
    int size() {
        return waiting.size();
    }

    /** The offset of the first record of a partition that waits; null if none does. */
    @Nullable
    Long firstWaiting(TopicPartition partition) {
        return waiting.stream()
                .filter(each -> each.partition.equals(partition))
                .map(each -> each.offset)
                .findFirst()
                .orElse(null);
    }

    /** Since when a checkpoint of a log waits for events; null if none does. */
    @Nullable
    Instant waitingSince(String log) {
        return waiting.stream()
                .filter(each -> each.log.equals(log))
                .map(each -> each.since)
                .findFirst()
                .orElse(null);
    }

    /**
     * Judges what can be judged by now, and cosigns the largest checkpoint of each log if it extends the last one. Those of
     * a log with an open alarm are passed over: once it is acknowledged, all are read again.
     */
    void judge(Map<String, EventReading> logs, Instant now) {
        if (waiting.isEmpty()) {
            return;
        }
        List<Waiting> left = new ArrayList<>();
        Map<EventReading, SignedNote> largest = new LinkedHashMap<>();
        Set<String> alarmed = memory.alarms().openLogs();
        for (Waiting next : waiting) {
            EventReading reading = logs.get(next.log);
            if (reading == null) {
                if (next.since.plus(patience).isAfter(now)) {
                    left.add(next);
                } else {
                    LOG.warn("The checkpoint at offset {} is of a log that is not on the topic", next.offset);
                }
            } else if (!alarmed.contains(next.log)
                    && memory.keys().isWitnessed(next.log)
                    && !isJudged(next, reading, largest)) {
                left.add(next);
            }
        }
        largest.forEach(this::cosign);
        waiting = List.copyOf(left);
    }

    private boolean isJudged(Waiting next, EventReading reading, Map<EventReading, SignedNote> largest) {
        try {
            SignedNote note = verified(next);
            Checkpoint checkpoint = Checkpoint.parse(note.text());
            if (checkpoint.size() > reading.tree().size()) {
                return false;
            }
            if (reading.tree().merkleTree().root(checkpoint.size()).equals(checkpoint.root())) {
                largest.merge(reading, note, CheckpointJudge::larger);
            } else {
                refuse(next, checkpoint, reading);
            }
        } catch (MalformedProofException refused) {
            String finding = "What was published as a checkpoint is refused. " + refused.getMessage() + ".";
            memory.alarms().raise(next.log, null, agreed(next.log), finding, next.text());
        }
        return true;
    }

    /** Cosigns a checkpoint of the tree that was read, if that is still the tree of what was cosigned before. */
    private void cosign(EventReading reading, SignedNote note) {
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        Cosigned.Entry last = memory.cosigned().last(reading.log()).orElse(null);
        if (last == null || memory.isOf(reading.tree(), last)) {
            memory.cosigned().add(note, checkpoint);
            return;
        }
        long size = last.checkpoint().size();
        // Unless another instance has read more, and cosigned it.
        if (size <= reading.tree().size() || !memory.cosigned().isOurs(last)) {
            String finding = "The checkpoint of " + checkpoint.size() + " events does not extend the one of " + size
                    + " that this witness cosigned. Something from position 0 to " + (size - 1) + " differs.";
            memory.alarms().raise(reading.log(), null, 0, finding);
        }
    }

    private long agreed(String log) {
        return memory.cosigned().last(log).map(last -> last.checkpoint().size()).orElse(0L);
    }

    private SignedNote verified(Waiting next) {
        SignedNote known = next.verified;
        if (known != null) {
            return known;
        }
        SignedNote note = SignedNote.parse(next.note);
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        if (!checkpoint.origin().equals(next.log)) {
            throw new MalformedProofException("It is of another log, " + checkpoint.origin());
        }
        memory.keys().verify(next.log, note, checkpoint);
        SignedNote verified = note.onlyBy(memory.keys().ever(next.log));
        next.verified = verified;
        return verified;
    }

    private void refuse(Waiting next, Checkpoint checkpoint, EventReading reading) {
        long agreed = agreed(next.log);
        OptionalLong first = memory.differences().find(checkpoint, reading.tree(), reading.partition());
        long agreedThere = Math.min(agreed, checkpoint.size());
        String where = first.isPresent()
                ? "The first position that differs is " + first.getAsLong() + "."
                : "Something from position " + (agreedThere == checkpoint.size() ? 0 : agreedThere) + " to "
                        + (checkpoint.size() - 1) + " differs.";
        memory.alarms()
                .raise(
                        next.log,
                        first.isPresent() ? first.getAsLong() : null,
                        agreed,
                        "The checkpoint of " + checkpoint.size() + " events is not of the past that was read. " + where,
                        next.text());
    }

    private static SignedNote larger(SignedNote one, SignedNote other) {
        return Checkpoint.parse(one.text()).size()
                        >= Checkpoint.parse(other.text()).size()
                ? one
                : other;
    }
}
