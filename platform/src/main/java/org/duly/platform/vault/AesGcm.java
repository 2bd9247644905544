package org.duly.platform.vault;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/** AES-256-GCM with a random nonce: 12 bytes of nonce, then the ciphertext, then 16 bytes of tag. */
final class AesGcm {
    static final int NONCE_BYTES = 12;
    static final int TAG_BYTES = 16;

    private static final String ALGORITHM = "AES/GCM/NoPadding";
    // Found once: looking for it takes several times as long as decrypting a name.
    private static final Provider PROVIDER = provider();
    private static final SecureRandom RANDOM = new SecureRandom();

    private AesGcm() {}

    static byte[] seal(SecretKey key, byte[] associated, byte[] plaintext) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        return seal(key, nonce, associated, plaintext);
    }

    /** With a given nonce, which must never be used twice under one key. */
    static byte[] seal(SecretKey key, byte[] nonce, byte[] associated, byte[] plaintext) {
        try {
            byte[] sealed = Arrays.copyOf(nonce, NONCE_BYTES + plaintext.length + TAG_BYTES);
            cipher(Cipher.ENCRYPT_MODE, key, nonce, associated)
                    .doFinal(plaintext, 0, plaintext.length, sealed, NONCE_BYTES);
            return sealed;
        } catch (GeneralSecurityException unexpected) {
            throw new IllegalStateException("AES-GCM does not work on this Java", unexpected);
        }
    }

    /** @throws DamagedException if the bytes are not what was sealed under this key with this associated data */
    static byte[] open(SecretKey key, byte[] associated, byte[] sealed) {
        if (sealed.length < NONCE_BYTES + TAG_BYTES) {
            throw new DamagedException("Too short to be encrypted", null);
        }
        try {
            byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
            return cipher(Cipher.DECRYPT_MODE, key, nonce, associated)
                    .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
        } catch (AEADBadTagException damaged) {
            throw new DamagedException("Not what was encrypted under this key for this place", damaged);
        } catch (GeneralSecurityException unexpected) {
            throw new IllegalStateException("AES-GCM does not work on this Java", unexpected);
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, byte[] associated)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(ALGORITHM, PROVIDER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * 8, nonce));
        cipher.updateAAD(associated);
        return cipher;
    }

    private static Provider provider() {
        try {
            return Cipher.getInstance(ALGORITHM).getProvider();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("This Java has no AES-GCM", missing);
        }
    }
}
