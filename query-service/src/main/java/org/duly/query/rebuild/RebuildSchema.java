package org.duly.query.rebuild;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.duly.query.database.ReadSchema;

/**
 * The tables a rebuild fills, made after the live ones as they are, so that their definitions stand in the migrations
 * alone.
 */
final class RebuildSchema {
    private static final String LIVE = ReadSchema.LIVE.name();
    private static final String REBUILD = ReadSchema.REBUILD.name();

    private RebuildSchema() {}

    /** Makes empty tables with their primary keys, dropping what an earlier rebuild may have left. */
    static void make(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            drop(connection);
            statement.execute("CREATE SCHEMA " + REBUILD);
            for (String table : ReadSchema.TABLES) {
                statement.execute("CREATE TABLE " + REBUILD + "." + table + " (LIKE " + LIVE + "." + table
                        + " INCLUDING DEFAULTS INCLUDING GENERATED INCLUDING STORAGE INCLUDING COMPRESSION"
                        + " INCLUDING CONSTRAINTS)");
            }
            for (String constraint : read(connection, """
                    SELECT format('ALTER TABLE %s.%%I ADD CONSTRAINT %%I %%s',
                        t.relname, c.conname, pg_get_constraintdef(c.oid))
                    FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid
                    WHERE c.contype = 'p' AND c.connamespace = '%s'::regnamespace AND t.relname IN (%s)
                    """.formatted(REBUILD, LIVE, tableNames()))) {
                statement.execute(constraint);
            }
        }
    }

    /** Makes the other indexes, once the rows are in. */
    static void index(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET maintenance_work_mem = '256MB'");
            for (String index : read(connection, """
                    SELECT replace(pg_get_indexdef(i.indexrelid), ' ON %s.', ' ON %s.')
                    FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid
                    WHERE t.relnamespace = '%s'::regnamespace AND t.relname IN (%s) AND NOT i.indisprimary
                    """.formatted(LIVE, REBUILD, LIVE, tableNames()))) {
                statement.execute(index);
            }
            for (String table : ReadSchema.TABLES) {
                statement.execute("ANALYZE " + REBUILD + "." + table);
            }
            statement.execute("RESET maintenance_work_mem");
        }
    }

    /** Puts the rebuilt tables in the place of the live ones. The caller holds the live ones locked. */
    static void swap(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String table : ReadSchema.TABLES) {
                statement.execute("DROP TABLE " + LIVE + "." + table);
                statement.execute("ALTER TABLE " + REBUILD + "." + table + " SET SCHEMA " + LIVE);
            }
            statement.execute("DROP SCHEMA " + REBUILD);
        }
    }

    static void drop(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP SCHEMA IF EXISTS " + REBUILD + " CASCADE");
        }
    }

    private static String tableNames() {
        return "'" + String.join("', '", ReadSchema.TABLES) + "'";
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
