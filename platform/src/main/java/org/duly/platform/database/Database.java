package org.duly.platform.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Properties;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/**
 * How a service reaches one database: as itself to work, as the owner to bring the schema up to date.
 *
 * <p>The service's role owns nothing, so that not even a fault in the service can alter or drop a table. Usable as
 * nested configuration properties.
 *
 * @param url the JDBC address, {@code jdbc:postgresql://host:5432/duly_log}
 * @param username the service's role
 * @param ownerUsername the role that owns the database and runs its migrations
 */
public record Database(String url, String username, String password, String ownerUsername, String ownerPassword) {
    private static final String CLASS_PATH = "classpath:";
    private static final int CONNECT_TIMEOUT_SECONDS = 10;

    /**
     * Brings the schema at this location up to date, as the owner. Several locations may share one database: each
     * keeps a history of its own. Safe to run from several processes at once.
     *
     * @param location where the migrations lie on the class path: {@code classpath:org/duly/command/log/migration}
     * @throws DatabaseUnavailableException if the database cannot be reached
     */
    public void migrate(String location) {
        String path = location.startsWith(CLASS_PATH) ? location.substring(CLASS_PATH.length()) : location;
        String history = "flyway_" + path.replaceAll("[^A-Za-z0-9]+", "_");
        // Connected first, because Flyway's own message about an unreachable database does not say what to check.
        try (Connection owner = connectAs(ownerUsername, ownerPassword)) {
            // Flyway locks its history once there is one; two processes that both make it would trip over each other.
            lock(owner, history);
            Flyway.configure()
                    .dataSource(url, ownerUsername, ownerPassword)
                    .locations(CLASS_PATH + path)
                    .failOnMissingLocations(true)
                    .table(history)
                    // The schema that holds the histories is not empty when a second location arrives.
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .load()
                    .migrate();
        } catch (SQLException failed) {
            throw unavailable(ownerUsername, failed);
        }
    }

    /** Waits until nobody else holds the lock of that name, and holds it as long as the connection is open. */
    private static void lock(Connection connection, String name) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("SELECT pg_advisory_lock(hashtext(?))")) {
            lock.setString(1, name);
            lock.execute();
        }
    }

    /**
     * A pool of connections as the service's role. The caller closes it.
     *
     * @throws DatabaseUnavailableException if the database cannot be reached
     */
    public HikariDataSource pool(String name, int size) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(size);
        config.setConnectionTimeout(CONNECT_TIMEOUT_SECONDS * 1000L);
        config.setDataSourceProperties(properties(username, password));
        try {
            return new HikariDataSource(config);
        } catch (HikariPool.PoolInitializationException unreachable) {
            throw unavailable(username, unreachable);
        }
    }

    /**
     * One connection as the service's role, outside any pool. The caller closes it.
     *
     * @throws DatabaseUnavailableException if the database cannot be reached
     */
    public Connection connect() {
        return connectAs(username, password);
    }

    private Connection connectAs(String role, String secret) {
        try {
            return DriverManager.getConnection(url, properties(role, secret));
        } catch (SQLException unreachable) {
            throw unavailable(role, unreachable);
        }
    }

    private static Properties properties(String role, String secret) {
        Properties properties = new Properties();
        properties.setProperty("user", role);
        properties.setProperty("password", secret);
        properties.setProperty("connectTimeout", Integer.toString(CONNECT_TIMEOUT_SECONDS));
        properties.setProperty("tcpKeepAlive", "true");
        // The server's detail quotes rows, and rows do not belong in logs.
        properties.setProperty("logServerErrorDetail", "false");
        return properties;
    }

    private DatabaseUnavailableException unavailable(String role, Exception failure) {
        return new DatabaseUnavailableException(
                "The database " + url + " cannot be reached as " + role + ". " + whatToCheck(sqlState(failure)),
                failure);
    }

    private static String whatToCheck(@Nullable String sqlState) {
        return switch (sqlState == null ? "" : sqlState) {
            case "28P01", "28000" ->
                "The server refused the role or its password: check them, and that the role exists.";
            case "3D000" -> "There is no such database on that server: check the address, or create it.";
            case "53300" -> "The server has no connection left: raise its max_connections or lower the pool sizes.";
            case "57P03" -> "The server is still starting or is shutting down: try again.";
            default -> "Check that PostgreSQL is running, and that host, port and database in the address are right.";
        };
    }

    private static @Nullable String sqlState(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return null;
    }

    /** Without the passwords. */
    @Override
    public String toString() {
        return "Database[" + url + " as " + username + "]";
    }
}
