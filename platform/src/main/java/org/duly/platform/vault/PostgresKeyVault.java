package org.duly.platform.vault;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.f4b6a3.uuid.UuidCreator;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.SecretKey;
import javax.sql.DataSource;
import org.duly.platform.database.Database;
import org.duly.platform.database.DatabaseUnavailableException;

/**
 * The vault in PostgreSQL: keys wrapped with AES-256-GCM under the master key, bound to the respondent's id.
 *
 * <p>Creating a key costs a command no commit: keys are written ahead in batches and handed out once durable. Those not
 * handed out before a stop are never used, which harms nobody.
 *
 * <p>Unwrapped keys are cached. Erasing through this instance takes effect in it at once; another instance may still
 * use a cached key for {@link #CACHED_FOR} at most. The destroyed bytes leave the database's files with the next vacuum
 * and its write-ahead log and backups as those expire; without the master key they are worthless there.
 */
public final class PostgresKeyVault implements KeyVault, AutoCloseable {
    /** Where the vault's migrations lie, for {@link Database#migrate}. */
    public static final String MIGRATIONS = "classpath:org/duly/platform/vault/migration";

    /** How long an unwrapped key may be used without asking the database again. */
    public static final Duration CACHED_FOR = Duration.ofSeconds(30);

    private static final int MAX_CACHED = 50_000;

    private final DataSource database;
    private final String table;
    private final MasterKey masterKey;
    private final SecretKey wrappingKey;
    private final Cache<UUID, RespondentKey> unwrapped = Caffeine.newBuilder()
            .maximumSize(MAX_CACHED)
            .expireAfterWrite(CACHED_FOR)
            .build();
    // A read that began before an erasure may put its key into the cache after it; until that has expired again,
    // this set outranks the cache.
    private final Cache<UUID, Boolean> justErased =
            Caffeine.newBuilder().expireAfterWrite(CACHED_FOR.multipliedBy(2)).build();
    private final KeysAhead keysAhead;

    /**
     * @throws IllegalStateException if the vault's keys are wrapped under another master key
     * @throws DatabaseUnavailableException if the vault cannot be reached
     */
    public PostgresKeyVault(DataSource database, MasterKey masterKey) {
        this(database, masterKey, "vault.respondent_key");
    }

    /** @param table of the keys, of one kind */
    PostgresKeyVault(DataSource database, MasterKey masterKey, String table) {
        this.database = database;
        this.table = table;
        this.masterKey = masterKey;
        this.wrappingKey = masterKey.derive("AES", "wrap");
        this.keysAhead = new KeysAhead(this::provision);
        requireOwnMasterKey();
    }

    @Override
    public RespondentKey create() {
        RespondentKey key = keysAhead.take();
        unwrapped.put(key.id(), key);
        return key;
    }

    @Override
    public List<RespondentKey> create(int count) {
        return count == 0 ? List.of() : provision(count); // not cached: they are used now, and then seldom
    }

    @Override
    public RespondentKey get(UUID respondentId) {
        if (justErased.getIfPresent(respondentId) != null) {
            throw new KeyErasedException(respondentId);
        }
        return unwrapped.get(respondentId, this::load);
    }

    @Override
    public Map<UUID, RespondentKey> getAll(Collection<UUID> respondentIds) {
        Map<UUID, RespondentKey> keys = new HashMap<>(unwrapped.getAllPresent(respondentIds));
        Set<UUID> unknown =
                respondentIds.stream().filter(id -> !keys.containsKey(id)).collect(Collectors.toSet());
        if (!unknown.isEmpty()) {
            Map<UUID, RespondentKey> loaded = loadAll(unknown);
            unwrapped.putAll(loaded);
            keys.putAll(loaded);
        }
        keys.keySet().removeIf(id -> justErased.getIfPresent(id) != null);
        return keys;
    }

