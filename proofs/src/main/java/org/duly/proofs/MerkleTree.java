package org.duly.proofs;

import java.util.ArrayList;
import java.util.List;

/**
 * The Merkle tree of RFC 6962 section 2.1 over entries whose complete subtrees are kept: its root at any size, and proofs.
 * Every answer takes a number of nodes that grows with the logarithm of the size.
 */
public final class MerkleTree {
    private final NodeSource nodes;

    public MerkleTree(NodeSource nodes) {
        this.nodes = nodes;
    }

    /** The root over the first {@code size} entries. */
    public Hash root(long size) {
        return size == 0 ? Hash.ofNothing() : range(0, size);
    }

    /**
     * The path from an entry to the root over the first {@code size} entries (RFC 6962 section 2.1.1): the entry's
     * neighbour first.
     *
     * @throws IllegalArgumentException if the entry is not among them
     */
    public List<Hash> inclusionProof(long index, long size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("Entry " + index + " is not among the first " + size);
        }
        List<Hash> proof = new ArrayList<>();
        include(index, 0, size, proof);
        return proof;
    }

    /**
     * That the tree over the first {@code size} entries extends the one over the first {@code earlier} (RFC 6962 section
     * 2.1.2). Empty if they are one tree, or the earlier one has no entry.
     *
     * @throws IllegalArgumentException if the earlier one is larger
     */
    public List<Hash> consistencyProof(long earlier, long size) {
        if (earlier < 0 || earlier > size) {
            throw new IllegalArgumentException("A tree of " + size + " entries does not extend one of " + earlier);
        }
        List<Hash> proof = new ArrayList<>();
        if (earlier > 0) {
            extend(earlier, 0, size, true, proof);
        }
        return proof;
    }

    private void include(long index, long from, long to, List<Hash> proof) {
        if (to - from == 1) {
            return;
        }
        long split = from + leftOf(to - from);
        if (index < split) {
            include(index, from, split, proof);
            proof.add(range(split, to));
        } else {
            include(index, split, to, proof);
            proof.add(range(from, split));
        }
    }

    /** @param known whether the earlier tree's root is the hash over these entries, which then need not be said */
    private void extend(long earlier, long from, long to, boolean known, List<Hash> proof) {
        if (earlier == to) {
            if (!known) {
                proof.add(range(from, to));
            }
            return;
        }
        long split = from + leftOf(to - from);
        if (earlier <= split) {
            extend(earlier, from, split, known, proof);
            proof.add(range(split, to));
        } else {
            extend(earlier, split, to, false, proof);
            proof.add(range(from, split));
        }
    }

    /** The hash over some entries: {@code from} is a multiple of the least power of two that holds them all. */
    private Hash range(long from, long to) {
        long count = to - from;
        if (Long.bitCount(count) == 1) {
            int level = Long.numberOfTrailingZeros(count);
            return nodes.node(level, from >> level);
        }
        long split = from + leftOf(count);
        return Hash.ofChildren(range(from, split), range(split, to));
    }

    /** The largest power of two less than a count: how many entries the left subtree has. */
    private static long leftOf(long count) {
        return Long.highestOneBit(count - 1);
    }
}
