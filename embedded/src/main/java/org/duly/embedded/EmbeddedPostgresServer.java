package org.duly.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server as child processes of this JVM, its data kept on disk. A commit it has acknowledged survives the
 * loss of this process, of the server's and of the machine's power: {@code fsync} and {@code synchronous_commit} are
 * on, and a start that finds them off fails. It listens on 127.0.0.1 only and asks every role for its password.
 *
 * <p>The caller stops it. A JVM killed outright leaves the server running; the next {@link #start} on the same data
 * directory stops that one first. Thread-safe.
 */
public final class EmbeddedPostgresServer implements SuperuserConnections, AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final long LARGEST_SERVER_LOG = 10_000_000;
    private static final String SUPERUSER = "postgres";
    private static final String ACCESS_RULES = """
            # Every role gives its password; nobody comes from another machine.
            host all all 127.0.0.1/32 scram-sha-256
            host all all ::1/128 scram-sha-256
            """;

    private final PostgresSettings settings;
    private final Path dataDirectory;
    private int port;
    private boolean closed;
    private @Nullable EmbeddedPostgres running;

    public EmbeddedPostgresServer(PostgresSettings settings) {
        this.settings = settings;
        this.dataDirectory = settings.dataDirectory().toAbsolutePath().normalize();
        this.port = settings.port();
    }

    /**
     * Returns once the server takes connections; does nothing when it already does.
     *
     * @throws PortTakenException when another program listens on the port
     */
    public synchronized void start() {
        if (closed) {
            throw new IllegalStateException("PostgreSQL on " + dataDirectory + " has been closed for good");
        }
        if (running != null) {
            return;
        }
        try {
            createPrivateDirectory(dataDirectory);
            createPrivateDirectory(settings.binariesDirectory());
            StalePostmaster.clear(dataDirectory);
            port = port == 0 ? Ports.free() : port;
            Ports.requireFree("PostgreSQL", port);
            running = server().start();
            requirePasswords();
            requireDurability();
        } catch (IOException | SQLException e) {
            IllegalStateException failure = new IllegalStateException(
                    "PostgreSQL did not start on " + dataDirectory + "; see " + serverLog(), e);
            abandonStart(failure);
            throw failure;
        }
    }

    private void abandonStart(IllegalStateException failure) {
        try {
            stop();
            StalePostmaster.clear(dataDirectory);
        } catch (IOException | UncheckedIOException e) {
            failure.addSuppressed(e);
        }
    }

    /** Stops the server after the statements now running; the data stays. Does nothing when it is not running. */
    public synchronized void stop() {
        if (running == null) {
            return;
        }
        try {
            running.close();
            // A server that needs longer than that close allows is still on its way down.
            StalePostmaster.clear(dataDirectory);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not stop on " + dataDirectory, e);
        } finally {
            running = null;
        }
    }

    /** Stops the server that a killed process may have left on a data directory; does nothing when there is none. */
    public static void stopLeftover(Path dataDirectory) {
        try {
            StalePostmaster.clear(dataDirectory.toAbsolutePath().normalize());
        } catch (IOException e) {
            throw new UncheckedIOException("the PostgreSQL left on " + dataDirectory + " did not stop", e);
        }
    }

    /** Stops the server for good: a start that has begun elsewhere ends first, a later one is refused. */
    @Override
    public synchronized void close() {
        closed = true;
        stop();
    }

    /** The port on 127.0.0.1; 0 before the first start when none was fixed. */
    public synchronized int port() {
        return port;
    }

    /** The address of a database for the JDBC driver, without user and password. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database;
    }

    @Override
    public Connection connect(String database) throws SQLException {
        Properties credentials = new Properties();
        credentials.setProperty("user", SUPERUSER);
        credentials.setProperty("password", settings.superuserPassword());
        return DriverManager.getConnection(jdbcUrl(database), credentials);
    }

    private EmbeddedPostgres.Builder server() throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(dataDirectory)
                .setCleanDataDirectory(false)
                // The library lets everyone write to this one, so it lies in a directory of the user's own.
                .setOverrideWorkingDirectory(
                        settings.binariesDirectory().resolve("unpacked").toFile())
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setPGStartupWait(START_LIMIT)
                .setConnectConfig("password", settings.superuserPassword())
                .setOutputRedirector(
                        ProcessBuilder.Redirect.appendTo(freshServerLog().toFile()))
                // The same text order everywhere, whatever the machine's own language.
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("lc-ctype", characterClasses())
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", Integer.toString(settings.maxConnections()))
                .setServerConfig("shared_buffers", "128MB")
                .setServerConfig("jit", "off");
    }

    private static String characterClasses() {
        boolean mac = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac");
        return mac ? "en_US.UTF-8" : "C.UTF-8";
    }

    private Path serverLog() {
        return dataDirectory.resolveSibling(dataDirectory.getFileName() + ".log");
    }

    private Path freshServerLog() throws IOException {
        Path log = serverLog();
        if (Files.exists(log) && Files.size(log) > LARGEST_SERVER_LOG) {
            Files.delete(log);
        }
        return log;
    }

    private static void createPrivateDirectory(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }

    /** A new data directory trusts every local caller; this gives the superuser a password and ends that trust. */
    private void requirePasswords() throws IOException, SQLException {
        Path accessFile = dataDirectory.resolve("pg_hba.conf");
        if (Files.readString(accessFile).equals(ACCESS_RULES)) {
            return;
        }
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            Provisioning.setPassword(connection, SUPERUSER, settings.superuserPassword());
            Files.writeString(accessFile, ACCESS_RULES);
            statement.execute("SELECT pg_reload_conf()");
        }
    }

    private void requireDurability() throws SQLException {
        try (Connection connection = connect("postgres");
                PreparedStatement query = connection.prepareStatement(
                        "SELECT current_setting('fsync') || ' ' || current_setting('synchronous_commit')");
                ResultSet result = query.executeQuery()) {
            if (!result.next() || !"on on".equals(result.getString(1))) {
                throw new SQLException("fsync and synchronous_commit must both be on");
            }
        }
    }
}
