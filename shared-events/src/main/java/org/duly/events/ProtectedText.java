package org.duly.events;

import org.jspecify.annotations.Nullable;

/**
 * A personal field as it is published: unreadable without the respondent's key, provable with one field's key.
 *
 * <p>Exactly one of {@code ciphertext} and {@code document} is present. Short text travels in the event; text too long
 * for an event lies encrypted in the document store under its keyed digest.
 *
 * @param ciphertext base64 of nonce (12 bytes), AES-256-GCM ciphertext and tag, under a key for this field alone
 * @param document the keyed digest (lower-case hex) under which the encrypted text is stored
 * @param commitment base64 of HMAC-SHA-256 of the UTF-8 plaintext under a sibling key: opening one field proves it
 *     without opening any other
 */
public record ProtectedText(
        @Nullable String ciphertext, @Nullable String document, String commitment) {
    public ProtectedText {
        if ((ciphertext == null) == (document == null)) {
            throw new IllegalArgumentException("A protected text is either inline or in the document store");
        }
    }

    /** Text carried in the event itself. */
    public static ProtectedText inline(String ciphertext, String commitment) {
        return new ProtectedText(ciphertext, null, commitment);
    }

    /** Text kept in the document store. */
    public static ProtectedText stored(String document, String commitment) {
        return new ProtectedText(null, document, commitment);
    }
}
