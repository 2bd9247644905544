package org.duly.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import javax.sql.DataSource;

/** Does work on a database, each piece in a transaction of its own: all of it or, where it fails, nothing. Thread-safe. */
public final class Transactions {
    private final DataSource database;
    private final Function<SQLException, RuntimeException> unavailable;

    /** @param unavailable what is thrown instead when the database fails or refuses */
    public Transactions(DataSource database, Function<SQLException, RuntimeException> unavailable) {
        this.database = database;
        this.unavailable = unavailable;
    }

    /** What is done on a connection, which is neither committed nor closed by it. */
    public interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /** The same, with nothing to return. */
    public interface Change {
        void on(Connection connection) throws SQLException;
    }

    /** Does it and commits. */
    public void change(Change change) {
        run(connection -> {
            change.on(connection);
            return true;
        });
    }

    /**
     * Does it and commits.
     *
     * @return what the work returned
     */
    public <T> T run(Work<T> work) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.with(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException failed) {
                connection.rollback();
                throw failed;
            }
        } catch (SQLException failed) {
            throw unavailable.apply(failed);
        }
    }
}
