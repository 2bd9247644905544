package org.duly.proofs;

import java.util.List;

/** Checks proofs against roots, as RFC 9162 sections 2.1.3.2 and 2.1.4.2 say (the trees are those of RFC 6962). */
public final class MerkleProofs {
    private MerkleProofs() {}

    /** Whether an entry stands at an index of the tree with that size and root. */
    public static boolean includes(Hash entry, long index, long size, List<Hash> proof, Hash root) {
        if (index < 0 || index >= size) {
            return false;
        }
        long node = index;
        long last = size - 1;
        Hash hash = entry;
        for (Hash sibling : proof) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                hash = Hash.ofChildren(sibling, hash);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                hash = Hash.ofChildren(hash, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && hash.equals(root);
    }

    /** Whether a tree extends an earlier one: all of the earlier one's entries are its first. */
    public static boolean extend(long earlier, Hash earlierRoot, long size, Hash root, List<Hash> proof) {
        if (earlier < 0 || earlier > size) {
            return false;
        }
        if (earlier == size) {
            return proof.isEmpty() && earlierRoot.equals(root);
        }
        if (earlier == 0) {
            return proof.isEmpty() && earlierRoot.equals(Hash.ofNothing());
        }
        boolean complete = Long.bitCount(earlier) == 1;
        if (proof.isEmpty() && !complete) {
            return false;
        }
        long node = earlier - 1;
        long last = size - 1;
        while ((node & 1) == 1) {
            node >>= 1;
            last >>= 1;
        }
        int next = 0;
        Hash first = complete ? earlierRoot : proof.get(next++);
        Hash second = first;
        for (; next < proof.size(); next++) {
            Hash hash = proof.get(next);
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                first = Hash.ofChildren(hash, first);
                second = Hash.ofChildren(hash, second);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                second = Hash.ofChildren(second, hash);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && first.equals(earlierRoot) && second.equals(root);
    }
}
