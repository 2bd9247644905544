package org.duly.proofs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * That an entry stands at an index of a log, for anyone who trusts the log's key (C2SP tlog-proof).
 *
 * @param index of the entry, from 0
 * @param path from the entry's neighbour up
 * @param checkpoint of a tree that has the entry, signed
 */
public record TlogProof(long index, List<Hash> path, SignedNote checkpoint) {
    private static final String FIRST_LINE = "c2sp.org/tlog-proof@v1";
    private static final String EXTRA = "extra ";
    private static final String INDEX = "index ";
    private static final int LONGEST_PATH = 63;

    /**
     * A proof as it can be written.
     *
     * @throws MalformedProofException if the path is longer than a tree is high
     */
    public TlogProof {
        if (index < 0 || path.size() > LONGEST_PATH) {
            throw new MalformedProofException("A proof has an index and at most " + LONGEST_PATH + " hashes");
        }
        path = List.copyOf(path);
    }

    /**
     * A proof as it came. Extra data, which nothing vouches for, is left out.
     *
     * @throws MalformedProofException if it is none
     */
    public static TlogProof parse(String text) {
        int end = text.indexOf("\n\n");
        if (end < 0) {
            throw new MalformedProofException("A proof ends with a checkpoint after an empty line");
        }
        List<String> lines = new ArrayList<>(List.of(text.substring(0, end).split("\n", -1)));
        if (!lines.removeFirst().equals(FIRST_LINE)) {
            throw new MalformedProofException("A proof starts with " + FIRST_LINE);
        }
        if (!lines.isEmpty() && lines.getFirst().startsWith(EXTRA)) {
            Formats.base64(lines.removeFirst().substring(EXTRA.length()));
        }
        if (lines.isEmpty() || !lines.getFirst().startsWith(INDEX)) {
            throw new MalformedProofException("A proof says the index of its entry");
        }
        long index = Formats.number(lines.removeFirst().substring(INDEX.length()));
        return new TlogProof(
                index, lines.stream().map(Hash::fromBase64).toList(), SignedNote.parse(text.substring(end + 2)));
    }

    /**
     * Whether the entry stands in the log where the proof says, and a trusted key of the log signed that.
     *
     * @param entry the exact bytes
     * @param logs keys of logs; a key vouches for the log of its name alone
     * @throws MalformedProofException if the checkpoint is none, or carries a wrong signature of one of the keys
     */
    public boolean holdsOf(byte[] entry, Collection<VerifierKey> logs) {
        Checkpoint stated = Checkpoint.parse(checkpoint.text());
        boolean signed =
                checkpoint.signedBy(logs).stream().anyMatch(key -> key.name().equals(stated.origin()));
        return signed && MerkleProofs.includes(Hash.ofEntry(entry), index, stated.size(), path, stated.root());
    }

    /** As it is written and handed out. */
    @Override
    public String toString() {
        StringBuilder proof = new StringBuilder(FIRST_LINE)
                .append('\n')
                .append(INDEX)
                .append(index)
                .append('\n');
        path.forEach(hash -> proof.append(hash.toBase64()).append('\n'));
        return proof.append('\n').append(checkpoint).toString();
    }
}
