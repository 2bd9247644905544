package org.duly.query.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Rows on their way into one table. Call {@link #row} and then one method for each column, in the order of the columns;
 * then {@link #finish}. Closed unfinished, nothing gets in. The connection can do nothing else in between.
 *
 * <p>The values must be of exactly the column's type, or PostgreSQL refuses all rows. A NUL character, which PostgreSQL
 * cannot hold, becomes U+FFFD. Not thread-safe.
 */
public sealed interface Rows extends AutoCloseable permits BinaryCopy, InsertedRows {
    /** Below this, COPY costs more by its second round trip than it saves. */
    int MANY = 32;

    /**
     * Begins.
     *
     * @param tableAndColumns as {@code table (column, column)}
     * @param columns how many there are
     * @param expected how many rows there will be, roughly; at least one
     */
    static Rows into(Connection connection, String tableAndColumns, int columns, int expected) throws SQLException {
        return expected < MANY
                ? new InsertedRows(connection, tableAndColumns, columns)
                : new BinaryCopy(connection, tableAndColumns, columns);
    }

    /** Begins the next row. */
    Rows row() throws SQLException;

    Rows text(@Nullable String value);

    Rows bytes(byte[] value);

    /** A jsonb value, given as JSON text. */
    Rows json(@Nullable String value);

    Rows uuid(UUID value);

    Rows int8(long value);

    Rows int4(int value);

    Rows bool(boolean value);

    /** A timestamptz. Finer than a microsecond is cut off. */
    Rows instant(@Nullable Instant value);

    Rows date(LocalDate value);

    /** Returns once all rows are in the table. */
    void finish() throws SQLException;

    @Override
    void close() throws SQLException;
}
