package org.duly.query.witness;

import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.duly.platform.proofs.StoredTree;
import org.duly.proofs.Checkpoint;
import org.duly.proofs.MerkleTree;
import org.duly.proofs.TileNodes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out where the past that a checkpoint is of departs from the one this witness read: from the hashes the log
 * publishes, a few tiles from the top down; or else by reading the topic again.
 */
final class FirstDifference {
    private static final Logger LOG = LoggerFactory.getLogger(FirstDifference.class);
    private static final Duration POLL = Duration.ofMillis(200);
    /** After so many times that nothing comes, the topic tells nothing. */
    private static final int MOST_IDLE = 50;

    private final Topics topics;
    private final @Nullable URI logUrl;
    private final HttpClient client;

    /** @param logUrl where the log publishes its tiles; null if that is not known */
    FirstDifference(Topics topics, @Nullable URI logUrl, HttpClient client) {
        this.topics = topics;
        this.logUrl = logUrl;
        this.client = client;
    }

    /**
     * The first position at which they differ.
     *
     * @param tree has at least as many entries as the checkpoint, and another root at its size
     * @return empty if neither the log's hashes nor the topic say
     */
    OptionalLong find(Checkpoint checkpoint, StoredTree tree, TopicPartition partition) {
        OptionalLong published = logUrl == null ? OptionalLong.empty() : amongPublished(checkpoint, tree, logUrl);
        return published.isPresent() ? published : onTopic(partition, tree, checkpoint.size());
    }

    private OptionalLong amongPublished(Checkpoint checkpoint, StoredTree tree, URI address) {
        TileNodes theirs = new TileNodes(new LogTiles(client, address, checkpoint.size()));
        try {
            if (!new MerkleTree(theirs).root(checkpoint.size()).equals(checkpoint.root())) {
                LOG.warn("The tiles at {} are not those of the checkpoint of {} events", address, checkpoint.size());
                return OptionalLong.empty();
            }
            return firstOf(checkpoint.size(), theirs, tree.nodes());
        } catch (UncheckedIOException unreachable) {
            LOG.warn("The log's tiles cannot be read, so the topic is", unreachable);
            return OptionalLong.empty();
        }
    }

    /** Along the complete subtrees of the size from the left, and down in the first that differs. */
    private static OptionalLong firstOf(long size, TileNodes theirs, TileNodes ours) {
        long from = 0;
        for (int level = Long.SIZE - 1 - Long.numberOfLeadingZeros(size); level >= 0; level--) {
            if ((size >> level & 1) == 1) {
                if (!theirs.node(level, from >> level).equals(ours.node(level, from >> level))) {
                    return descend(level, from >> level, theirs, ours);
                }
                from += 1L << level;
            }
        }
        return OptionalLong.empty();
    }

    private static OptionalLong descend(int level, long index, TileNodes theirs, TileNodes ours) {
        long at = index;
        for (int below = level - 1; below >= 0; below--) {
            at *= 2;
            if (theirs.node(below, at).equals(ours.node(below, at))) {
                at++;
            }
        }
        // From one tile to the next, a hash is only said to be over those below it.
        return theirs.node(0, at).equals(ours.node(0, at)) ? OptionalLong.empty() : OptionalLong.of(at);
    }

    private OptionalLong onTopic(TopicPartition partition, StoredTree tree, long size) {
        try (Consumer<byte[], byte[]> consumer = topics.consumer()) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            long next = 0;
            for (int idle = 0; next < size && consumer.position(partition) < end; idle++) {
                if (idle == MOST_IDLE) {
                    return OptionalLong.empty();
                }
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    idle = 0;
                    Long position = EventRecord.positionOf(record);
                    if (position == null || position > next) {
                        return OptionalLong.of(next);
                    }
                    if (position < size && !EventRecord.leafOf(record).equals(tree.entry(position))) {
                        return OptionalLong.of(position);
                    }
                    next = Math.max(next, position + 1);
                }
            }
            return next < size ? OptionalLong.of(next) : OptionalLong.empty();
        }
    }
}
