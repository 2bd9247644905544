package org.duly.proofs;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A SHA-256 hash in a Merkle tree, as RFC 6962 section 2.1 makes them. Immutable. */
public final class Hash {
    /** How many bytes a hash has. */
    public static final int LENGTH = 32;

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The root of the tree without entries. */
    public static Hash ofNothing() {
        return new Hash(sha256().digest());
    }

    /** The hash of an entry, given by its bytes. */
    public static Hash ofEntry(byte[] entry) {
        MessageDigest digest = sha256();
        digest.update(LEAF);
        digest.update(entry);
        return new Hash(digest.digest());
    }

    /** The hash over two subtrees. */
    public static Hash ofChildren(Hash left, Hash right) {
        MessageDigest digest = sha256();
        digest.update(NODE);
        digest.update(left.bytes);
        digest.update(right.bytes);
        return new Hash(digest.digest());
    }

    /**
     * A hash as it was kept.
     *
     * @throws MalformedProofException if it has not 32 bytes
     */
    public static Hash of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new MalformedProofException("A hash has 32 bytes, not " + bytes.length);
        }
        return new Hash(bytes.clone());
    }

    /** The hash that starts at an offset of some bytes. */
    static Hash at(byte[] hashes, int offset) {
        return new Hash(Arrays.copyOfRange(hashes, offset, offset + LENGTH));
    }

    /**
     * A hash as it is written in proofs.
     *
     * @throws MalformedProofException if it is not the base64 of 32 bytes
     */
    public static Hash fromBase64(String text) {
        return of(Formats.base64(text));
    }

    /** Hashes one after the other, as tiles have them. */
    public static byte[] joined(List<Hash> hashes) {
        byte[] joined = new byte[hashes.size() * LENGTH];
        for (int at = 0; at < hashes.size(); at++) {
            hashes.get(at).copyTo(joined, at * LENGTH);
        }
        return joined;
    }

    /**
     * The hashes that were joined.
     *
     * @throws MalformedProofException if the last of them is cut off
     */
    public static List<Hash> separated(byte[] hashes) {
        if (hashes.length % LENGTH != 0) {
            throw new MalformedProofException(hashes.length + " bytes are no hashes of 32");
        }
        List<Hash> separated = new ArrayList<>(hashes.length / LENGTH);
        for (int offset = 0; offset < hashes.length; offset += LENGTH) {
            separated.add(at(hashes, offset));
        }
        return separated;
    }

    /** The {@code number}th of hashes that stand one after the other. */
    public static Hash in(byte[] hashes, int number) {
        return at(hashes, number * LENGTH);
    }

    /** A copy of its bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Writes its bytes at an offset. */
    void copyTo(byte[] target, int offset) {
        System.arraycopy(bytes, 0, target, offset, LENGTH);
    }

    /** As it is written in proofs: base64 of its bytes. */
    public String toBase64() {
        return Formats.base64(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && MessageDigest.isEqual(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return toBase64();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
