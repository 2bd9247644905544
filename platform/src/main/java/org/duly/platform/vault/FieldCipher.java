package org.duly.platform.vault;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts one field of one event under a key for that field alone, and commits to its plaintext under a sibling key.
 *
 * <p>A field sealed for one event, field or respondent cannot be opened as another's. Giving away one field's
 * commitment key lets anyone check that one plaintext against the published event, and says nothing about any other.
 */
public final class FieldCipher {
    private FieldCipher() {}

    /** The encrypted bytes: nonce (12), ciphertext, tag (16). No two calls give the same. */
    public static byte[] seal(RespondentKey key, UUID eventId, String field, byte[] plaintext) {
        return AesGcm.seal(fieldKey(key, eventId, field), place(eventId, field), plaintext);
    }

    static byte[] seal(RespondentKey key, UUID eventId, String field, byte[] nonce, byte[] plaintext) {
        return AesGcm.seal(fieldKey(key, eventId, field), nonce, place(eventId, field), plaintext);
    }

    /**
     * The plaintext.
     *
     * @throws DamagedException if this was not sealed for this respondent, event and field
     */
    public static byte[] open(RespondentKey key, UUID eventId, String field, byte[] sealed) {
        return AesGcm.open(fieldKey(key, eventId, field), place(eventId, field), sealed);
    }

    /** What the event publishes about the plaintext: base64 of its HMAC-SHA-256 under the commitment key. */
    public static String commitment(RespondentKey key, UUID eventId, String field, byte[] plaintext) {
        return commitment(deriveCommitmentKey(key, eventId, field), plaintext);
    }

    /** The key to be disclosed together with one field's plaintext: 32 bytes. */
    public static byte[] commitmentKey(RespondentKey key, UUID eventId, String field) {
        return deriveCommitmentKey(key, eventId, field).getEncoded();
    }

    /** Whether a disclosed text is the one the event committed to. */
    public static boolean verifyCommitment(byte[] commitmentKey, String plaintext, String commitment) {
        byte[] expected = commitment.getBytes(StandardCharsets.US_ASCII);
        byte[] actual = commitment(new SecretKeySpec(commitmentKey, "HmacSHA256"), KeyDerivation.utf8(plaintext))
                .getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(expected, actual);
    }

    private static String commitment(SecretKey key, byte[] plaintext) {
        return Base64.getEncoder().encodeToString(KeyDerivation.hmac(key, plaintext));
    }

    private static SecretKey fieldKey(RespondentKey key, UUID eventId, String field) {
        return key.derive("AES", "field", KeyDerivation.bytes(eventId), KeyDerivation.utf8(field));
    }

    private static SecretKey deriveCommitmentKey(RespondentKey key, UUID eventId, String field) {
        return key.derive("HmacSHA256", "commitment", KeyDerivation.bytes(eventId), KeyDerivation.utf8(field));
    }

    private static byte[] place(UUID eventId, String field) {
        return KeyDerivation.encode(KeyDerivation.bytes(eventId), KeyDerivation.utf8(field));
    }
}
