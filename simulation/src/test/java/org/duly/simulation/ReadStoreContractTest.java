package org.duly.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.duly.platform.database.Database;
import org.duly.query.database.ReadMigration;
import org.duly.query.database.ReadSchema;
import org.duly.query.log.Applied;
import org.duly.query.log.AppliedTable;
import org.duly.testsupport.RandomCases;
import org.duly.testsupport.TestDatabases;
import org.duly.testsupport.TestPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The simulated read database does what PostgreSQL does, asked the same through the projection's own statements. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadStoreContractTest {
    private static final Instant WHEN = Instant.parse("2030-01-01T00:00:00Z");
    private static final AppliedTable TABLE = new AppliedTable(ReadSchema.LIVE);

    private final HikariDataSource real;

    ReadStoreContractTest() {
        TestDatabases fresh = TestPostgres.shared().freshDatabases();
        Database database = new Database(
                fresh.readUrl(),
                fresh.queryUsername(),
                fresh.queryPassword(),
                fresh.queryUsername(),
                fresh.queryPassword());
        real = database.pool("contract", 2);
        ReadMigration.run(real);
    }

    @AfterAll
    void close() {
        real.close();
    }

    @Test
    void any_sequence_of_calls_is_answered_alike() {
        RandomCases.tryMany(40, random -> {
            try (Connection connection = real.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("TRUNCATE read.applied");
            }
            Simulation simulation = new Simulation(random.nextLong(), (_, _, _) -> {});
            DataSource simulated =
                    new SimulatedReadStore(simulation, Weather.fair(simulation), Set.of()).of(simulation.world());
            for (int transaction = 0; transaction < 12; transaction++) {
                moveAlike(random, simulated);
                assertThat(applied(simulated)).isEqualTo(applied(real));
            }
        });
    }

    /** One transaction in each, from where the log is or is not; committed or not. */
    private void moveAlike(RandomGenerator random, DataSource simulated) throws SQLException {
        Applied from = at(random.nextInt(4) - 1);
        Applied to = at(from.position() + 1 + random.nextInt(2));
        boolean commits = random.nextInt(3) > 0;
        assertThat(moved(simulated, from, to, commits)).isEqualTo(moved(real, from, to, commits));
    }

    private static boolean moved(DataSource database, Applied from, Applied to, boolean commits) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            boolean moved = TABLE.move(connection, from, to);
            if (moved) {
                assertThat(TABLE.ofLog(connection, to.log())).contains(to);
            }
            if (commits) {
                connection.commit();
            } else {
                connection.rollback();
            }
            return moved;
        }
    }

    private static Optional<Applied> applied(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return TABLE.ofLog(connection, "log");
        }
    }

    private static Applied at(long position) {
        return position < 0
                ? Applied.nothingOf("log", "topic", 0)
                : new Applied("log", position, "topic", 0, position + 1, WHEN.plusMillis(position));
    }
}