    @Override
    public void erase(UUID respondentId) {
        String destroy =
                "UPDATE " + table + " SET wrapped = NULL, erased_at = now() WHERE id = ? AND wrapped IS NOT NULL";
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(destroy)) {
            statement.setObject(1, respondentId);
            statement.executeUpdate();
        } catch (SQLException failed) {
            throw unavailable("A key could not be destroyed", failed);
        }
        justErased.put(respondentId, true);
        unwrapped.invalidate(respondentId);
    }

    /** Writes no more keys ahead. The data source stays open. */
    @Override
    public void close() {
        keysAhead.stop();
    }

    private RespondentKey load(UUID respondentId) {
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        connection.prepareStatement("SELECT wrapped FROM " + table + " WHERE id = ?")) {
            query.setObject(1, respondentId);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalArgumentException("There is no key " + respondentId);
                }
                byte[] wrapped = row.getBytes(1);
                if (wrapped == null) {
                    throw new KeyErasedException(respondentId);
                }
                return unwrap(respondentId, wrapped);
            }
        } catch (SQLException failed) {
            throw unavailable("A key could not be read", failed);
        }
    }

    private Map<UUID, RespondentKey> loadAll(Set<UUID> respondentIds) {
        String sql = "SELECT id, wrapped FROM " + table + " WHERE id = ANY (?) AND wrapped IS NOT NULL";
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setArray(1, connection.createArrayOf("uuid", respondentIds.toArray()));
            Map<UUID, RespondentKey> keys = new HashMap<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    UUID id = rows.getObject(1, UUID.class);
                    keys.put(id, unwrap(id, rows.getBytes(2)));
                }
            }
            return keys;
        } catch (SQLException failed) {
            throw unavailable("Keys could not be read", failed);
        }
    }

    private RespondentKey unwrap(UUID id, byte[] wrapped) {
        byte[] secret = AesGcm.open(wrappingKey, KeyDerivation.bytes(id), wrapped);
        RespondentKey key = new RespondentKey(id, secret);
        Arrays.fill(secret, (byte) 0);
        return key;
    }

    /** Writes new keys, durable before this returns. */
    private List<RespondentKey> provision(int count) {
        SecureRandom random = new SecureRandom();
        UUID[] ids = new UUID[count];
        byte[][] wrapped = new byte[count][];
        RespondentKey[] keys = new RespondentKey[count];
        byte[] secret = new byte[RespondentKey.SECRET_BYTES];
        for (int i = 0; i < count; i++) {
            random.nextBytes(secret);
            ids[i] = UuidCreator.getTimeOrderedEpoch();
            wrapped[i] = AesGcm.seal(wrappingKey, KeyDerivation.bytes(ids[i]), secret);
            keys[i] = new RespondentKey(ids[i], secret);
        }
        Arrays.fill(secret, (byte) 0);
        String insert = "INSERT INTO " + table + " (id, wrapped, master_key_id)"
                + " SELECT id, wrapped, ? FROM unnest(?, ?) AS batch (id, wrapped)";
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(insert)) {
            claimMasterKey(connection);
            statement.setString(1, masterKey.id());
            statement.setArray(2, connection.createArrayOf("uuid", ids));
            statement.setArray(3, connection.createArrayOf("bytea", wrapped));
            statement.executeUpdate();
        } catch (SQLException failed) {
            throw unavailable("New keys could not be written", failed);
        }
        return List.of(keys);
    }

    /** A reading service may open a vault that has no keys yet; only writing the first makes the master key its own. */
    private void requireOwnMasterKey() {
        String sql = "SELECT count(*) = 0 OR bool_or(id = ?) FROM vault.master_key";
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            requireOwnMasterKey(query);
        } catch (SQLException failed) {
            throw unavailable("The vault could not be opened", failed);
        }
    }

    private void claimMasterKey(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT vault.uses_master_key(?)")) {
            requireOwnMasterKey(query);
        }
    }

    private void requireOwnMasterKey(PreparedStatement question) throws SQLException {
        question.setString(1, masterKey.id());
        try (ResultSet row = question.executeQuery()) {
            row.next();
            if (!row.getBoolean(1)) {
                throw new IllegalStateException("The vault's keys are wrapped under another master key than "
                        + masterKey.id() + ": give the service the master key file of this vault");
            }
        }
    }

    private static DatabaseUnavailableException unavailable(String what, SQLException cause) {
        return new DatabaseUnavailableException(what + ": the vault's database did not answer as it should", cause);
    }
}
