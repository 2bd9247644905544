package org.duly.platform.vault;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.SecretKey;
import org.duly.events.ProtectedText;
import org.duly.platform.documents.DocumentStore;
import org.duly.platform.documents.DocumentStore.StoredDocument;

/**
 * Seals what is personal before it goes into an event, and opens it again for those who hold the key.
 *
 * <p>Short text travels in the event; long text and whole documents go, encrypted, to the document store under a digest
 * keyed by the respondent's key: a bare digest would let anyone test a guess. Thread-safe.
 */
public final class Sealer {
    /** The most bytes of UTF-8 that travel in the event itself. */
    public static final int MAX_INLINE_BYTES = 8 * 1024;

    private static final String ENCRYPTED = "application/octet-stream";

    private final DocumentStore documents;

    public Sealer(DocumentStore documents) {
        this.documents = documents;
    }

    /**
     * Seals one field of one event. A long text is durable in the document store before this returns.
     *
     * @param eventId the id of the event that will carry the field
     * @param field the field's name, for example {@code respondentName} or {@code answers.q1}
     */
    public ProtectedText seal(RespondentKey key, UUID eventId, String field, String plaintext) {
        return seal(key, eventId, field, plaintext, MAX_INLINE_BYTES);
    }

    /**
     * The same, where the event has little room left.
     *
     * @param room how many bytes of UTF-8 may still travel in the event; a longer text is stored
     */
    public ProtectedText seal(RespondentKey key, UUID eventId, String field, String plaintext, int room) {
        byte[] text = KeyDerivation.utf8(plaintext);
        byte[] sealed = FieldCipher.seal(key, eventId, field, text);
        String commitment = FieldCipher.commitment(key, eventId, field, text);
        if (text.length <= Math.min(room, MAX_INLINE_BYTES)) {
            return ProtectedText.inline(Base64.getEncoder().encodeToString(sealed), commitment);
        }
        // The place is part of the digest: equal texts in two events are two documents, each under its own field key.
        String digest = digest(key, KeyDerivation.bytes(eventId), KeyDerivation.utf8(field), text);
        documents.put(digest, ENCRYPTED, sealed);
        return ProtectedText.stored(digest, commitment);
    }

    /**
     * The plaintext of a field.
     *
     * @throws DamagedException if it was not sealed for this respondent, event and field
     * @throws MissingDocumentException if its document is not in the store
     */
    public String open(RespondentKey key, UUID eventId, String field, ProtectedText sealed) {
        byte[] bytes;
        if (sealed.ciphertext() != null) {
            bytes = decode(sealed.ciphertext());
        } else if (sealed.document() != null) {
            bytes = stored(sealed.document()).content();
        } else {
            throw new IllegalArgumentException("A protected text is either inline or in the document store");
        }
        return new String(FieldCipher.open(key, eventId, field, bytes), StandardCharsets.UTF_8);
    }

    /**
     * Seals a scan, letter or e-mail into the document store, durable before this returns. The same content of the same
     * respondent is kept once.
     *
     * @return its keyed digest, lower-case hex
     * @throws IllegalArgumentException if it is too large for the store
     */
    public String sealDocument(RespondentKey key, byte[] content, String mediaType) {
        String digest = digest(key, KeyDerivation.utf8(mediaType), content);
        documents.put(digest, mediaType, AesGcm.seal(documentKey(key, digest), KeyDerivation.utf8(digest), content));
        return digest;
    }

    /**
     * The content of a sealed document.
     *
     * @throws DamagedException if it is not what was sealed under this digest
     * @throws MissingDocumentException if it is not in the store
     */
    public byte[] openDocument(RespondentKey key, String digest) {
        return AesGcm.open(
                documentKey(key, digest),
                KeyDerivation.utf8(digest),
                stored(digest).content());
    }

    private StoredDocument stored(String digest) {
        return documents.get(digest).orElseThrow(() -> new MissingDocumentException(digest));
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            throw new DamagedException("Not base64", notBase64);
        }
    }

    private static SecretKey documentKey(RespondentKey key, String digest) {
        return key.derive("AES", "document", KeyDerivation.utf8(digest));
    }

    private static String digest(RespondentKey key, byte[]... parts) {
        byte[] digest = KeyDerivation.hmac(key.derive("HmacSHA256", "digest"), KeyDerivation.encode(parts));
        return HexFormat.of().formatHex(digest);
    }
}
