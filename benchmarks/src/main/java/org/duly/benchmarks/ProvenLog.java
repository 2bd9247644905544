package org.duly.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.duly.command.log.LogIdentity;
import org.duly.command.log.PostgresEventLog;
import org.duly.command.proof.CheckpointSigner;
import org.duly.command.proof.Checkpoints;
import org.duly.command.proof.LogTree;
import org.duly.platform.proofs.SigningKeys;
import org.duly.platform.proofs.StoredTree;
import org.duly.platform.proofs.TreeTable;
import org.duly.platform.vault.MasterKey;
import org.duly.proofs.Hash;
import org.duly.proofs.SignatureType;
import org.duly.proofs.Tile;

/** A log with its tree and its signer, put together as the command service does; nothing follows it by itself. */
final class ProvenLog implements AutoCloseable {
    static final String NAME = "duly.benchmarks/proofs";
    private static final String SCHEMA = "proof";
    private static final int CONNECTIONS = 4;

    /** The service's own is ten seconds: here a short run signs as often as a long one. */
    private static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(1);

    final PostgresEventLog log;
    final StoredTree tree;
    final Checkpoints checkpoints;
    private final HikariDataSource pool;
    private final CheckpointSigner signer;

    ProvenLog(Servers servers) {
        log = PostgresEventLog.open(servers.log(), new LogIdentity(NAME, false), InstantSource.system());
        servers.log().migrate(Checkpoints.MIGRATIONS);
        pool = servers.log().pool("proof", CONNECTIONS);
        tree = treeAsStored();
        checkpoints = new Checkpoints(pool);
        MasterKey master = MasterKey.loadOrGenerate(servers.masterKeyFile());
        signer = new CheckpointSigner(
                log,
                tree,
                checkpoints,
                new SigningKeys(pool, SCHEMA, master, NAME, SignatureType.ED25519),
                InstantSource.system(),
                CHECKPOINT_INTERVAL,
                List.of());
    }

    /** What makes the tree grow, and signs. */
    LogTree follower() {
        return new LogTree(log, tree, signer);
    }

    /** The size of the last checkpoint. */
    long signed() {
        return checkpoints.last().map(last -> last.checkpoint().size()).orElse(0L);
    }

    /** The tree as it is in the database: what is not yet full is missing, and nothing is remembered. */
    StoredTree treeAsStored() {
        return new StoredTree(new TreeTable(pool, SCHEMA));
    }

    /** What is missing there. */
    List<Hash> notStored() {
        return log.readAfter(tree.size() / Tile.FULL * Tile.FULL - 1, Tile.FULL).stream()
                .map(event -> Hash.ofEntry(event.bytes()))
                .toList();
    }

    @Override
    public void close() {
        pool.close();
        log.close();
    }
}
