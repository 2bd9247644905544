package org.duly.command.log;

import java.sql.SQLException;
import java.util.List;

/**
 * A writer's session with the database that keeps the log, and the transaction in it: take the append lock, read what to
 * judge by, write, commit. Used by one thread.
 *
 * <p>What it promises, of whatever database: the append lock is held by one transaction at a time, of all sessions of
 * all instances, and given up only after what was written under it is committed or gone; what is read under it includes
 * everything its last holder committed; a transaction is written as a whole or not at all; no two rows have the same
 * position, the same stream and version, or the same caller and command id (SQLSTATE 23505).
 *
 * <p>A session whose methods threw {@link SQLException} is to be closed. If it was thrown by {@link #commit} or
 * {@link #writeIf}, whether the rows are in the log is unknown; to know it, ask {@link #holds} in another session that
 * has the append lock.
 */
interface WriterSession extends AutoCloseable {
    /**
     * Writes rows in a transaction of their own, if under the append lock the log is as presumed.
     *
     * @param appends all that were judged
     * @return whether they are written, and durable; false if there are none
     */
    boolean writeIf(LogState presumed, List<Append> appends, List<EventRow> rows) throws SQLException;

    /** Begins a transaction, waits for the append lock, and reads under it what these appends are judged by. */
    LogState lockAndRead(List<Append> appends) throws SQLException;

    /** Whether these very rows, written together once, are in the log. */
    boolean holds(List<EventRow> rows) throws SQLException;

    /** Writes rows in the transaction. */
    void write(List<EventRow> rows) throws SQLException;

    /** Ends the transaction, and returns once what it wrote is durable. */
    void commit() throws SQLException;

    /** Ends the transaction without effect. */
    void rollback() throws SQLException;

    @Override
    void close() throws SQLException;

    /** Opens sessions. */
    @FunctionalInterface
    interface Source {
        WriterSession open() throws SQLException;
    }
}
