package org.duly.query.rebuild;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.duly.query.database.ReadSchema;
import org.jspecify.annotations.Nullable;

/**
 * The tables a rebuild fills, made after the live ones as they are, so that their definitions stand in the migrations
 * alone.
 */
final class RebuildSchema {
    private static final String LIVE = ReadSchema.LIVE.name();
    private static final String REBUILD = ReadSchema.REBUILD.name();
    private static final String REPLACED = "read_replaced";

    /** By which a batch looks rows up, beside the primary keys: an erasure changes all that is of a respondent. */
    private static final String RESPONDENT = "response_respondent";

    private static final int INDEXED_AT_ONCE = 2;

    private RebuildSchema() {}

    /** Makes empty tables with what rows are looked up by, dropping what an earlier rebuild may have left. */
    static void make(Connection connection) throws SQLException {
        drop(connection);
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA " + REBUILD);
            for (String table : ReadSchema.TABLES) {
                // Autovacuum would come for every table that is filled, and stand in the way of the swap.
                statement.execute("CREATE TABLE " + REBUILD + "." + table + " (LIKE " + LIVE + "." + table
                        + " INCLUDING DEFAULTS INCLUDING GENERATED INCLUDING STORAGE INCLUDING COMPRESSION"
                        + " INCLUDING CONSTRAINTS) WITH (autovacuum_enabled = off, toast.autovacuum_enabled = off)");
                for (String constraint : read(connection, """
                        SELECT format('ALTER TABLE %s.%s ADD CONSTRAINT %%I %%s', conname, pg_get_constraintdef(oid))
                        FROM pg_constraint WHERE contype = 'p' AND conrelid = '%s.%s'::regclass
                        """.formatted(REBUILD, table, LIVE, table))) {
                    statement.execute(constraint);
                }
            }
            for (String index : indexes(connection, "relname = '" + RESPONDENT + "'")) {
                statement.execute(index);
            }
        }
    }

    /** Makes the indexes that are still missing and gathers what the planner needs, once the rows are in. */
    static void index(DataSource database) throws SQLException, InterruptedException {
        try (ExecutorService threads = Background.threads("rebuild-indexer", INDEXED_AT_ONCE)) {
            List<Future<@Nullable Void>> indexing = new ArrayList<>();
            for (String table : ReadSchema.TABLES) {
                indexing.add(threads.submit(() -> {
                    Filler.inTransaction(database, connection -> index(connection, table));
                    return null;
                }));
            }
            for (Future<@Nullable Void> each : indexing) {
                Background.await(each);
            }
        }
    }

    private static void index(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL maintenance_work_mem = '128MB'");
            for (String index : indexes(
                    connection,
                    "indrelid = '%s.%s'::regclass AND relname <> '%s'".formatted(LIVE, table, RESPONDENT))) {
                statement.execute(index);
            }
            // Nothing is searched for by a whole document or event, and their statistics are dear.
            for (String columns : read(connection, """
                    SELECT string_agg(quote_ident(attname), ', ') FROM pg_attribute
                    WHERE attrelid = '%s.%s'::regclass AND attnum > 0 AND NOT attisdropped
                      AND atttypid NOT IN ('jsonb'::regtype, 'bytea'::regtype)
                    """.formatted(REBUILD, table))) {
                statement.execute("ANALYZE " + REBUILD + "." + table + " (" + columns + ")");
            }
        }
    }

    /** How to make those of the live indexes on the tables of the rebuild; primary keys are not among them. */
    private static List<String> indexes(Connection connection, String which) throws SQLException {
        return read(connection, """
                SELECT replace(pg_get_indexdef(indexrelid), ' ON %s.', ' ON %s.')
                FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
                WHERE relnamespace = '%s'::regnamespace AND NOT indisprimary AND %s
                """.formatted(LIVE, REBUILD, LIVE, which));
    }

    /**
     * Puts the rebuilt tables in the place of the live ones, which {@link #drop} then drops: deleting their files takes
     * longer than readers should wait. The caller holds the live ones locked.
     */
    static void swap(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA " + REPLACED);
            for (String table : ReadSchema.TABLES) {
                statement.execute("ALTER TABLE " + LIVE + "." + table + " SET SCHEMA " + REPLACED);
                statement.execute("ALTER TABLE " + REBUILD + "." + table
                        + " RESET (autovacuum_enabled, toast.autovacuum_enabled)");
                statement.execute("ALTER TABLE " + REBUILD + "." + table + " SET SCHEMA " + LIVE);
            }
        }
    }

    /** Drops what a rebuild leaves, finished or not. */
    static void drop(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP SCHEMA IF EXISTS " + REBUILD + " CASCADE");
            statement.execute("DROP SCHEMA IF EXISTS " + REPLACED + " CASCADE");
        }
    }

    private static List<String> read(Connection connection, String query) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                found.add(row.getString(1));
            }
        }
        return found;
    }
}
