package org.duly.proofs;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.LongStream;

/** Entries for tests, and their tree as RFC 6962 section 2.1 defines it, word for word and as slowly. */
final class Entries {
    private Entries() {}

    static byte[] entry(long index) {
        return ("entry " + index).getBytes(StandardCharsets.UTF_8);
    }

    static List<Hash> hashes(long size) {
        return LongStream.range(0, size)
                .mapToObj(index -> Hash.ofEntry(entry(index)))
                .toList();
    }

    /** The Merkle tree hash of some entries' hashes. */
    static Hash root(List<Hash> hashes) {
        if (hashes.isEmpty()) {
            return Hash.ofNothing();
        }
        if (hashes.size() == 1) {
            return hashes.getFirst();
        }
        int left = 1;
        while (left * 2 < hashes.size()) {
            left *= 2;
        }
        return Hash.ofChildren(root(hashes.subList(0, left)), root(hashes.subList(left, hashes.size())));
    }

    /** The complete subtrees over these entries' hashes. */
    static NodeSource nodes(List<Hash> hashes) {
        return (level, index) -> root(hashes.subList((int) (index << level), (int) ((index + 1) << level)));
    }
}
