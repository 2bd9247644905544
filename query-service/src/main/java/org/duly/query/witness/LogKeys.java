package org.duly.query.witness;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.duly.proofs.Checkpoint;
import org.duly.proofs.MalformedProofException;
import org.duly.proofs.SignatureType;
import org.duly.proofs.SignedNote;
import org.duly.proofs.VerifierKey;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which keys of a log are trusted: those of the settings, or the first one that its first checkpoint names; and from there
 * on every key that is handed over to by a checkpoint which a trusted key and the new one both sign.
 */
final class LogKeys {
    private final JdbcClient database;
    private final List<VerifierKey> configured;
    private final InstantSource clock;

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

    /** Every key of the log that was ever trusted. */
    List<VerifierKey> ever(String log) {
        Set<VerifierKey> keys = new LinkedHashSet<>(configuredOf(log));
        keys.addAll(kept(log, "true"));
        return List.copyOf(keys);
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
        if (!first && note.signedBy(trusted(log, checkpoint.size())).isEmpty()) {
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
        if (!first && note.signedBy(trusted(log, Long.MAX_VALUE)).isEmpty()) {
            throw new MalformedProofException("It hands over to a new key, and the key in use did not sign it");
        }
        trust(log, named, checkpoint.size());
    }

    private List<VerifierKey> trusted(String log, long size) {
        List<VerifierKey> trusted = new ArrayList<>(configuredOf(log));
        trusted.addAll(kept(log, "(until_size IS NULL OR until_size >= " + size + ")"));
        return trusted;
    }

    private void trust(String log, VerifierKey key, long fromSize) {
        // The keys before it are not trusted beyond the checkpoint that hands over, which they signed too.
        database.sql("UPDATE witness.log_key SET until_size = ? WHERE log = ? AND until_size IS NULL AND verifier <> ?")
                .params(fromSize, log, key.toString())
                .update();
        database.sql("INSERT INTO witness.log_key (log, verifier, trusted_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
                .params(log, key.toString(), clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private List<VerifierKey> configuredOf(String log) {
        return configured.stream().filter(key -> key.name().equals(log)).toList();
    }

    private List<VerifierKey> kept(String log, String condition) {
        return database
                .sql("SELECT verifier FROM witness.log_key WHERE log = ? AND " + condition + " ORDER BY trusted_at")
                .param(log)
                .query(String.class)
                .list()
                .stream()
                .map(VerifierKey::parse)
                .toList();
    }
}
