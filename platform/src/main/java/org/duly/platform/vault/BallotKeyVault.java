package org.duly.platform.vault;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.duly.platform.database.DatabaseUnavailableException;

/**
 * Keeps the keys that papers of ballots are sealed under, apart from respondents' keys: of the services' roles only the
 * command service's may read them. Thread-safe.
 */
public final class BallotKeyVault {
    /** Until version 2 of the vault these keys were made among the respondents'. */
    private static final String MOVE = """
            WITH moved AS (
                UPDATE vault.respondent_key SET wrapped = NULL, erased_at = now()
                FROM (SELECT id AS key, wrapped AS secret FROM vault.respondent_key
                      WHERE id = ? AND wrapped IS NOT NULL FOR UPDATE) AS found
                WHERE id = key RETURNING key, secret, master_key_id, created_at)
            INSERT INTO vault.ballot_key (id, wrapped, master_key_id, created_at)
            SELECT key, secret, master_key_id, created_at FROM moved
            """;

    private final DataSource database;
    private final PostgresKeyVault keys;

    /** @throws IllegalStateException if the vault's keys are wrapped under another master key */
    public BallotKeyVault(DataSource database, MasterKey masterKey) {
        this.database = database;
        this.keys = new PostgresKeyVault(database, masterKey, "vault.ballot_key");
    }

    /** A new ballot's key, durable before this returns. */
    public RespondentKey create() {
        return keys.create(1).getFirst();
    }

    /**
     * A ballot's key.
     *
     * @throws KeyErasedException if it was destroyed
     * @throws IllegalArgumentException if there never was such a key
     */
    public RespondentKey get(UUID keyReference) {
        RespondentKey known = keys.getAll(Set.of(keyReference)).get(keyReference);
        if (known == null) {
            takeOver(keyReference);
            return keys.get(keyReference);
        }
        return known;
    }

    /** Moves a key that was made among the respondents' here; changes nothing if there is none. */
    public void takeOver(UUID keyReference) {
        try (Connection connection = database.getConnection();
                PreparedStatement move = connection.prepareStatement(MOVE)) {
            move.setObject(1, keyReference);
            move.executeUpdate();
        } catch (SQLException failed) {
            throw new DatabaseUnavailableException(
                    "A ballot's key could not be moved: the vault's database did not" + " answer as it should", failed);
        }
    }

    /** Destroys a key for ever. Repeating it changes nothing. */
    public void destroy(UUID keyReference) {
        keys.erase(keyReference);
    }
}
