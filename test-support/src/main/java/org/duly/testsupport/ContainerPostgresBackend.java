package org.duly.testsupport;

import static org.awaitility.Awaitility.await;

import com.github.dockerjava.api.exception.NotModifiedException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.duly.embedded.Ports;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** PostgreSQL's own image. The host port is fixed, so that it is the same after a stop and a start. */
final class ContainerPostgresBackend implements PostgresBackend {
    static final String IMAGE = "postgres:18";
    private static final String SUPERUSER = "postgres";
    private static final String PASSWORD = "test-superuser";
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final int port = Ports.free();
    private final PostgreSQLContainer container = new PostgreSQLContainer(IMAGE)
            .withUsername(SUPERUSER)
            .withPassword(PASSWORD)
            .withDatabaseName("postgres")
            .withEnv(
                    "POSTGRES_INITDB_ARGS",
                    "--locale=C --lc-ctype=C.UTF-8 --locale-provider=builtin --builtin-locale=C.UTF-8")
            .withCommand("postgres", "-c", "max_connections=200");

    ContainerPostgresBackend() {
        container.setPortBindings(List.of("127.0.0.1:" + port + ":5432"));
    }

    @Override
    public void start() {
        if (container.getContainerId() == null) {
            container.start();
        } else {
            container
                    .getDockerClient()
                    .startContainerCmd(container.getContainerId())
                    .exec();
            await().atMost(START_LIMIT).ignoreExceptions().until(this::answers);
        }
    }

    @Override
    public void stop() {
        try {
            container
                    .getDockerClient()
                    .stopContainerCmd(container.getContainerId())
                    .exec();
        } catch (NotModifiedException _) {
            // The server has ended and its container with it.
        }
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/" + database, SUPERUSER, PASSWORD);
    }

    @Override
    public void discard() {
        container.stop();
    }

    private boolean answers() throws SQLException {
        try (Connection connection = connect("postgres")) {
            return connection.isValid(5);
        }
    }
}
