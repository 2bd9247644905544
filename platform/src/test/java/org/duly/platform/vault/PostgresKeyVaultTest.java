package org.duly.platform.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.duly.platform.database.Database;
import org.duly.platform.database.TestAccess;
import org.duly.testsupport.TestDatabases;
import org.duly.testsupport.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresKeyVaultTest {
    private static final MasterKey MASTER = new MasterKey(HexFormat.of().parseHex("11".repeat(32)));
    private static final UUID EVENT = new UUID(7, 1);

    private final TestDatabases databases = TestPostgres.shared().freshDatabases();
    private final Database asCommand = TestAccess.asCommand(databases, databases.vaultUrl());
    private HikariDataSource pool;
    private HikariDataSource queryPool;
    private PostgresKeyVault vault;

    @BeforeEach
    void open() {
        asCommand.migrate(PostgresKeyVault.MIGRATIONS);
        pool = asCommand.pool("vault", 4);
        queryPool = TestAccess.asQuery(databases, databases.vaultUrl()).pool("vault-query", 2);
        vault = new PostgresKeyVault(pool, MASTER);
    }

    @AfterEach
    void close() {
        vault.close();
        pool.close();
        queryPool.close();
    }

    @Test
    void aCreatedKeyIsDurableAndTheSameEverywhere() {
        RespondentKey created = vault.create();
        byte[] sealed = seal(created);

        PostgresKeyVault ofQueryService = new PostgresKeyVault(queryPool, MASTER);

        assertThat(open(ofQueryService.get(created.id()), sealed)).isEqualTo("a name");
        assertThat(ofQueryService.getAll(Set.of(created.id())).values())
                .singleElement()
                .satisfies(key -> assertThat(open(key, sealed)).isEqualTo("a name"));
    }

    @Test
    void manyCallersNeverShareAKey() throws Exception {
        List<Future<List<RespondentKey>>> callers = new ArrayList<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int caller = 0; caller < 32; caller++) {
                callers.add(executor.submit(() -> {
                    List<RespondentKey> keys = new ArrayList<>();
                    for (int i = 0; i < 100; i++) {
                        keys.add(vault.create());
                    }
                    return keys;
                }));
            }
        }
        Set<UUID> ids = new HashSet<>();
        for (Future<List<RespondentKey>> caller : callers) {
            caller.get().forEach(key -> ids.add(key.id()));
        }

        assertThat(ids).hasSize(3200);
        assertThat(new PostgresKeyVault(queryPool, MASTER).getAll(ids)).hasSize(3200);
    }

    @Test
    void anErasedKeyIsGoneForEver() throws SQLException {
        RespondentKey erased = vault.create();
        RespondentKey kept = vault.create();

        vault.erase(erased.id());
        vault.erase(erased.id());

        assertThatThrownBy(() -> vault.get(erased.id())).isInstanceOf(KeyErasedException.class);
        assertThat(vault.getAll(List.of(erased.id(), kept.id()))).containsOnlyKeys(kept.id());
        PostgresKeyVault elsewhere = new PostgresKeyVault(queryPool, MASTER);
        assertThatThrownBy(() -> elsewhere.get(erased.id())).isInstanceOf(KeyErasedException.class);
        assertThat(elsewhere.getAll(List.of(erased.id(), kept.id()))).containsOnlyKeys(kept.id());
        assertThat(askOwner(
                        "SELECT count(*) FROM vault.respondent_key WHERE wrapped IS NULL AND erased_at IS NOT NULL"))
                .isEqualTo(1);
    }

    @Test
    void aKeyThatNeverWasIsRefused() {
        UUID unknown = new UUID(1, 2);

        assertThatThrownBy(() -> vault.get(unknown)).isInstanceOf(IllegalArgumentException.class);
        assertThat(vault.getAll(Set.of(unknown))).isEmpty();
    }

    @Test
    void theDatabaseHoldsNoKeyInClear() throws SQLException {
        UUID id = vault.create().id();
        byte[] wrapped;
        try (Connection owner =
                        TestAccess.asOwner(databases, databases.vaultUrl()).connect();
                Statement statement = owner.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT wrapped FROM vault.respondent_key WHERE id = '" + id + "'")) {
            row.next();
            wrapped = row.getBytes(1);
        }
        MasterKey otherMaster = new MasterKey(HexFormat.of().parseHex("22".repeat(32)));

        assertThat(AesGcm.open(MASTER.derive("AES", "wrap"), KeyDerivation.bytes(id), wrapped))
                .hasSize(RespondentKey.SECRET_BYTES);
        assertThatThrownBy(() -> AesGcm.open(otherMaster.derive("AES", "wrap"), KeyDerivation.bytes(id), wrapped))
                .isInstanceOf(DamagedException.class);
        assertThatThrownBy(
                        () -> AesGcm.open(MASTER.derive("AES", "wrap"), KeyDerivation.bytes(new UUID(1, 2)), wrapped))
                .isInstanceOf(DamagedException.class);
    }

    @Test
    void anotherMasterKeyIsRefusedAtTheDoor() {
        MasterKey other = new MasterKey(HexFormat.of().parseHex("22".repeat(32)));
        PostgresKeyVault openedWhileEmpty = new PostgresKeyVault(pool, other);
        vault.create();

        assertThatThrownBy(openedWhileEmpty::create).hasMessageContaining("another master key");
        assertThatThrownBy(() -> new PostgresKeyVault(pool, other)).hasMessageContaining("another master key");
        assertThatThrownBy(() -> new PostgresKeyVault(queryPool, other)).hasMessageContaining("another master key");
    }

    @Test
    void theQueryServiceOnlyReads() {
        UUID id = vault.create().id();
        PostgresKeyVault ofQueryService = new PostgresKeyVault(queryPool, MASTER);

        assertThatThrownBy(ofQueryService::create).rootCause().hasMessageContaining("permission denied");
        assertThatThrownBy(() -> ofQueryService.erase(id)).rootCause().hasMessageContaining("permission denied");
        assertThat(ofQueryService.get(id).id()).isEqualTo(id);
    }

    @Test
    void theCommandServiceCanDestroyAKeyAndNothingElse() throws SQLException {
        UUID id = vault.create().id();

        refused("DELETE FROM vault.respondent_key", "permission denied");
        refused("TRUNCATE vault.respondent_key", "permission denied");
        refused("UPDATE vault.respondent_key SET id = gen_random_uuid()", "permission denied");
        refused("UPDATE vault.respondent_key SET wrapped = decode(repeat('00', 60), 'hex')", "only be destroyed");
        vault.erase(id);
        refused(
                "UPDATE vault.respondent_key SET wrapped = decode(repeat('00', 60), 'hex'), erased_at = NULL WHERE id = '"
                        + id + "'",
                "only be destroyed");
    }

    private void refused(String sql, String reason) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(sql)).as(sql).hasMessageContaining(reason);
        }
    }

    private long askOwner(String sql) throws SQLException {
        try (Connection owner =
                        TestAccess.asOwner(databases, databases.vaultUrl()).connect();
                Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static byte[] seal(RespondentKey key) {
        return FieldCipher.seal(key, EVENT, "respondentName", "a name".getBytes(StandardCharsets.UTF_8));
    }

    private static String open(RespondentKey key, byte[] sealed) {
        return new String(FieldCipher.open(key, EVENT, "respondentName", sealed), StandardCharsets.UTF_8);
    }
}
