package org.duly.testsupport;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.duly.embedded.EmbeddedPostgresServer;
import org.duly.embedded.PostgresSettings;

final class EmbeddedPostgresBackend implements PostgresBackend {
    private static final int ENOUGH_FOR_SEVERAL_SERVICES = 200;

    private final Path directory = TemporaryDirectory.create("duly-test-postgres");
    private final EmbeddedPostgresServer server =
            new EmbeddedPostgresServer(PostgresSettings.of(directory.resolve("data"), "test-superuser")
                    .withMaxConnections(ENOUGH_FOR_SEVERAL_SERVICES));

    @Override
    public void start() {
        server.start();
    }

    @Override
    public void stop() {
        server.stop();
    }

    @Override
    public int port() {
        return server.port();
    }

    @Override
    public Connection connect(String database) throws SQLException {
        return server.connect(database);
    }

    @Override
    public void discard() {
        server.stop();
        TemporaryDirectory.delete(directory);
    }
}
