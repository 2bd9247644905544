package org.duly.testsupport;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.duly.embedded.DatabaseNames;
import org.duly.embedded.Provisioning;
import org.duly.embedded.RolePasswords;
import org.duly.embedded.SuperuserConnections;

/**
 * The PostgreSQL server of this test JVM: durable, started at first use, stopped when the JVM ends. Every test class
 * takes databases of its own from it. Address and data stay the same through {@link #stop}, {@link #start} and
 * {@link #restart}.
 */
public final class TestPostgres implements SuperuserConnections {
    static final RolePasswords PASSWORDS = new RolePasswords("test-owner", "test-command", "test-query");

    /** What a session is told, if anything, whose server crashes. */
    private static final Set<String> CRASHED = Set.of("57P02", "08006", "08003");

    private final PostgresBackend backend;
    private final AtomicInteger databases = new AtomicInteger();

    private TestPostgres(PostgresBackend backend) {
        this.backend = backend;
    }

    /** The server that all tests of this JVM share, running. */
    public static TestPostgres shared() {
        return Shared.INSTANCE;
    }

    /** Four new, empty databases with Duly's roles and rights; no migration has run in them. */
    public TestDatabases freshDatabases() {
        DatabaseNames names = DatabaseNames.withSuffix("_t" + databases.incrementAndGet());
        try {
            Provisioning.provision(this, names, PASSWORDS);
        } catch (SQLException e) {
            throw new IllegalStateException("the test databases could not be made", e);
        }
        return new TestDatabases(
                jdbcUrl(names.log()), jdbcUrl(names.vault()), jdbcUrl(names.documents()), jdbcUrl(names.read()));
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + backend.port() + "/" + database;
    }

    @Override
    public Connection connect(String database) throws SQLException {
        return backend.connect(database);
    }

    /** Stops the server as an operator would: sessions are ended, what they committed stays. */
    public void stop() {
        backend.stop();
    }

    /**
     * Stops the server as a crash would (PostgreSQL's immediate shutdown): nobody is waited for, nothing is written any more,
     * and the next start recovers what was committed.
     */
    public void crash() {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            // The server's programs run in its data directory, wherever that is.
            statement.execute("COPY (SELECT) TO PROGRAM 'kill -QUIT $(head -n 1 postmaster.pid)'");
        } catch (SQLException cut) {
            if (!CRASHED.contains(String.valueOf(cut.getSQLState()))) {
                throw new IllegalStateException("the database server could not be made to crash", cut);
            }
        }
        backend.stop();
    }

    /** Starts the server again and returns once it takes connections. */
    public void start() {
        backend.start();
    }

    public void restart() {
        stop();
        start();
    }

    private static final class Shared {
        private static final TestPostgres INSTANCE = begin();

        private static TestPostgres begin() {
            PostgresBackend backend = switch (TestInfrastructure.chosen()) {
                case EMBEDDED -> new EmbeddedPostgresBackend();
                case TESTCONTAINERS -> new ContainerPostgresBackend();
            };
            Runtime.getRuntime().addShutdownHook(new Thread(backend::discard, "test-postgres-end"));
            backend.start();
            return new TestPostgres(backend);
        }
    }
}
