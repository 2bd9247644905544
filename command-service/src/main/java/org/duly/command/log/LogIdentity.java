package org.duly.command.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Which log this is. Given at its first start, never changed.
 *
 * @param name globally unique, the {@code source} of its events: {@code duly.example.nhs.uk/main}
 * @param simulated whether its clock is simulated, so that nobody takes a demo for the record
 */
public record LogIdentity(String name, boolean simulated) {
    public LogIdentity {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A log has a name");
        }
    }

    /**
     * Gives the log in a database this identity if it has none yet.
     *
     * @throws IllegalStateException if it has another
     */
    void claim(DataSource database) {
        LogIdentity found;
        try (Connection connection = database.getConnection()) {
            try (PreparedStatement claim = connection.prepareStatement(
                    "INSERT INTO log.identity (name, simulated) VALUES (?, ?) ON CONFLICT DO NOTHING")) {
                claim.setString(1, name);
                claim.setBoolean(2, simulated);
                claim.executeUpdate();
            }
            try (PreparedStatement read = connection.prepareStatement("SELECT name, simulated FROM log.identity");
                    ResultSet row = read.executeQuery()) {
                row.next();
                found = new LogIdentity(row.getString(1), row.getBoolean(2));
            }
        } catch (SQLException failure) {
            throw new LogUnavailableException("The log's identity could not be read", failure);
        }
        if (!found.equals(this)) {
            throw new IllegalStateException("The database holds the log " + found + ", and this service was told to"
                    + " open " + this + ". A log keeps its name for ever: correct the settings, or use an empty"
                    + " database for a new log.");
        }
    }

    @Override
    public String toString() {
        return "'" + name + "'" + (simulated ? " (simulated clock)" : "");
    }
}
