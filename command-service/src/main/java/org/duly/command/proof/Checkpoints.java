package org.duly.command.proof;

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
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.duly.platform.database.Transactions;
import org.duly.proofs.Checkpoint;
import org.duly.proofs.SignedNote;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;

/** Every checkpoint that was signed, for ever. Thread-safe; several instances may sign, one at a time. */
public final class Checkpoints {
    /** Where the migrations of its schema lie. */
    public static final String MIGRATIONS = "classpath:org/duly/command/proof/migration";

    private final Transactions transactions;

    /** Those of a database that has their schema. */
    public Checkpoints(DataSource database) {
        this.transactions = new Transactions(
                database,
                failed ->
                        new DataAccessResourceFailureException("The checkpoints could not be read or written", failed));
    }

    /** A checkpoint as it was signed. */
    public record Signed(SignedNote note, Instant signedAt) {
        /** What it says. */
        public Checkpoint checkpoint() {
            return Checkpoint.parse(note.text());
        }
    }

    /** The last one. */
    public Optional<Signed> last() {
        return transactions.run(Checkpoints::last);
    }

    /** The one of that size. */
    Optional<Signed> ofSize(long size) {
        return transactions.run(connection -> {
            List<Signed> found = select(connection, "WHERE size = ?", size);
            return found.stream().findFirst();
        });
    }

    /**
     * Signs another one while nobody else does.
     *
     * @param sign makes the next from the last; null if there is nothing to sign
     */
    Optional<Signed> add(UnaryOperator<@Nullable Signed> sign) {
        return transactions.run(connection -> {
            try (PreparedStatement lock =
                    connection.prepareStatement("SELECT pg_advisory_xact_lock(hashtext('proof.checkpoint'))")) {
                lock.execute();
            }
            Signed next = sign.apply(last(connection).orElse(null));
            if (next == null) {
                return Optional.empty();
            }
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO proof.checkpoint (size, note, signed_at) VALUES (?, ?, ?)")) {
                insert.setLong(1, next.checkpoint().size());
                insert.setString(2, next.note().toString());
                insert.setObject(3, next.signedAt().atOffset(ZoneOffset.UTC));
                insert.executeUpdate();
            }
            return Optional.of(next);
        });
    }

    /** At most {@code limit} of those larger than a size, in order. */
    List<Signed> after(long size, int limit) {
        return transactions.run(connection -> select(connection, "WHERE size > ? ORDER BY size LIMIT " + limit, size));
    }

    /** Those that were not said to be on Kafka, in order. */
    public List<Signed> unpublished() {
        return transactions.run(
                connection -> select(connection, "WHERE published_at IS NULL AND size > ? ORDER BY size", 0));
    }

    /** Says that one is on Kafka. */
    public void published(Signed signed, Instant at) {
        transactions.change(connection -> {
            try (PreparedStatement update =
                    connection.prepareStatement("UPDATE proof.checkpoint SET published_at = ? WHERE size = ?")) {
                update.setObject(1, at.atOffset(ZoneOffset.UTC));
                update.setLong(2, signed.checkpoint().size());
                update.executeUpdate();
            }
        });
    }

    private static Optional<Signed> last(Connection connection) throws SQLException {
        return select(connection, "WHERE size > ? ORDER BY size DESC LIMIT 1", 0).stream()
                .findFirst();
    }

    private static List<Signed> select(Connection connection, String where, long size) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT note, signed_at FROM proof.checkpoint " + where)) {
            select.setLong(1, size);
            List<Signed> found = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(new Signed(
                            SignedNote.parse(rows.getString(1)),
                            rows.getObject(2, OffsetDateTime.class).toInstant()));
                }
            }
            return found;
        }
    }
}
