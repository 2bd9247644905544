package org.duly.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.duly.testsupport.TestDatabases;
import org.duly.testsupport.TestPostgres;
import org.junit.jupiter.api.Test;

class DatabaseTest {
    private static final String FIRST = "classpath:org/duly/platform/database/first";
    private static final String SECOND = "classpath:org/duly/platform/database/second";

    private final TestDatabases databases = TestPostgres.shared().freshDatabases();
    private final Database log = TestAccess.asCommand(databases, databases.logUrl());

    @Test
    void severalLocationsShareADatabaseAndEachIsMigratedOnce() throws SQLException {
        log.migrate(FIRST);
        log.migrate(SECOND);
        log.migrate(FIRST);

        try (Connection owner =
                        TestAccess.asOwner(databases, databases.logUrl()).connect();
                Statement statement = owner.createStatement();
                ResultSet count = statement.executeQuery(
                        "SELECT count(*) FROM pg_namespace WHERE nspname IN ('first', 'second')")) {
            count.next();
            assertThat(count.getInt(1)).isEqualTo(2);
        }
    }

    @Test
    void twoProcessesMayMigrateAtOnce() throws Exception {
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            Runnable migrate = () -> log.migrate(FIRST);
            List<? extends Future<?>> migrations = List.of(both.submit(migrate), both.submit(migrate));
            for (Future<?> migration : migrations) {
                migration.get();
            }
        }
        try (Connection connection = log.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM first.thing")) {
            assertThat(rows.next()).isFalse();
        }
    }

    @Test
    void anOlderVersionStartsOnWhatANewerOneMigrated() throws SQLException {
        log.migrate(FIRST);
        String history = "public.flyway_org_duly_platform_database_first";
        try (Connection owner =
                        TestAccess.asOwner(databases, databases.logUrl()).connect();
                Statement statement = owner.createStatement()) {
            statement.execute(
                    "INSERT INTO " + history + " (installed_rank, version, description, type, script, checksum,"
                            + " installed_by, execution_time, success) VALUES (99, '99', 'newer', 'SQL', 'V99__newer.sql', 1,"
                            + " 'duly_owner', 1, true)");
        }

        log.migrate(FIRST);

        try (Connection connection = log.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM first.thing")) {
            assertThat(rows.next()).isFalse();
        }
    }

    @Test
    void theServiceWorksAsARoleThatOwnsNothing() throws SQLException {
        log.migrate(FIRST);

        try (HikariDataSource pool = log.pool("test", 1);
                Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("DROP TABLE first.thing"))
                    .hasMessageContaining("must be owner");
            assertThatThrownBy(() -> statement.execute("INSERT INTO first.thing VALUES (1)"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void rolesStayOutOfDatabasesThatAreNotTheirs() {
        assertThatThrownBy(() ->
                        TestAccess.asCommand(databases, databases.readUrl()).connect())
                .isInstanceOf(DatabaseUnavailableException.class)
                .rootCause()
                .hasMessageContaining("permission denied for database");
        assertThatThrownBy(
                        () -> TestAccess.asQuery(databases, databases.logUrl()).connect())
                .isInstanceOf(DatabaseUnavailableException.class)
                .rootCause()
                .hasMessageContaining("permission denied for database");
    }

    @Test
    void anUnreachableDatabaseSaysWhatToCheck() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        Database nobody = new Database("jdbc:postgresql://127.0.0.1:" + closed + "/duly_log", "a", "b", "c", "secret");
        Database wrongPassword = new Database(log.url(), log.username(), "wrong", log.ownerUsername(), "wrong");
        Database noSuch = TestAccess.asCommand(databases, TestPostgres.shared().jdbcUrl("nothing_here"));

        assertThatThrownBy(nobody::connect).hasMessageContaining("Check that PostgreSQL is running");
        assertThatThrownBy(() -> nobody.migrate(FIRST)).hasMessageContaining("as c");
        assertThatThrownBy(() -> nobody.pool("test", 1)).hasMessageContaining("Check that PostgreSQL is running");
        assertThatThrownBy(wrongPassword::connect).hasMessageContaining("refused the role or its password");
        assertThatThrownBy(noSuch::connect).hasMessageContaining("no such database");
        assertThat(nobody.toString()).doesNotContain("secret");
    }
}
