package org.duly.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/**
 * A broker with one partition and one transactional id: epochs that fence, transactions whose end is decided first and
 * marked in the partition later, a last stable offset that readers of what is committed cannot pass. The contract test
 * holds it and Kafka to the same.
 */
final class SimulatedTopic {
    static final TopicPartition PARTITION = new TopicPartition("duly.events.v1", 0);

    private static final Duration MARKED_WITHIN = Duration.ofMillis(400);
    private static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration FOR_EVER = Duration.ofDays(1);

    final Simulation simulation;
    final Weather weather;
    private final Set<Defect> defects;
    private final List<Entry> entries = new ArrayList<>();
    private final Signal changed;
    private int epoch;
    private @Nullable Transaction current;
    private boolean away;

    SimulatedTopic(Simulation simulation, Weather weather, Set<Defect> defects) {
        this.simulation = simulation;
        this.weather = weather;
        this.defects = defects;
        this.changed = new Signal(simulation);
    }

    /** What a broker could get wrong, to see whether the simulation notices. */
    enum Defect {
        /** An earlier producer goes on as if there were no other. */
        NO_FENCING,
        /** Readers are given what is not committed. */
        READ_UNCOMMITTED,
        /** The end of the partition is said to be its beginning. */
        NO_END
    }

    void away(boolean isAway) {
        away = isAway;
    }

    void requireThere() {
        if (away) {
            throw lost();
        }
    }

    static KafkaException lost() {
        return new TimeoutException("The broker did not answer");
    }

    /** Fences all earlier producers, ends what they left open, and waits until that is marked. */
    int initTransactions() {
        requireThere();
        int mine = has(Defect.NO_FENCING) ? epoch : ++epoch;
        Transaction open = current;
        if (open != null && open.state == State.OPEN) {
            end(open, State.ABORTED);
        }
        changed.await(() -> current == null, FOR_EVER);
        requireEpoch(mine);
        return mine;
    }

    void append(int producerEpoch, ProducerRecord<byte[], byte[]> record) {
        requireThere();
        requireEpoch(producerEpoch);
        Transaction open = current;
        if (open != null && open.state != State.OPEN) {
            // As the client does while its last transaction is not marked yet.
            changed.await(() -> current == null, FOR_EVER);
            requireEpoch(producerEpoch);
            open = current;
        }
        if (open == null) {
            Transaction begun = new Transaction();
            current = begun;
            open = begun;
            var _ = simulation.after(TRANSACTION_TIMEOUT, () -> {
                if (current == begun && begun.state == State.OPEN) {
                    epoch++;
                    end(begun, State.ABORTED);
                }
            });
        }
        entries.add(new Entry(record, open));
    }

    /** Decides that the transaction is committed; readers see it once that is marked. */
    void commit(int producerEpoch) {
        requireThere();
        requireEpoch(producerEpoch);
        Transaction open = current;
        if (open != null && open.state == State.OPEN) {
            end(open, State.COMMITTED);
        }
    }

    private void requireEpoch(int producerEpoch) {
        if (producerEpoch != epoch) {
            throw new ProducerFencedException("There is a newer producer");
        }
    }

    private void end(Transaction transaction, State state) {
        transaction.state = state;
        var _ = simulation.after(simulation.upTo(MARKED_WITHIN), () -> {
            entries.add(new Entry(null, transaction));
            transaction.marked = true;
            current = null;
            changed.all();
        });
    }

    /** The offset after the last one that a reader of what is committed may see. */
    long lastStable() {
        for (int offset = 0; offset < entries.size() && !has(Defect.READ_UNCOMMITTED); offset++) {
            if (!entries.get(offset).transaction.marked) {
                return offset;
            }
        }
        return entries.size();
    }

    /** What is said to be the last stable offset to who asks for the end. */
    long end() {
        return has(Defect.NO_END) ? 0 : lastStable();
    }

    /** The record at an offset, if a reader of what is committed is given it. */
    @Nullable
    ConsumerRecord<byte[], byte[]> committedAt(long offset) {
        Entry entry = entries.get((int) offset);
        ProducerRecord<byte[], byte[]> sent = entry.record;
        boolean visible = entry.transaction.state == State.COMMITTED || has(Defect.READ_UNCOMMITTED);
        if (sent == null || !visible) {
            return null;
        }
        return received(offset, sent);
    }

    private static ConsumerRecord<byte[], byte[]> received(long offset, ProducerRecord<byte[], byte[]> sent) {
        return new ConsumerRecord<>(
                PARTITION.topic(),
                PARTITION.partition(),
                offset,
                0L,
                TimestampType.CREATE_TIME,
                sent.key().length,
                sent.value().length,
                sent.key(),
                sent.value(),
                new RecordHeaders(sent.headers()),
                Optional.empty());
    }

    /** All that readers of what is committed should see. */
    List<ConsumerRecord<byte[], byte[]>> content() {
        List<ConsumerRecord<byte[], byte[]>> content = new ArrayList<>();
        for (int offset = 0; offset < entries.size(); offset++) {
            Entry entry = entries.get(offset);
            if (entry.record != null && entry.transaction.state == State.COMMITTED && entry.transaction.marked) {
                content.add(received(offset, entry.record));
            }
        }
        return content;
    }

    private boolean has(Defect defect) {
        return defects.contains(defect);
    }

    private record Entry(@Nullable ProducerRecord<byte[], byte[]> record, Transaction transaction) {}

    private static final class Transaction {
        private State state = State.OPEN;
        private boolean marked;
    }

    private enum State {
        OPEN,
        COMMITTED,
        ABORTED
    }
}
