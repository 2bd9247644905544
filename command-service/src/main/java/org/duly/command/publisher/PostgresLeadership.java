package org.duly.command.publisher;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.duly.platform.database.Database;
import org.duly.platform.database.DatabaseUnavailableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lead as an advisory lock held by a session of its own on the log's database: whoever dies or loses the database
 * loses it at once.
 */
public final class PostgresLeadership implements Leadership {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresLeadership.class);

    private static final int ANSWER_SECONDS = 5;

    private final Database database;
    private final String lock;
    private @Nullable Connection session;

    public PostgresLeadership(Database logDatabase, String log) {
        this.database = logDatabase;
        this.lock = "duly-publisher-" + log;
    }

    @Override
    public boolean lead() {
        try {
            if (session != null && session.isValid(ANSWER_SECONDS)) {
                return true;
            }
            giveUp();
            Connection opened = database.connect();
            if (tryLock(opened)) {
                session = opened;
                return true;
            }
            opened.close();
            return false;
        } catch (SQLException failed) {
            throw new DatabaseUnavailableException("The publisher's lock could not be asked for", failed);
        }
    }

    private boolean tryLock(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT pg_try_advisory_lock(hashtextextended(?, 0))")) {
            statement.setString(1, lock);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    @Override
    public void giveUp() {
        Connection held = session;
        session = null;
        if (held != null) {
            try {
                held.close();
            } catch (SQLException alreadyGone) {
                LOG.debug("The session that held the publisher's lock was gone already", alreadyGone);
            }
        }
    }
}
