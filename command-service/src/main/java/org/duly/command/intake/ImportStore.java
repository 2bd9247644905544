package org.duly.command.intake;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.duly.command.intake.ImportRecord.Counts;
import org.duly.command.intake.ImportRecord.State;
import org.duly.platform.database.DatabaseUnavailableException;
import org.duly.platform.database.Transactions;
import org.jspecify.annotations.Nullable;

/**
 * Where imports stand, in a schema of its own beside the log. How far one has come is moved only from where it was last
 * seen, so that of two instances that run the same import one goes on. Thread-safe.
 */
final class ImportStore {
    static final String MIGRATIONS = "classpath:org/duly/command/intake/migration";

    private static final String SELECT = "SELECT id, engagement, source, key, uploader, command_id, file_digest, bytes,"
            + " state, sealed_plan, actor, actor_role, on_behalf_of, rows_read, logged, already_there, failed, problem,"
            + " uploaded_at, started_at, ended_at FROM intake.import ";

    private final Transactions transactions;

    ImportStore(DataSource database) {
        this.transactions = new Transactions(
                database, failed -> new DatabaseUnavailableException("Imports could not be read or written", failed));
    }

    /** Adds one that was uploaded; returns whether that upload is new. */
    boolean add(ImportRecord added) {
        return update(
                        "INSERT INTO intake.import (id, engagement, source, key, uploader, command_id, file_digest, bytes,"
                                + " state, sealed_plan, uploaded_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                                + " ON CONFLICT (uploader, command_id) DO NOTHING",
                        added.id(),
                        added.engagementId(),
                        added.source(),
                        added.key(),
                        added.uploader(),
                        added.commandId(),
                        added.fileDigest(),
                        added.bytes(),
                        added.state().name(),
                        added.sealedPlan(),
                        utc(added.uploadedAt()))
                == 1;
    }

    Optional<ImportRecord> byUpload(String uploader, String commandId) {
        return select(SELECT + "WHERE uploader = ? AND command_id = ?", uploader, commandId).stream()
                .findFirst();
    }

    Optional<ImportRecord> find(UUID engagementId, UUID id) {
        return select(SELECT + "WHERE engagement = ? AND id = ?", engagementId, id).stream()
                .findFirst();
    }

    /** The last imports of an engagement, the latest first. */
    List<ImportRecord> latest(UUID engagementId, int limit) {
        return select(SELECT + "WHERE engagement = ? ORDER BY id DESC LIMIT ?", engagementId, limit);
    }

    /** Other imports of the same file into the same engagement that have been started. */
    List<ImportRecord> ofTheSameFile(ImportRecord one) {
        return select(
                SELECT + "WHERE engagement = ? AND file_digest = ? AND id <> ? AND started_at IS NOT NULL ORDER BY id",
                one.engagementId(),
                one.fileDigest(),
                one.id());
    }

    /** All that rows are to be taken in from, the earliest first. */
    List<ImportRecord> running() {
        return select(SELECT + "WHERE state = 'RUNNING' ORDER BY started_at, id");
    }

    /** Those that ended before a time and of which something is still kept. */
    List<ImportRecord> keptSince(Instant before) {
        return select(
                SELECT + "WHERE state IN ('FINISHED', 'BROKEN', 'STOPPED', 'UPLOADED') AND sealed_plan IS NOT NULL"
                        + " AND coalesce(ended_at, uploaded_at) < ? ORDER BY id LIMIT 100",
                utc(before));
    }

    /** Starts one that is uploaded; returns whether it was. */
    boolean start(UUID id, byte[] sealedPlan, String actor, String role, @Nullable String onBehalfOf, Instant now) {
        return update(
                        "UPDATE intake.import SET state = 'RUNNING', sealed_plan = ?, actor = ?, actor_role = ?,"
                                + " on_behalf_of = ?, started_at = ? WHERE id = ? AND state = 'UPLOADED'",
                        sealedPlan,
                        actor,
                        role,
                        onBehalfOf,
                        utc(now),
                        id)
                == 1;
    }

