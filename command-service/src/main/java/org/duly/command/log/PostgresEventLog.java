package org.duly.command.log;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.duly.command.log.Append.NewEvent;
import org.duly.command.log.AppendRefused.EventTooLarge;
import org.duly.command.log.LogWriter.ConnectionSource;
import org.duly.events.EncodedEvent;

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

    /** How long the writer tries to reach the database; shorter, so that callers learn the cause. */
    private static final Duration RETRY = Duration.ofSeconds(12);

    private final LogIdentity identity;
    private final HikariDataSource pool;
    private final LogReader reader;
    private final LogWriter writer;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    private PostgresEventLog(
            LogIdentity identity, ConnectionSource writing, HikariDataSource reading, InstantSource clock) {
        this.identity = identity;
        this.pool = reading;
        this.reader = new LogReader(identity.name(), reading);
        this.writer = new LogWriter(identity.name(), writing, clock, RETRY, () -> listeners.forEach(Runnable::run));
    }

    static PostgresEventLog open(
            LogIdentity identity, ConnectionSource writing, HikariDataSource reading, InstantSource clock) {
        PostgresEventLog log = new PostgresEventLog(identity, writing, reading, clock);
        log.writer.start();
        return log;
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
        for (NewEvent event : append.events()) {
            if (event.event().size() > EncodedEvent.MAX_BYTES) {
                throw new EventTooLarge(event.type(), event.event().size(), EncodedEvent.MAX_BYTES);
            }
        }
        PendingAppend pending = new PendingAppend(append);
        writer.add(pending);
        return pending.await(PATIENCE);
    }

    @Override
    public Optional<Acceptance> find(String caller, String commandId) {
        return reader.command(caller, commandId);
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
