package org.duly.command.log;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLNonTransientConnectionException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.duly.command.log.Append.NewEvent;
import org.duly.command.log.AppendRefused.EventTooLarge;
import org.duly.command.log.LogWriter.ConnectionSource;
import org.duly.events.EncodedEvent;
import org.duly.platform.database.Database;
import org.duly.platform.database.DatabaseUnavailableException;

/**
 * The log in PostgreSQL. Waiting appends are written together by one thread on a connection of its own, so an append
 * needs no pooled connection; reads share a small pool. Any number of instances, in any number of processes, may have
 * the same log open.
 *
 * <p>While the database cannot be reached, appends wait, for at most {@link #PATIENCE}.
 */
public final class PostgresEventLog implements EventLog, AutoCloseable {
    /** How long an append waits for its answer before it is told that the log is unavailable. */
    public static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final String MIGRATION = "classpath:org/duly/command/log/migration";
    private static final int READERS = 8;

    private final Duration patience;
    private final LogIdentity identity;
    private final HikariDataSource pool;
    private final LogReader reader;
    private final LogWriter writer;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    private PostgresEventLog(
            LogIdentity identity,
            ConnectionSource writing,
            HikariDataSource reading,
            InstantSource clock,
            Duration patience) {
        this.identity = identity;
        this.patience = patience;
        this.pool = reading;
        this.reader = new LogReader(identity.name(), reading);
        this.writer = new LogWriter(identity.name(), writing, clock, patience, () -> listeners.forEach(Runnable::run));
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
        log.writer.start();
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

    @Override
    public String name() {
        return identity.name();
    }

    /** Which log this is. */
    public LogIdentity identity() {
        return identity;
    }

    @Override
    public Appended append(Append append) {
        requireSizes(append);
        PendingAppend pending = new PendingAppend(append);
        writer.add(pending);
        return pending.await(patience);
    }

    @Override
    public List<Outcome> appendAll(List<Append> appends) {
        // All of them wait before the first is awaited, so that the writer takes them together.
        List<PendingAppend> waiting = appends.stream().map(this::submitted).toList();
        List<Outcome> outcomes = new ArrayList<>(waiting.size());
        for (PendingAppend pending : waiting) {
            try {
                outcomes.add(new Outcome.Taken(pending.await(patience)));
            } catch (AppendRefused refused) {
                outcomes.add(new Outcome.Refused(refused));
            }
        }
        return outcomes;
    }

    private PendingAppend submitted(Append append) {
        PendingAppend pending = new PendingAppend(append);
        try {
            requireSizes(append);
            writer.add(pending);
        } catch (EventTooLarge tooLarge) {
            pending.fail(tooLarge);
        }
        return pending;
    }

    private static void requireSizes(Append append) {
        for (NewEvent event : append.events()) {
            if (event.event().size() > EncodedEvent.MAX_BYTES) {
                throw new EventTooLarge(event.type(), event.event().size(), EncodedEvent.MAX_BYTES);
            }
        }
    }

    /** How many appends wait for the writer at this moment, apart from those it is writing. */
    public int waiting() {
        return writer.waiting();
    }

    @Override
    public Optional<Acceptance> find(String caller, String commandId) {
        return reader.command(caller, commandId);
    }

    @Override
    public Map<String, Acceptance> findAll(String caller, Collection<String> commandIds) {
        return reader.commands(caller, commandIds);
    }

    @Override
    public long head() {
        return reader.head();
    }

    @Override
    public List<LoggedEvent> readStream(String stream, long fromVersion) {
        return reader.stream(stream, fromVersion);
    }

    @Override
    public List<LoggedEvent> readScope(String scope, long after, int limit) {
        return reader.scope(scope, after, limit);
    }

    @Override
    public List<LoggedEvent> readTypes(List<String> types, long after, int limit) {
        return reader.types(types, after, limit);
    }

    @Override
    public List<LoggedEvent> readAfter(long position, int limit) {
        return reader.after(position, limit);
    }

    @Override
    public void onAppend(Runnable listener) {
        listeners.add(listener);
    }

    /** Finishes the batch being written; appends still waiting are told that the log is unavailable. */
    @Override
    public void close() {
        writer.close();
        pool.close();
    }
}
