package org.duly.proofs;

/** Where the hashes of complete subtrees of a growing tree are kept. */
@FunctionalInterface
public interface NodeSource {
    /**
     * The hash over the entries from {@code index << level} to {@code (index + 1) << level}, the last not included.
     *
     * @param level 0 for the hash of an entry
     * @throws java.util.NoSuchElementException if the tree does not have all of these entries
     */
    Hash node(int level, long index);
}
