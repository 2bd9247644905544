package org.duly.command.log;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLNonTransientConnectionException;
import java.time.Duration;
import java.time.InstantSource;
import org.duly.command.log.PostgresWriterSession.ConnectionSource;
import org.duly.platform.database.Database;
import org.duly.platform.database.DatabaseUnavailableException;

/**
 * The log in PostgreSQL. Waiting appends are written together by one thread on a connection of its own, so an append
 * needs no pooled connection; reads share a small pool. Any number of instances, in any number of processes, may have
 * the same log open.
 *
 * <p>While the database cannot be reached, appends wait, for at most {@link #PATIENCE}.
 */
public final class PostgresEventLog extends GroupCommitLog {
    /** How long an append waits for its answer before it is told that the log is unavailable. */
    public static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final String MIGRATION = "classpath:org/duly/command/log/migration";
    private static final int READERS = 8;

    private final LogIdentity identity;
    private final HikariDataSource pool;

    private PostgresEventLog(
            LogIdentity identity,
            ConnectionSource writing,
            HikariDataSource reading,
            InstantSource clock,
            Duration patience) {
        super(
                identity.name(),
                () -> new PostgresWriterSession(identity.name(), writing.connect()),
                new LogReader(identity.name(), reading),
                clock,
                Scheduling.MACHINE,
                patience);
        this.identity = identity;
        this.pool = reading;
    }

    /**
     * Brings the log's schema up to date and opens the log; at the first start ever, gives it its name. Whoever opens
     * it closes it.
     *
     * @param clock the present, for recorded times; simulated if and only if the identity says so
     * @throws IllegalStateException if the database holds a log of another name or kind
     * @throws org.duly.platform.database.DatabaseUnavailableException if the database cannot be reached
     */
    public static PostgresEventLog open(Database database, LogIdentity identity, InstantSource clock) {
        database.migrate(MIGRATION);
        return open(identity, connectionsTo(database), database.pool("log", READERS), clock, PATIENCE);
    }

    /** Opens a log whose schema is up to date, and takes over the pool. */
    static PostgresEventLog open(
            LogIdentity identity,
            ConnectionSource writing,
            HikariDataSource reading,
            InstantSource clock,
            Duration patience) {
        try {
            identity.claim(reading);
        } catch (RuntimeException refused) {
            reading.close();
            throw refused;
        }
        PostgresEventLog log = new PostgresEventLog(identity, writing, reading, clock, patience);
        log.start();
        return log;
    }

    static ConnectionSource connectionsTo(Database database) {
        return () -> {
            try {
                return database.connect();
            } catch (DatabaseUnavailableException unavailable) {
                throw new SQLNonTransientConnectionException(unavailable.getMessage(), unavailable);
            }
        };
    }

    /** Which log this is. */
    public LogIdentity identity() {
        return identity;
    }

    @Override
    public void close() {
        super.close();
        pool.close();
    }
}
