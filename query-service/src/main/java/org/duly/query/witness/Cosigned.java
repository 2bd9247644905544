package org.duly.query.witness;

import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.duly.platform.proofs.SigningKeys;
import org.duly.proofs.Checkpoint;
import org.duly.proofs.MalformedProofException;
import org.duly.proofs.SignedNote;
import org.duly.proofs.VerifierKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Every checkpoint this witness cosigned. Thread-safe; several instances cosign, one at a time, never backwards. */
final class Cosigned {
    private final JdbcClient database;
    private final TransactionOperations transactions;
    private final SigningKeys keys;
    private final InstantSource clock;

    Cosigned(JdbcClient database, TransactionOperations transactions, SigningKeys keys, InstantSource clock) {
        this.database = database;
        this.transactions = transactions;
        this.keys = keys;
        this.clock = clock;
    }

    /** A checkpoint with the cosignature, and when that was made (UTC). */
    record Entry(SignedNote note, Instant cosignedAt) {
        Checkpoint checkpoint() {
            return Checkpoint.parse(note.text());
        }
    }

    /** The largest of a log, of at most that many entries. */
    Optional<Entry> last(String log, long most) {
        return database.sql("SELECT note, cosigned_at FROM witness.checkpoint WHERE log = ? AND size <= ?"
                        + " ORDER BY size DESC LIMIT 1")
                .params(log, most)
                .query((row, number) -> new Entry(
                        SignedNote.parse(row.getString(1)),
                        row.getObject(2, OffsetDateTime.class).toInstant()))
                .optional();
    }

    Optional<Entry> last(String log) {
        return last(log, Long.MAX_VALUE);
    }

    /** Cosigns a checkpoint that was found consistent, unless a larger one was cosigned or the log has an open alarm. */
    void add(SignedNote note, Checkpoint checkpoint) {
        Instant now = clock.instant();
        SignedNote cosigned = note.with(keys.current(now).cosign(checkpoint, now));
        transactions.executeWithoutResult(transaction -> {
            database.sql("SELECT pg_advisory_xact_lock(hashtext('witness.checkpoint'))")
                    .query(row -> {});
            database.sql(
                            "INSERT INTO witness.checkpoint (log, size, note, cosigned_at)"
                                    + " SELECT :log, :size, :note, :at"
                                    + " WHERE NOT EXISTS (SELECT 1 FROM witness.checkpoint WHERE log = :log AND size >= :size)"
                                    + " AND NOT EXISTS (SELECT 1 FROM witness.alarm WHERE log = :log AND acknowledged_at IS NULL)")
                    .param("log", checkpoint.origin())
                    .param("size", checkpoint.size())
                    .param("note", cosigned.toString())
                    .param("at", now.atOffset(ZoneOffset.UTC))
                    .update();
        });
    }

    /** Whether what was kept carries a cosignature of this witness that holds. */
    boolean isOurs(Entry entry) {
        try {
            return !entry.note().signedBy(witnessKeys()).isEmpty();
        } catch (MalformedProofException forged) {
            return false;
        }
    }

    /** Every key this witness ever had, the one in use last. */
    List<VerifierKey> witnessKeys() {
        keys.current(clock.instant());
        return keys.published().stream().map(SigningKeys.Published::key).toList();
    }
}
