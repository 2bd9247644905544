package org.duly.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresServerTest {
    private static final RolePasswords PASSWORDS = new RolePasswords("owner-secret", "command-secret", "query-secret");

    @TempDir
    Path directory;

    EmbeddedPostgresServer server;

    @BeforeEach
    void start() throws SQLException {
        server = newServer();
        server.start();
        execute("CREATE TABLE kept (value text)");
        execute("INSERT INTO kept VALUES ('committed')");
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void data_survives_a_stop_and_a_start() throws SQLException {
        int port = server.port();

        server.stop();
        server.start();

        assertThat(keptValue()).isEqualTo("committed");
        assertThat(server.port()).isEqualTo(port);
    }

    @Test
    void a_committed_row_survives_the_kill_of_the_postmaster() throws Exception {
        ProcessHandle postmaster = postmaster();
        postmaster.destroyForcibly();
        await().until(() -> !postmaster.isAlive());
        server.stop();

        server.start();

        assertThat(keptValue()).isEqualTo("committed");
    }

    @Test
    void a_server_left_running_by_a_killed_process_is_stopped_and_replaced() throws Exception {
        ProcessHandle orphan = postmaster();

        StalePostmaster.clear(directory.resolve("pg"));

        await().until(() -> !orphan.isAlive());
        assertThat(directory.resolve("pg").resolve("postmaster.pid")).doesNotExist();
        server.stop();
        server.start();
        assertThat(keptValue()).isEqualTo("committed");
    }

    @Test
    void a_pid_file_whose_number_now_belongs_to_another_program_is_removed() throws Exception {
        server.stop();
        Files.writeString(
                directory.resolve("pg").resolve("postmaster.pid"),
                ProcessHandle.current().pid() + "\n");

        server.start();

        assertThat(keptValue()).isEqualTo("committed");
    }

    @Test
    void a_taken_port_is_named() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
                EmbeddedPostgresServer second =
                        new EmbeddedPostgresServer(PostgresSettings.of(directory.resolve("second"), "secret")
                                .withPort(taken.getLocalPort()))) {
            assertThatThrownBy(second::start)
                    .isInstanceOf(PortTakenException.class)
                    .hasMessageContaining(Integer.toString(taken.getLocalPort()));
        }
    }

    @Test
    void roles_reach_only_their_databases_and_only_with_their_password() throws SQLException {
        Provisioning.provision(server, DatabaseNames.standard(), PASSWORDS);
        Provisioning.provision(server, DatabaseNames.standard(), PASSWORDS);
        Provisioning.provision(server, DatabaseNames.withSuffix("_other"), PASSWORDS);

        assertThat(connects("duly_log", "duly_command", "command-secret")).isTrue();
        assertThat(connects("duly_log_other", "duly_command", "command-secret")).isTrue();
        assertThat(connects("duly_read", "duly_query", "query-secret")).isTrue();
        assertThat(connects("duly_vault", "duly_query", "query-secret")).isTrue();
        assertThat(connects("duly_log", "duly_query", "query-secret")).isFalse();
        assertThat(connects("duly_read", "duly_command", "command-secret")).isFalse();
        assertThat(connects("duly_log", "duly_command", "wrong")).isFalse();
        assertThat(connects("duly_log", "postgres", "wrong")).isFalse();
    }

    @Test
    void the_query_role_makes_schemas_and_searches_by_trigram() throws SQLException {
        Provisioning.provision(server, DatabaseNames.standard(), PASSWORDS);

        try (Connection connection =
                        DriverManager.getConnection(server.jdbcUrl("duly_read"), "duly_query", "query-secret");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA read");
            try (ResultSet result = statement.executeQuery("SELECT similarity('Craven', unaccent('Crâven')) = 1")) {
                result.next();
                assertThat(result.getBoolean(1)).isTrue();
            }
        }
    }

    private EmbeddedPostgresServer newServer() {
        return new EmbeddedPostgresServer(PostgresSettings.of(directory.resolve("pg"), "superuser-secret"));
    }

    private ProcessHandle postmaster() throws Exception {
        String pid = Files.readAllLines(directory.resolve("pg").resolve("postmaster.pid"))
                .getFirst();
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    private boolean connects(String database, String user, String password) {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(database), user, password)) {
            return connection.isValid(5);
        } catch (SQLException refused) {
            return false;
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String keptValue() throws SQLException {
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT value FROM kept")) {
            result.next();
            return result.getString(1);
        }
    }
}
