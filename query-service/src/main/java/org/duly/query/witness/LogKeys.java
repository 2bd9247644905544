package org.duly.query.witness;

import java.sql.Types;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.duly.proofs.Checkpoint;
import org.duly.proofs.MalformedProofException;
import org.duly.proofs.SignatureType;
import org.duly.proofs.SignedNote;
import org.duly.proofs.VerifierKey;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which keys of a log are trusted: those of the settings, or the first one that its first checkpoint names; and from there
 * on every key that is handed over to by a checkpoint which a trusted key and the new one both sign.
 */
final class LogKeys {
    private final JdbcClient database;
    private final List<VerifierKey> configured;
    private final InstantSource clock;
    private final Map<String, List<Kept>> remembered = new ConcurrentHashMap<>();

    LogKeys(JdbcClient database, List<VerifierKey> configured, InstantSource clock) {
        this.database = database;
        this.configured = configured;
        this.clock = clock;
    }

    /** Whether a log is to be witnessed at all: any, unless the settings say which. */
    boolean isWitnessed(String log) {
        return configured.isEmpty()
                || configured.stream().anyMatch(key -> key.name().equals(log));
    }

    /**
     * A key that was trusted at first use, or handed over to.
     *
     * @param from by which key; null at first use
     * @param untilSize of the checkpoint by which it handed over to the next; null as long as it has not
     */
    private record Kept(
            VerifierKey key,
            @Nullable VerifierKey from,
            @Nullable Long untilSize) {
        boolean signs(long size) {
            return untilSize == null || untilSize >= size;
        }
    }

    /** Every key of the log that was ever trusted. */
    List<VerifierKey> ever(String log) {
        return trusted(log, kept -> true);
    }

    /**
     * Sees to it that a trusted key signed a checkpoint, and goes along with a key that it hands over to.
     *
     * @throws MalformedProofException if not; the message says why
     */
    void verify(String log, SignedNote note, Checkpoint checkpoint) {
        List<VerifierKey> ever = ever(log);
        boolean first = configured.isEmpty() && ever.isEmpty();
        VerifierKey named = checkpoint.namedKey().orElse(null);
        if (first && named == null) {
            throw new MalformedProofException(
                    "No key of that log is known yet, and it names none: give the log's key in"
                            + " the setting duly.witness.log-keys");
        }
        if (!first
                && note.signedBy(trusted(log, kept -> kept.signs(checkpoint.size())))
                        .isEmpty()) {
            throw new MalformedProofException("No key signed it that is trusted for that log");
        }
        if (named != null && !ever.contains(named)) {
            handOver(log, note, checkpoint, named, first);
        }
    }

    private void handOver(String log, SignedNote note, Checkpoint checkpoint, VerifierKey named, boolean first) {
        boolean fits = named.name().equals(log) && named.type() == SignatureType.ED25519;
        if (!fits || note.signedBy(List.of(named)).isEmpty()) {
            throw new MalformedProofException("It hands over to a key that is not the log's, or did not sign it");
        }
        // A key that was superseded hands over nothing any more: it may have been retired because it was stolen.
        List<VerifierKey> from = note.signedBy(trusted(log, kept -> kept.untilSize == null));
        if (!first && from.isEmpty()) {
            throw new MalformedProofException("It hands over to a new key, and the key in use did not sign it");
        }
        keep(log, named, first ? null : from.getFirst().toString(), checkpoint.size());
    }

    private List<VerifierKey> trusted(String log, Predicate<Kept> condition) {
        Set<VerifierKey> known = new LinkedHashSet<>(configured);
        known.removeIf(key -> !key.name().equals(log));
        Set<VerifierKey> trusted = new LinkedHashSet<>(known);
        for (Kept kept : remembered.computeIfAbsent(log, this::kept)) {
            // What was trusted at first use is not, once the settings say what is.
            if (kept.from == null ? configured.isEmpty() : known.contains(kept.from)) {
                known.add(kept.key);
                if (condition.test(kept)) {
                    trusted.add(kept.key);
                }
            }
        }
        return List.copyOf(trusted);
    }

    private void keep(String log, VerifierKey key, @Nullable String from, long size) {
        // The keys before it are not trusted beyond the checkpoint that hands over, which they signed too.
        database.sql("UPDATE witness.log_key SET until_size = ? WHERE log = ? AND until_size IS NULL AND verifier <> ?")
                .params(size, log, key.toString())
                .update();
        database.sql("INSERT INTO witness.log_key (log, verifier, handed_over_by, trusted_at)"
                        + " VALUES (:log, :verifier, :from, :at)"
                        + " ON CONFLICT (log, verifier) DO UPDATE SET handed_over_by = EXCLUDED.handed_over_by")
                .param("log", log)
                .param("verifier", key.toString())
                .param("from", from, Types.VARCHAR)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        remembered.remove(log);
    }

    private List<Kept> kept(String log) {
        return database.sql("SELECT verifier, handed_over_by, until_size FROM witness.log_key WHERE log = ?"
                        + " ORDER BY trusted_at")
                .param(log)
                .query((row, number) -> {
                    String from = row.getString(2);
                    return new Kept(
                            VerifierKey.parse(row.getString(1)),
                            from == null ? null : VerifierKey.parse(from),
                            row.getObject(3, Long.class));
                })
                .list();
    }
}
