package org.duly.platform.documents;

import java.util.Optional;

/**
 * Keeps documents under a digest of their content: the same content is kept once, and what is read back is checked
 * against the digest it was asked for. Personal documents come here already encrypted. Thread-safe.
 */
public interface DocumentStore {
    /** The most bytes a document may have. */
    int MAX_BYTES = 25 * 1024 * 1024;

    /**
     * Keeps a document, durable before this returns. Keeping it again changes nothing.
     *
     * @param digest lower-case hex: SHA-256 of a public document, a keyed digest of a personal one
     * @throws IllegalArgumentException if it has more than {@link #MAX_BYTES}
     */
    void put(String digest, String mediaType, byte[] content);

    /** A document, or empty if none is kept under this digest. */
    Optional<StoredDocument> get(String digest);

    /**
     * A document as kept.
     *
     * @param content not to be changed
     */
    record StoredDocument(String digest, String mediaType, byte[] content) {}
}
