package org.duly.platform.vault;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Keeps respondents' keys, wrapped by a master key, apart from everything that is encrypted under them.
 *
 * <p>An interface, so that a key management service can stand behind it. Thread-safe.
 */
public interface KeyVault {
    /** A new respondent's key, durable before this returns. */
    RespondentKey create();

    /** Keys of so many new respondents, durable before this returns. One round trip, for whoever has many at once. */
    List<RespondentKey> create(int count);

    /**
     * A respondent's key.
     *
     * @throws KeyErasedException if it was erased
     * @throws IllegalArgumentException if there never was such a key
     */
    RespondentKey get(UUID respondentId);

    /** The keys that still exist among these; erased and unknown ones are absent. One round trip. */
    Map<UUID, RespondentKey> getAll(Collection<UUID> respondentIds);

    /** Destroys a key for ever. Repeating it changes nothing. */
    void erase(UUID respondentId);
}
