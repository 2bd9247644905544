package org.duly.query.witness;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Every alarm there ever was. Thread-safe; all instances see the same. */
final class Alarms {
    private static final Logger LOG = LoggerFactory.getLogger(Alarms.class);
    private static final int LONGEST_NOTE = 4_000;
    private static final int LONGEST_FINDING = 1_000;

    private final JdbcClient database;
    private final TransactionOperations transactions;
    private final InstantSource clock;

    Alarms(JdbcClient database, TransactionOperations transactions, InstantSource clock) {
        this.database = database;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Raises an alarm about events. It is raised again after it was acknowledged, if it still holds.
     *
     * @param position the first that differs; null if it is not known
     */
    void raise(String log, @Nullable Long position, long agreedSize, String finding) {
        insert(log, position, agreedSize, finding, null);
    }

    /** Raises an alarm about a checkpoint. Once it was acknowledged, the same checkpoint stays refused without another. */
    void raise(String log, @Nullable Long position, long agreedSize, String finding, String note) {
        insert(log, position, agreedSize, finding, cut(note.replace("\0", ""), LONGEST_NOTE));
    }

    private void insert(String log, @Nullable Long position, long agreedSize, String finding, @Nullable String note) {
        // One open alarm stops a log; whatever else does not fit is found again when that one is acknowledged.
        boolean raised = Boolean.TRUE.equals(transactions.execute(transaction -> {
            database.sql("SELECT pg_advisory_xact_lock(hashtext('witness.alarm'))")
                    .query(row -> {});
            return database.sql("INSERT INTO witness.alarm (log, first_position, agreed_size, finding, note, raised_at)"
                                    + " SELECT :log, :position, :agreed, :finding, :note, :at WHERE NOT EXISTS ("
                                    + "SELECT 1 FROM witness.alarm"
                                    + " WHERE log = :log AND (acknowledged_at IS NULL OR note = :note))")
                            .param("log", log)
                            .param("position", position, Types.BIGINT)
                            .param("agreed", agreedSize)
                            .param("finding", cut(finding, LONGEST_FINDING))
                            .param("note", note, Types.VARCHAR)
                            .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                            .update()
                    > 0;
        }));
        if (raised) {
            LOG.error("The witness refuses {}: {}", log, finding);
        }
    }

    /** Whoever may write to the topics decides how long things are. */
    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }

    /** The logs of which nothing is cosigned. */
    Set<String> openLogs() {
        return Set.copyOf(database.sql("SELECT DISTINCT log FROM witness.alarm WHERE acknowledged_at IS NULL")
                .query(String.class)
                .list());
    }

    /** How many were acknowledged so far. */
    long acknowledged() {
        return database.sql("SELECT count(*) FROM witness.alarm WHERE acknowledged_at IS NOT NULL")
                .query(Long.class)
                .single();
    }

    /** Those not acknowledged, the oldest first. */
    List<Alarm> open() {
        return select("WHERE acknowledged_at IS NULL");
    }

    /** All of them, the oldest first. */
    List<Alarm> all() {
        return select("");
    }

    /**
     * Acknowledges an open alarm, and has everything read and judged again.
     *
     * @return whether there was such an open alarm
     */
    boolean acknowledge(long id, String by, String reason) {
        return Boolean.TRUE.equals(transactions.execute(transaction -> {
            int acknowledged = database.sql(
                            "UPDATE witness.alarm SET acknowledged_at = ?, acknowledged_by = ?, reason = ?"
                                    + " WHERE id = ? AND acknowledged_at IS NULL")
                    .params(clock.instant().atOffset(ZoneOffset.UTC), by, reason, id)
                    .update();
            if (acknowledged > 0) {
                database.sql("UPDATE witness.progress SET topic_id = ''"
                                + " WHERE log = (SELECT log FROM witness.alarm WHERE id = ?)")
                        .param(id)
                        .update();
                database.sql("DELETE FROM witness.checkpoint_progress").update();
            }
            return acknowledged > 0;
        }));
    }

    private List<Alarm> select(String where) {
        return database.sql("SELECT id, log, first_position, agreed_size, finding, note, raised_at, acknowledged_at,"
                        + " acknowledged_by, reason FROM witness.alarm " + where + " ORDER BY id")
                .query((row, number) -> new Alarm(
                        row.getLong(1),
                        row.getString(2),
                        row.getObject(3, Long.class),
                        row.getLong(4),
                        row.getString(5),
                        row.getString(6),
                        row.getObject(7, OffsetDateTime.class).toInstant(),
                        instant(row, 8),
                        row.getString(9),
                        row.getString(10)))
                .list();
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
