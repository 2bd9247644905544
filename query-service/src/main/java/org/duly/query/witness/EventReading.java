package org.duly.query.witness;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.duly.platform.proofs.DifferentTreeException;
import org.duly.platform.proofs.StoredTree;
import org.duly.proofs.Hash;
import org.jspecify.annotations.Nullable;

/**
 * One log as this witness reads it: an event that is new grows the tree, one that was read before must be what it was.
 * Nothing is skipped: at a position that is missing or differs, reading stops. Written by one thread, read by any.
 */
final class EventReading {
    private final String log;
    private final TopicPartition partition;
    private final String topicId;
    private final StoredTree tree;
    /** How many of the positions the topic, as it is now, was found to have. */
    private volatile long seen;

    private volatile @Nullable Instant incompleteSince;
    private volatile boolean stopped;

    /**
     * @param topicId of the topic as it is now
     * @param seen how many positions of it were read before
     */
    EventReading(String log, TopicPartition partition, String topicId, StoredTree tree, long seen) {
        this.log = log;
        this.partition = partition;
        this.topicId = topicId;
        this.tree = tree;
        this.seen = seen;
    }

    /**
     * What does not fit.
     *
     * @param position the first position that differs or is missing
     */
    record Difference(long position, String finding) {}

    /**
     * Takes the next records.
     *
     * @return what does not fit; null if all do
     */
    @Nullable
    Difference take(List<ConsumerRecord<byte[], byte[]>> records) {
        List<Hash> added = new ArrayList<>();
        Difference difference = null;
        for (ConsumerRecord<byte[], byte[]> record : records) {
            difference = take(record, added);
            if (difference != null) {
                break;
            }
        }
        try {
            tree.add(added);
            return difference;
        } catch (DifferentTreeException shownAnotherPast) {
            long position = shownAnotherPast.position();
            return new Difference(
                    position, "Position " + position + " is not what another instance of this witness read.");
        }
    }

    private @Nullable Difference take(ConsumerRecord<byte[], byte[]> record, List<Hash> added) {
        Long position = EventRecord.positionOf(record);
        if (position == null) {
            return new Difference(
                    seen, "The record at offset " + record.offset() + " of " + partition + " says no position.");
        }
        if (position > seen) {
            return new Difference(seen, "Position " + seen + " is missing before " + position + ".");
        }
        Hash leaf = EventRecord.leafOf(record);
        long size = tree.size();
        if (position == size + added.size()) {
            added.add(leaf);
        } else if (!leaf.equals(position < size ? tree.entry(position) : added.get((int) (position - size)))) {
            return new Difference(position, "Position " + position + " is not what this witness read before.");
        }
        seen = Math.max(seen, position + 1);
        return null;
    }

    /** The topic is gone, with all that was read. */
    void lost() {
        seen = 0;
    }

    /** Where it is now, once the topic was found to have all that the tree has. */
    @Nullable
    Progress progress(long nextOffset) {
        return seen < tree.size()
                ? null
                : new Progress(log, partition.topic(), topicId, partition.partition(), nextOffset, seen, tree.tail());
    }

    /**
     * Notes whether the topic, read to its end, lacks what was there before.
     *
     * @return since when it does; null if not
     */
    @Nullable
    Instant incompleteSince(boolean atEnd, Instant now) {
        if (seen >= tree.size()) {
            incompleteSince = null;
        } else if (atEnd && incompleteSince == null) {
            incompleteSince = now;
        }
        return incompleteSince;
    }

    /** Since when the topic lacks what was there before; null if it does not. */
    @Nullable
    Instant incompleteSince() {
        return incompleteSince;
    }

    void stop() {
        stopped = true;
    }

    boolean isStopped() {
        return stopped;
    }

    String log() {
        return log;
    }

    TopicPartition partition() {
        return partition;
    }

    StoredTree tree() {
        return tree;
    }

    long seen() {
        return seen;
    }
}
