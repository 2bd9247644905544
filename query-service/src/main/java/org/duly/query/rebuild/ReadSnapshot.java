package org.duly.query.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.duly.query.database.ReadSchema;
import org.duly.query.log.AppliedTable;

/** One state of the read models, to be read for as long as it takes, whose rows have one text form everywhere. */
final class ReadSnapshot implements AutoCloseable {
    private final Connection connection;

    ReadSnapshot(DataSource database) throws SQLException {
        connection = database.getConnection();
        try {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try (Statement statement = connection.createStatement()) {
                // The text form of a row depends on these.
                statement.execute("SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO, YMD';"
                        + " SET LOCAL bytea_output = 'hex'; SET LOCAL client_encoding = 'UTF8'");
            }
        } catch (SQLException failed) {
            close();
            throw failed;
        }
    }

    Connection connection() {
        return connection;
    }

    /** How far each log is applied to the live models. */
    Map<String, Long> positions() throws SQLException {
        return positions(connection);
    }

    static Map<String, Long> positions(Connection connection) throws SQLException {
        Map<String, Long> positions = new TreeMap<>();
        new AppliedTable(ReadSchema.LIVE)
                .all(connection)
                .forEach(applied -> positions.put(applied.log(), applied.position()));
        return positions;
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            connection.rollback();
        }
    }
}
