package org.duly.embedded;

import java.nio.file.Path;

/**
 * Where an embedded PostgreSQL keeps its data and how it is reached.
 *
 * @param dataDirectory kept across starts; created on the first one
 * @param binariesDirectory where the server's programs are unpacked once, shared by every data directory of this user
 * @param port on 127.0.0.1; 0 takes a free one at the first start and keeps it for later starts of the same object
 * @param superuserPassword set at the first start of a data directory, needed at every later one
 * @param maxConnections the server's own limit
 */
public record PostgresSettings(
        Path dataDirectory, Path binariesDirectory, int port, String superuserPassword, int maxConnections) {

    private static final int ENOUGH_FOR_BOTH_SERVICES = 100;

    /** A free port, the user's cache directory for the programs, and 100 connections. */
    public static PostgresSettings of(Path dataDirectory, String superuserPassword) {
        return new PostgresSettings(
                dataDirectory, userCacheDirectory(), 0, superuserPassword, ENOUGH_FOR_BOTH_SERVICES);
    }

    /** The same settings on a fixed port. */
    public PostgresSettings withPort(int fixedPort) {
        return new PostgresSettings(dataDirectory, binariesDirectory, fixedPort, superuserPassword, maxConnections);
    }

    /** The same settings with another limit of connections. */
    public PostgresSettings withMaxConnections(int limit) {
        return new PostgresSettings(dataDirectory, binariesDirectory, port, superuserPassword, limit);
    }

    private static Path userCacheDirectory() {
        String configured = System.getenv("XDG_CACHE_HOME");
        Path caches = configured == null || configured.isBlank()
                ? Path.of(System.getProperty("user.home"), ".cache")
                : Path.of(configured);
        return caches.resolve("duly").resolve("postgresql");
    }
}
