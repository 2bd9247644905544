package org.duly.platform.vault;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * Every key but the random ones is HKDF-SHA-256 (RFC 5869, no salt) of one of those, for one purpose and one context.
 *
 * <p>The info is the parts one after the other, each with its length before it (4 bytes, big-endian), so that no two
 * lists of parts ever give the same bytes. These bytes never change: everything ever encrypted depends on them.
 */
final class KeyDerivation {
    static final int KEY_BYTES = 32;

    private static final byte[] DOMAIN = utf8("duly vault 1");

    private KeyDerivation() {}

    /** HKDF-Extract: what the keys for all purposes are expanded from. */
    static SecretKey extract(byte[] secret) {
        return derive("Generic", HKDFParameterSpec.ofExtract().addIKM(secret).extractOnly());
    }

    /**
     * HKDF-Expand: the key for one purpose.
     *
     * @param algorithm what the key is for, as the JCA calls it
     */
    static SecretKey expand(SecretKey extracted, String algorithm, String purpose, byte[]... context) {
        byte[][] parts = new byte[context.length + 2][];
        parts[0] = DOMAIN;
        parts[1] = utf8(purpose);
        System.arraycopy(context, 0, parts, 2, context.length);
        return expand(extracted, algorithm, encode(parts));
    }

    static SecretKey expand(SecretKey extracted, String algorithm, byte[] info) {
        return derive(algorithm, HKDFParameterSpec.expandOnly(extracted, info, KEY_BYTES));
    }

    private static SecretKey derive(String algorithm, HKDFParameterSpec parameters) {
        try {
            return KDF.getInstance("HKDF-SHA256").deriveKey(algorithm, parameters);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("This Java has no HKDF-SHA256", missing);
        }
    }

    static byte[] hmac(SecretKey key, byte[] content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(content);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("This Java has no HmacSHA256", missing);
        }
    }

    /** The parts, each with its length before it. */
    static byte[] encode(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(
                    ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
