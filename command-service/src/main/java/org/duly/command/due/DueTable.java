package org.duly.command.due;

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
import java.util.UUID;
import javax.sql.DataSource;
import org.duly.platform.database.Transactions;

/**
 * What becomes due and when, as folded from the log up to a position. The items and the position move together, so that
 * several instances may fold: one of them moves it, the others find it moved.
 *
 * <p>Thread-safe.
 */
public final class DueTable {
    /** Where the migrations of its schema lie. */
    public static final String MIGRATIONS = "classpath:org/duly/command/due/migration";

    private final Transactions transactions;

    public DueTable(DataSource database) {
        this.transactions = new Transactions(database, DueTableUnavailableException::new);
    }

    /** Something that becomes due. Times are kept in microseconds, like PostgreSQL's. */
    public record Item(String kind, UUID subject, Instant dueAt) {}

    /** What an event does to an item. */
    public sealed interface Change {
        /** It is due then, and at no other time. */
        record Due(Item item) implements Change {}

        /** It is no longer due. */
        record NotDue(String kind, UUID subject) implements Change {}
    }

    /** The position of the log up to which the items were folded. */
    public long position() {
        return transactions.run(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT position FROM due.cursor");
                    ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    /**
     * Moves the fold from one position to another.
     *
     * @return whether it was still at {@code from}; if not, nothing is changed
     */
    public boolean move(long from, long to, List<Change> changes) {
        return transactions.run(connection -> {
            try (PreparedStatement move =
                    connection.prepareStatement("UPDATE due.cursor SET position = ? WHERE position = ?")) {
                move.setLong(1, to);
                move.setLong(2, from);
                if (move.executeUpdate() == 0) {
                    return false;
                }
            }
            for (Change change : changes) {
                apply(connection, change);
            }
            return true;
        });
    }

    /** At most {@code limit} items due by a time, the earliest first. */
    public List<Item> due(Instant now, int limit) {
        return transactions.run(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT kind, subject, due_at FROM due.item WHERE due_at <= ? ORDER BY due_at, subject LIMIT ?")) {
                select.setObject(1, utc(now));
                select.setInt(2, limit);
                List<Item> items = new ArrayList<>();
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        items.add(new Item(
                                rows.getString(1),
                                rows.getObject(2, UUID.class),
                                rows.getObject(3, OffsetDateTime.class).toInstant()));
                    }
                }
                return items;
            }
        });
    }

    /** When the next item after a time becomes due. */
    public Optional<Instant> nextAfter(Instant now) {
        return transactions.run(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT min(due_at) FROM due.item WHERE due_at > ?")) {
                select.setObject(1, utc(now));
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    return Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
                            .map(OffsetDateTime::toInstant);
                }
            }
        });
    }

    private static void apply(Connection connection, Change change) throws SQLException {
        switch (change) {
            case Change.Due(Item item) -> {
                try (PreparedStatement put =
                        connection.prepareStatement("INSERT INTO due.item (kind, subject, due_at) VALUES (?, ?, ?)"
                                + " ON CONFLICT (kind, subject) DO UPDATE SET due_at = EXCLUDED.due_at")) {
                    put.setString(1, item.kind());
                    put.setObject(2, item.subject());
                    put.setObject(3, utc(item.dueAt()));
                    put.executeUpdate();
                }
            }
            case Change.NotDue(String kind, UUID subject) -> {
                try (PreparedStatement remove =
                        connection.prepareStatement("DELETE FROM due.item WHERE kind = ? AND subject = ?")) {
                    remove.setString(1, kind);
                    remove.setObject(2, subject);
                    remove.executeUpdate();
                }
            }
        }
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    /** The due table could not be read or written. What is due is tried again. */
    public static final class DueTableUnavailableException extends RuntimeException {
        DueTableUnavailableException(SQLException cause) {
            super("The due table could not be read or written", cause);
        }
    }
}
