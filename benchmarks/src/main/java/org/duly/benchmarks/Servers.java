package org.duly.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.duly.embedded.DatabaseNames;
import org.duly.embedded.EmbeddedPostgresServer;
import org.duly.embedded.PostgresSettings;
import org.duly.embedded.Provisioning;
import org.duly.embedded.RolePasswords;
import org.duly.platform.database.Database;
import org.duly.platform.vault.MasterKey;

/** A PostgreSQL of its own, with fsync and synchronous_commit on; gone afterwards unless its data are to be kept. */
final class Servers implements AutoCloseable {
    private static final RolePasswords PASSWORDS = new RolePasswords("owner", "command", "query");
    private static final String SUPERUSER_PASSWORD = "superuser";

    private final Path directory;
    private final boolean kept;
    private final EmbeddedPostgresServer postgres;

    Servers() throws IOException, SQLException {
        this(Files.createTempDirectory("duly-benchmarks"), false);
    }

    /** With the data of the last run, if there was one. */
    static Servers keptIn(Path directory) throws IOException, SQLException {
        return new Servers(Files.createDirectories(directory), true);
    }

    private Servers(Path directory, boolean kept) throws IOException, SQLException {
        this.directory = directory;
        this.kept = kept;
        postgres = new EmbeddedPostgresServer(PostgresSettings.of(directory.resolve("postgres"), SUPERUSER_PASSWORD)
                .withMaxConnections(200));
        postgres.start();
        Provisioning.provision(postgres, DatabaseNames.standard(), PASSWORDS);
        requireDurable();
    }

    /** Stops PostgreSQL and starts it again, so that nothing is in its buffers. What was connected to it no longer is. */
    void restart() {
        postgres.stop();
        postgres.start();
    }

    Path directory() {
        return directory;
    }

    Database log() {
        return database("duly_log");
    }

    /** The command service's settings of its databases. */
    Map<String, String> commandSettings() {
        Map<String, String> settings = new HashMap<>();
        for (String database : List.of("log", "vault", "documents")) {
            put(settings, database, Provisioning.COMMAND, PASSWORDS.command());
        }
        return settings;
    }

    /** The query service's settings of its databases. */
    Map<String, String> querySettings() {
        Map<String, String> settings = new HashMap<>();
        for (String database : List.of("read", "vault", "documents")) {
            put(settings, database, Provisioning.QUERY, PASSWORDS.query());
        }
        return settings;
    }

    private void put(Map<String, String> settings, String database, String username, String password) {
        String prefix = "duly." + database + ".";
        settings.put(prefix + "url", postgres.jdbcUrl("duly_" + database));
        settings.put(prefix + "username", username);
        settings.put(prefix + "password", password);
        settings.put(prefix + "owner-username", Provisioning.OWNER);
        settings.put(prefix + "owner-password", PASSWORDS.owner());
        MasterKey.loadOrGenerate(masterKeyFile());
        settings.put("duly.vault.master-key-file", masterKeyFile().toString());
    }

    /** Made by whoever first needs it. */
    Path masterKeyFile() {
        return directory.resolve("master.key");
    }

    /** A database in the command service's role. */
    Database database(String name) {
        return new Database(
                postgres.jdbcUrl(name),
                Provisioning.COMMAND,
                PASSWORDS.command(),
                Provisioning.OWNER,
                PASSWORDS.owner());
    }

    /** A database in the query service's role. */
    Database queryDatabase(String name) {
        return new Database(
                postgres.jdbcUrl(name), Provisioning.QUERY, PASSWORDS.query(), Provisioning.QUERY, PASSWORDS.query());
    }

    Connection superuser(String database) throws SQLException {
        return postgres.connect(database);
    }

    /** A pool of a user who may do anything, as a newcomer's first set-up would have it. */
    HikariDataSource ownerPool(int size) {
        return ownerPool("duly_log", size);
    }

    /** The same for any database. */
    HikariDataSource ownerPool(String database, int size) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(postgres.jdbcUrl(database));
        config.setUsername(Provisioning.OWNER);
        config.setPassword(PASSWORDS.owner());
        config.setMaximumPoolSize(size);
        config.setConnectionTimeout(60_000);
        return new HikariDataSource(config);
    }

    void execute(String... statements) throws SQLException {
        executeIn("duly_log", statements);
    }

    void executeIn(String database, String... statements) throws SQLException {
        try (Connection connection = superuser(database);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private void requireDurable() throws SQLException {
        try (Connection connection = superuser("duly_log");
                Statement statement = connection.createStatement()) {
            for (String setting : new String[] {"fsync", "synchronous_commit"}) {
                try (var row = statement.executeQuery("SHOW " + setting)) {
                    row.next();
                    if (!row.getString(1).equals("on")) {
                        throw new IllegalStateException(setting + " is off: the figures would be worthless");
                    }
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        postgres.close();
        if (kept) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
