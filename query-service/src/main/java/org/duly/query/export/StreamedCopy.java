package org.duly.query.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;
import org.duly.query.database.ReadSchema;
import org.duly.query.log.Applied;
import org.duly.query.log.AppliedTable;
import org.postgresql.PGConnection;
import org.springframework.stereotype.Component;

/**
 * The rows of one query, of one state of the read models, as they come: memory does not depend on their number.
 *
 * <p>COPY takes no parameters, so values go into settings of the transaction and the query reads them from there: {@link
 * #setting}. No value is ever written into SQL.
 */
@Component
final class StreamedCopy {
    private static final String PREFIX = "duly.";

    /** Longer than any export takes that somebody still waits for; a reader that has stalled must not keep a connection. */
    private static final String LONGEST = "30min";

    private final DataSource database;

    StreamedCopy(DataSource database) {
        this.database = database;
    }

    /** How the rows are written. */
    enum Format {
        /** Comma-separated, RFC 4180 but for its line ends, which are single line feeds; without a header. */
        CSV("FORMAT csv"),
        /**
         * One line a row, of a query with one column of JSON, as it is: JSON text has no raw control character, hence nothing
         * that would have to be quoted.
         */
        LINES("FORMAT csv, DELIMITER E'\\x02', QUOTE E'\\x01'");

        private final String options;

        Format(String options) {
            this.options = options;
        }
    }

    /** What a query says in place of a value. */
    static String setting(String name) {
        return "current_setting('" + PREFIX + name + "')";
    }

    /** Opens what the rows go to, once it is known of which state they are. */
    @FunctionalInterface
    interface Opening {
        /**
         * Opens it; not closed here.
         *
         * @param position up to which the log is applied
         */
        OutputStream at(long position) throws IOException;
    }

    /**
     * What makes a file of the rows.
     *
     * @param header the first line of a file of comma-separated values
     */
    Download.Making file(String log, String header, String query, Map<String, String> values, Format format) {
        return opening -> write(log, query, values, format, position -> {
            OutputStream out = opening.at(log, position);
            if (format == Format.CSV) {
                out.write((Download.BYTE_ORDER_MARK + header).getBytes(StandardCharsets.UTF_8));
            }
            return out;
        });
    }

    /**
     * Writes the rows.
     *
     * @param log whose position the opening is told
     * @param query without parameters; its text comes from this program alone
     * @param values of the settings it reads, by name
     * @throws IOException if the reader is gone
     * @throws SQLException if the database failed; part of the rows may be written
     */
    private void write(String log, String query, Map<String, String> values, Format format, Opening opening)
            throws SQLException, IOException {
        try (Connection connection = database.getConnection()) {
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            try {
                prepare(connection, values);
                long position = new AppliedTable(ReadSchema.LIVE)
                        .ofLog(connection, log)
                        .map(Applied::position)
                        .orElse(-1L);
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyOut("COPY (" + query + ") TO STDOUT (" + format.options + ")", opening.at(position));
                connection.rollback();
            } catch (SQLException | IOException | RuntimeException failed) {
                try {
                    connection.rollback();
                } catch (SQLException alsoFailed) {
                    failed.addSuppressed(alsoFailed);
                }
                throw failed;
            }
        }
    }

    private static void prepare(Connection connection, Map<String, String> values) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL transaction_timeout = '" + LONGEST + "'");
            // Rows are to come in the order of an index from the first on, not after all of them were sorted on disk.
            statement.execute("SET LOCAL enable_sort = off");
            statement.execute("SET LOCAL enable_hashjoin = off");
            statement.execute("SET LOCAL enable_mergejoin = off");
        }
        try (PreparedStatement set = connection.prepareStatement("SELECT set_config(?, ?, true)")) {
            for (Map.Entry<String, String> value : values.entrySet()) {
                set.setString(1, PREFIX + value.getKey());
                set.setString(2, value.getValue());
                set.execute();
            }
        }
    }
}
