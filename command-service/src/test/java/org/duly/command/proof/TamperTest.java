package org.duly.command.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import org.duly.command.log.PostgresEventLog;
import org.duly.command.log.SampleLog;
import org.duly.command.proof.LogAudit.Finding;
import org.duly.platform.database.Database;
import org.duly.platform.proofs.SigningKeys;
import org.duly.platform.proofs.StoredTree;
import org.duly.platform.proofs.TreeTable;
import org.duly.platform.vault.MasterKey;
import org.duly.proofs.SignatureType;
import org.duly.proofs.VerifierKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody who owns the database alters the log. What they did is found, and where it begins is named. */
class TamperTest {
    private static final int EVENTS = 700;
    private static final int SIGNED = 600;
    private static final MasterKey MASTER = new MasterKey(HexFormat.of().parseHex("22".repeat(32)));

    private SampleLog sample;
    private PostgresEventLog log;
    private HikariDataSource pool;
    private Service service;

    @BeforeEach
    void aSignedLog() {
        sample = new SampleLog();
        log = sample.log();
        Database database = sample.database();
        database.migrate(Checkpoints.MIGRATIONS);
        pool = database.pool("proof", 4);
        service = new Service();
        append(SIGNED);
        append(EVENTS - SIGNED);
    }

    @AfterEach
    void close() {
        pool.close();
        sample.close();
    }

    @Test
    void anUntouchedLogIsWhatWasSigned() {
        assertThat(service.audit()).isEqualTo(new Finding(EVENTS, 2, null, "The log is what was signed."));
    }

    @Test
    void aFlippedByteIsFound() throws SQLException {
        asOwner("UPDATE log.event SET bytes = set_byte(bytes, 40, get_byte(bytes, 40) # 1) WHERE position = 311");

        assertThat(service.audit().firstDifference()).isEqualTo(311);
        assertThat(new Service().audit().firstDifference())
                .as("after a restart")
                .isEqualTo(311);
    }

    @Test
    void aFlippedByteIsFoundThoughTheTreeWasMadeToFit() throws SQLException {
        asOwner("UPDATE log.event SET bytes = set_byte(bytes, 40, get_byte(bytes, 40) # 1) WHERE position = 311");
        asOwner("DELETE FROM proof.node; DELETE FROM proof.tile");
        Service restarted = new Service();

        assertThatExceptionOfType(AlteredPastException.class)
                .isThrownBy(restarted.tree::follow)
                .withMessageContaining("does not extend the one of 700");
        assertThat(restarted.signer.refusal()).isNotNull();
        assertThat(restarted.audit().finding())
                .startsWith("The checkpoint of 600 events does not hold, the one of 0 did");
    }

    @Test
    void aMissingEventIsFound() throws SQLException {
        asOwner("DELETE FROM log.event WHERE position = 42");

        assertThat(service.audit().firstDifference()).isEqualTo(42);
    }

    @Test
    void twoExchangedEventsAreFound() throws SQLException {
        asOwner("UPDATE log.event SET position = 9000 WHERE position = 100;"
                + " UPDATE log.event SET position = 100 WHERE position = 101;"
                + " UPDATE log.event SET position = 101 WHERE position = 9000");

        assertThat(service.audit().firstDifference()).isEqualTo(100);
    }

    @Test
    void aCutTailIsFoundWhileItRunsAndAfterARestart() throws SQLException {
        asOwner("DELETE FROM log.event WHERE position >= 650");

        assertThat(service.audit().firstDifference()).isEqualTo(650);
        assertThatExceptionOfType(AlteredPastException.class)
                .isThrownBy(service.tree::follow)
                .withMessageContaining("The log ends before position 699");
        Service restarted = new Service();
        assertThatExceptionOfType(AlteredPastException.class).isThrownBy(restarted.tree::follow);
        assertThat(restarted.signer.refusal()).contains("before position 699");
    }

    @Test
    void aCutTailIsFoundThoughOtherEventsTookItsPlace() throws SQLException {
        asOwner("DELETE FROM log.event WHERE position >= 650");
        sample.append(200);

        assertThat(service.audit().firstDifference()).isEqualTo(650);
        Service restarted = new Service();
        assertThatExceptionOfType(AlteredPastException.class).isThrownBy(restarted.tree::follow);
    }

    @Test
    void aForgedCheckpointIsFound() throws SQLException {
        asOwner("UPDATE proof.checkpoint SET note = replace(note, '600', '599') WHERE size = 600");

        assertThat(service.audit().finding()).contains("does not hold");
    }

    @Test
    void theServiceItselfMayNotAlterWhatItKept() {
        for (String statement : List.of(
                "UPDATE proof.tile SET hashes = hashes",
                "DELETE FROM proof.node",
                "UPDATE proof.checkpoint SET note = ''",
                "DELETE FROM proof.checkpoint",
                "UPDATE proof.signing_key SET secret = secret")) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> {
                        try (Connection connection = pool.getConnection();
                                Statement altering = connection.createStatement()) {
                            altering.execute(statement);
                        }
                    })
                    .withMessageContaining("permission denied");
        }
    }

    private void append(int events) {
        sample.append(events);
        service.tree.follow();
        service.signer.sign();
    }

    private void asOwner(String sql) throws SQLException {
        Database database = sample.database();
        try (Connection owner = DriverManager.getConnection(
                        database.url(), database.ownerUsername(), database.ownerPassword());
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    /** What a service has in memory; making another is a restart. */
    private final class Service {
        final SigningKeys keys = new SigningKeys(pool, "proof", MASTER, log.name(), SignatureType.ED25519);
        final Checkpoints checkpoints = new Checkpoints(pool);
        final StoredTree stored = new StoredTree(new TreeTable(pool, "proof"));
        final CheckpointSigner signer = new CheckpointSigner(
                log, stored, checkpoints, keys, InstantSource.system(), Duration.ofDays(1), List.of());
        final LogTree tree = new LogTree(log, stored, signer);

        Finding audit() {
            List<VerifierKey> trusted =
                    keys.published().stream().map(SigningKeys.Published::key).toList();
            return new LogAudit(log, stored, checkpoints).audit(trusted);
        }
    }
}
