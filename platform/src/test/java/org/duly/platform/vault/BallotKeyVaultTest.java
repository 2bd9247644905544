package org.duly.platform.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.duly.platform.database.Database;
import org.duly.platform.database.TestAccess;
import org.duly.testsupport.TestDatabases;
import org.duly.testsupport.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BallotKeyVaultTest {
    private static final MasterKey MASTER = new MasterKey(HexFormat.of().parseHex("11".repeat(32)));
    private static final UUID EVENT = new UUID(7, 1);

    private final TestDatabases databases = TestPostgres.shared().freshDatabases();
    private HikariDataSource pool;
    private HikariDataSource queryPool;
    private BallotKeyVault ballots;
    private PostgresKeyVault respondents;

    @BeforeEach
    void open() {
        Database asCommand = TestAccess.asCommand(databases, databases.vaultUrl());
        asCommand.migrate(PostgresKeyVault.MIGRATIONS);
        pool = asCommand.pool("vault", 2);
        queryPool = TestAccess.asQuery(databases, databases.vaultUrl()).pool("vault-query", 1);
        ballots = new BallotKeyVault(pool, MASTER);
        respondents = new PostgresKeyVault(pool, MASTER);
    }

    @AfterEach
    void close() {
        respondents.close();
        pool.close();
        queryPool.close();
    }

    @Test
    void a_key_is_durable_and_lies_apart_from_respondents_keys() {
        RespondentKey key = ballots.create();
        byte[] sealed = seal(key);

        assertThat(open(new BallotKeyVault(pool, MASTER).get(key.id()), sealed)).isEqualTo("APPROVE");
        assertThat(respondents.getAll(Set.of(key.id()))).isEmpty();
    }

    @Test
    void the_query_services_role_reads_no_key_of_a_ballot() throws SQLException {
        UUID key = ballots.create().id();

        for (String sql : List.of(
                "SELECT wrapped FROM vault.ballot_key",
                "SELECT count(*) FROM vault.ballot_key",
                "UPDATE vault.ballot_key SET wrapped = NULL, erased_at = now()")) {
            try (Connection connection = queryPool.getConnection();
                    Statement statement = connection.createStatement()) {
                assertThatThrownBy(() -> statement.execute(sql))
                        .as(sql)
                        .hasMessageContaining("permission denied for table ballot_key");
            }
        }
        BallotKeyVault ofQueryService = new BallotKeyVault(queryPool, MASTER);
        assertThatThrownBy(() -> ofQueryService.get(key)).rootCause().hasMessageContaining("permission denied");
        assertThat(new PostgresKeyVault(queryPool, MASTER).getAll(Set.of(key))).isEmpty();
    }

    @Test
    void a_key_that_was_made_among_respondents_keys_is_moved_and_is_no_longer_there() {
        RespondentKey before = respondents.create();
        RespondentKey ofARespondent = respondents.create();
        byte[] sealed = seal(before);

        ballots.takeOver(before.id());
        ballots.takeOver(before.id());

        assertThat(open(ballots.get(before.id()), sealed)).isEqualTo("APPROVE");
        assertThat(new PostgresKeyVault(queryPool, MASTER).getAll(List.of(before.id(), ofARespondent.id())))
                .containsOnlyKeys(ofARespondent.id());
    }

    @Test
    void a_key_that_was_not_moved_yet_is_found() {
        RespondentKey before = respondents.create();

        assertThat(open(ballots.get(before.id()), seal(before))).isEqualTo("APPROVE");
        assertThat(new PostgresKeyVault(queryPool, MASTER).getAll(Set.of(before.id())))
                .isEmpty();
        assertThatThrownBy(() -> ballots.get(new UUID(1, 2))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_destroyed_key_is_gone_for_ever_and_nothing_else_can_be_done_to_one() throws SQLException {
        UUID key = ballots.create().id();
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("DELETE FROM vault.ballot_key"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() ->
                            statement.execute("UPDATE vault.ballot_key SET wrapped = decode(repeat('00', 60), 'hex')"))
                    .hasMessageContaining("only be destroyed");
        }

        ballots.destroy(key);
        ballots.destroy(key);

        assertThatThrownBy(() -> ballots.get(key)).isInstanceOf(KeyErasedException.class);
        assertThatThrownBy(() -> new BallotKeyVault(pool, MASTER).get(key)).isInstanceOf(KeyErasedException.class);
    }

    private static byte[] seal(RespondentKey key) {
        return FieldCipher.seal(key, EVENT, "choice", "APPROVE".getBytes(StandardCharsets.UTF_8));
    }

    private static String open(RespondentKey key, byte[] sealed) {
        return new String(FieldCipher.open(key, EVENT, "choice", sealed), StandardCharsets.UTF_8);
    }
}
