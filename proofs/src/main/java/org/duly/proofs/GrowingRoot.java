package org.duly.proofs;

import java.util.ArrayList;
import java.util.List;

/**
 * The root of a tree that grows entry by entry, from the hashes of its complete subtrees alone: at most one for each
 * power of two. Not thread-safe.
 */
public final class GrowingRoot {
    private final List<Hash> subtrees = new ArrayList<>();
    private long size;

    /** A tree without entries. */
    public GrowingRoot() {}

    /** The tree of that size whose complete subtrees are kept. */
    public GrowingRoot(long size, NodeSource nodes) {
        this.size = size;
        long from = 0;
        for (int level = Long.SIZE - 2; level >= 0; level--) {
            if ((size >> level & 1) == 1) {
                subtrees.add(nodes.node(level, from >> level));
                from += 1L << level;
            }
        }
    }

    /** Adds an entry by its hash. */
    public void add(Hash entry) {
        Hash hash = entry;
        for (long filled = size; (filled & 1) == 1; filled >>= 1) {
            hash = Hash.ofChildren(subtrees.removeLast(), hash);
        }
        subtrees.add(hash);
        size++;
    }

    /** How many entries it has. */
    public long size() {
        return size;
    }

    /** The root over all of them. */
    public Hash root() {
        if (subtrees.isEmpty()) {
            return Hash.ofNothing();
        }
        Hash root = subtrees.getLast();
        for (int at = subtrees.size() - 2; at >= 0; at--) {
            root = Hash.ofChildren(subtrees.get(at), root);
        }
        return root;
    }
}
