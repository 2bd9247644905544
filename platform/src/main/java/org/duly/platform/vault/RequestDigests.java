package org.duly.platform.vault;

import javax.crypto.SecretKey;

/**
 * Digests of request bodies, by which a repeated command is told from another one with the same id.
 *
 * <p>Keyed by the master key, because bodies are personal and a bare digest would let anyone test a guess. A new master
 * key gives new digests: commands repeated across its introduction are taken for others. Thread-safe.
 */
public final class RequestDigests {
    private final SecretKey key;

    public RequestDigests(MasterKey masterKey) {
        this.key = masterKey.derive("HmacSHA256", "request digest");
    }

    /**
     * The digest of one request: 32 bytes.
     *
     * @param operation what is asked, for example {@code POST /api/v1/responses}: the same body sent elsewhere is
     *     another request
     */
    public byte[] digest(String operation, byte[] body) {
        return KeyDerivation.hmac(key, KeyDerivation.encode(KeyDerivation.utf8(operation), body));
    }
}