    /**
     * Moves one that runs on.
     *
     * @param failed sealed rows that failed on the way, by their numbers
     * @return whether it still ran and stood at {@code from}; if not, nothing is changed
     */
    boolean move(UUID id, Counts from, Counts to, SequencedMap<Long, byte[]> failed) {
        return transactions.run(connection -> {
            String move = "UPDATE intake.import SET rows_read = ?, logged = ?, already_there = ?, failed = ?,"
                    + " problem = NULL"
                    + " WHERE id = ? AND rows_read = ? AND state = 'RUNNING'";
            try (PreparedStatement statement =
                    bound(connection, move, to.read(), to.logged(), to.alreadyThere(), to.failed(), id, from.read())) {
                if (statement.executeUpdate() == 0) {
                    return false;
                }
            }
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO intake.failed_row (import, number, sealed) VALUES (?, ?, ?)")) {
                for (var row : failed.entrySet()) {
                    insert.setObject(1, id);
                    insert.setLong(2, row.getKey());
                    insert.setBytes(3, row.getValue());
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            return true;
        });
    }

    /**
     * Ends one that runs. Its file is not needed any more.
     *
     * @param problem why it could not be read to its end, or null if it was
     * @return whether it still ran
     */
    boolean end(UUID id, @Nullable String problem, Instant now) {
        return transactions.run(connection -> {
            String end =
                    "UPDATE intake.import SET state = ?, problem = ?, ended_at = ? WHERE id = ? AND state = 'RUNNING'";
            State state = problem == null ? State.FINISHED : State.BROKEN;
            try (PreparedStatement statement = bound(connection, end, state.name(), problem, utc(now), id)) {
                if (statement.executeUpdate() == 0) {
                    return false;
                }
            }
            execute(connection, "DELETE FROM intake.file_part WHERE import = ?", id);
            return true;
        });
    }

    /** Says why one that runs was cut off; it will be tried again. */
    void cutOff(UUID id, String problem) {
        update("UPDATE intake.import SET problem = ? WHERE id = ? AND state = 'RUNNING'", problem, id);
    }

    /** Stops one that runs, where it stands. Its file is kept. */
    void stop(UUID id, String problem, Instant now) {
        update(
                "UPDATE intake.import SET state = 'STOPPED', problem = ?, ended_at = ? WHERE id = ? AND state = 'RUNNING'",
                problem,
                utc(now),
                id);
    }

    /** Has one that is stopped run again; returns whether it was. */
    boolean resume(UUID id) {
        return update(
                        "UPDATE intake.import SET state = 'RUNNING', problem = NULL, ended_at = NULL WHERE id = ?"
                                + " AND state = 'STOPPED' AND sealed_plan IS NOT NULL",
                        id)
                == 1;
    }

    /** Keeps nothing any more of what one's file held; one that had not ended is discarded. */
    void forget(UUID id, Instant now) {
        transactions.run(connection -> {
            execute(
                    connection,
                    "UPDATE intake.import SET sealed_plan = NULL, ended_at = coalesce(ended_at, ?),"
                            + " state = CASE WHEN state IN ('UPLOADED', 'RUNNING', 'STOPPED') THEN 'DISCARDED' ELSE state END"
                            + " WHERE id = ?",
                    utc(now),
                    id);
            execute(connection, "DELETE FROM intake.file_part WHERE import = ?", id);
            execute(connection, "DELETE FROM intake.failed_row WHERE import = ?", id);
            return true;
        });
    }

    /** A row that failed, as it is kept. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record SealedRow(long number, byte[] sealed) {}

    /** Rows that failed, after a number, in order. */
    List<SealedRow> failedRows(UUID id, long after, int limit) {
        return transactions.run(connection -> {
            String query =
                    "SELECT number, sealed FROM intake.failed_row WHERE import = ? AND number > ? ORDER BY number LIMIT ?";
            List<SealedRow> rows = new ArrayList<>();
            try (PreparedStatement select = bound(connection, query, id, after, limit);
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rows.add(new SealedRow(row.getLong(1), row.getBytes(2)));
                }
            }
            return rows;
        });
    }

    void addPart(UUID id, int number, byte[] sealed) {
        update("INSERT INTO intake.file_part (import, number, sealed) VALUES (?, ?, ?)", id, number, sealed);
    }

    Optional<byte[]> part(UUID id, int number) {
        return transactions.run(connection -> {
            String query = "SELECT sealed FROM intake.file_part WHERE import = ? AND number = ?";
            try (PreparedStatement select = bound(connection, query, id, number);
                    ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
            }
        });
    }

    /** Deletes the parts of uploads that never came to their end. */
    void deleteOrphanedParts(UUID before) {
        update(
                "DELETE FROM intake.file_part WHERE import < ? AND import NOT IN (SELECT id FROM intake.import)",
                before);
    }

    void deleteParts(UUID id) {
        update("DELETE FROM intake.file_part WHERE import = ?", id);
    }

    void saveMapping(UUID engagementId, String source, UUID key, byte[] sealed) {
        update(
                "INSERT INTO intake.mapping (engagement, source, key, sealed) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT (engagement, source) DO UPDATE SET key = EXCLUDED.key, sealed = EXCLUDED.sealed",
                engagementId,
                source,
                key,
                sealed);
    }

    /** A mapping as it is kept. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record SealedMapping(String source, UUID key, byte[] sealed) {}

    List<SealedMapping> mappings(UUID engagementId) {
        return transactions.run(connection -> {
            String query = "SELECT source, key, sealed FROM intake.mapping WHERE engagement = ? ORDER BY source";
            List<SealedMapping> mappings = new ArrayList<>();
            try (PreparedStatement select = bound(connection, query, engagementId);
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    mappings.add(new SealedMapping(row.getString(1), row.getObject(2, UUID.class), row.getBytes(3)));
                }
            }
            return mappings;
        });
    }

    private List<ImportRecord> select(String query, Object... parameters) {
        return transactions.run(connection -> {
            List<ImportRecord> found = new ArrayList<>();
            try (PreparedStatement select = bound(connection, query, parameters);
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(ImportRows.read(row));
                }
            }
            return found;
        });
    }

    private int update(String sql, @Nullable Object... parameters) {
        return transactions.run(connection -> {
            try (PreparedStatement statement = bound(connection, sql, parameters)) {
                return statement.executeUpdate();
            }
        });
    }

    private static void execute(Connection connection, String sql, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = bound(connection, sql, parameters)) {
            statement.executeUpdate();
        }
    }

    private static PreparedStatement bound(Connection connection, String sql, @Nullable Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
