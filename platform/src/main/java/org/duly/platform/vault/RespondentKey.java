package org.duly.platform.vault;

import java.util.UUID;
import javax.crypto.SecretKey;

/**
 * A respondent's key: everything personal about them is encrypted under keys derived from it, so destroying it destroys
 * all of that at once.
 *
 * <p>The secret itself is not kept here, only what keys are expanded from, and nothing of it is ever shown.
 */
public final class RespondentKey {
    /** How many random bytes a respondent's secret has. */
    public static final int SECRET_BYTES = 32;

    private final UUID id;
    private final SecretKey extracted;

    /** @param secret 32 random bytes, not kept */
    public RespondentKey(UUID id, byte[] secret) {
        if (secret.length != SECRET_BYTES) {
            throw new IllegalArgumentException("A respondent's secret has " + SECRET_BYTES + " bytes");
        }
        this.id = id;
        this.extracted = KeyDerivation.extract(secret);
    }

    /** The respondent. */
    public UUID id() {
        return id;
    }

    SecretKey derive(String algorithm, String purpose, byte[]... context) {
        return KeyDerivation.expand(extracted, algorithm, purpose, context);
    }

    /** The respondent's id only. */
    @Override
    public String toString() {
        return "RespondentKey[" + id + "]";
    }
}
