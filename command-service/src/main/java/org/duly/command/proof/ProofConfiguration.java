package org.duly.command.proof;

import com.zaxxer.hikari.HikariDataSource;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.duly.command.CommandSettings;
import org.duly.command.due.Follower;
import org.duly.command.log.EventLog;
import org.duly.events.EventCatalogue;
import org.duly.events.ballot.BallotDeclared;
import org.duly.events.decision.DecisionTaken;
import org.duly.events.engagement.ReportIssued;
import org.duly.events.merger.MergerDecided;
import org.duly.events.signoff.SignOffDeferred;
import org.duly.events.signoff.SignOffGranted;
import org.duly.events.signoff.SignOffRefused;
import org.duly.events.signoff.UrgentActionTaken;
import org.duly.events.signoff.WrittenResolutionCarried;
import org.duly.platform.database.Database;
import org.duly.platform.proofs.SigningKeys;
import org.duly.platform.proofs.StoredTree;
import org.duly.platform.proofs.TreeTable;
import org.duly.platform.vault.MasterKey;
import org.duly.proofs.SignatureType;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Proves the log: its tree and its checkpoints lie beside it, in the same database, and are never written with it. */
@Configuration(proxyBeanMethods = false)
class ProofConfiguration {
    private static final int CONNECTIONS = 4;
    private static final String SCHEMA = "proof";

    /** What people will want proven as soon as it is recorded. */
    private static final List<String> SIGNED_AT_ONCE = EventCatalogue.typesOf(
            ReportIssued.class,
            SignOffGranted.class,
            SignOffRefused.class,
            SignOffDeferred.class,
            WrittenResolutionCarried.class,
            UrgentActionTaken.class,
            DecisionTaken.class,
            MergerDecided.class,
            BallotDeclared.class);

    @Bean(defaultCandidate = false)
    InstantSource machineClock() {
        return InstantSource.system();
    }

    @Bean(defaultCandidate = false)
    HikariDataSource proofPool(CommandSettings settings) {
        Database database = settings.log().database();
        database.migrate(Checkpoints.MIGRATIONS);
        return database.pool("proof", CONNECTIONS);
    }

    @Bean
    StoredTree storedTree(@Qualifier("proofPool") HikariDataSource proofPool) {
        return new StoredTree(new TreeTable(proofPool, SCHEMA));
    }

    @Bean
    Checkpoints checkpoints(@Qualifier("proofPool") HikariDataSource proofPool) {
        return new Checkpoints(proofPool);
    }

    @Bean
    SigningKeys signingKeys(@Qualifier("proofPool") HikariDataSource proofPool, EventLog log, MasterKey masterKey) {
        return new SigningKeys(proofPool, SCHEMA, masterKey, log.name(), SignatureType.ED25519);
    }

    @Bean
    CheckpointSigner checkpointSigner(
            EventLog log,
            StoredTree tree,
            Checkpoints checkpoints,
            SigningKeys keys,
            @Qualifier("machineClock") InstantSource machineClock,
            CommandSettings settings) {
        return new CheckpointSigner(
                log, tree, checkpoints, keys, machineClock, settings.proofs().checkpointInterval(), SIGNED_AT_ONCE);
    }

    @Bean
    Follower logTree(EventLog log, StoredTree tree, CheckpointSigner signer) {
        return new Follower("duly-tree", log, new LogTree(log, tree, signer));
    }

    @Bean
    @ConditionalOnProperty("duly.proofs.folder")
    Follower tileFolder(EventLog log, StoredTree tree, Checkpoints checkpoints, CommandSettings settings) {
        return new Follower(
                "duly-tile-folder",
                log,
                new TileFolder(
                        Objects.requireNonNull(settings.proofs().folder()),
                        settings.proofs().folderWithEntries(),
                        log,
                        tree,
                        checkpoints));
    }

    @Bean
    LogAudit logAudit(EventLog log, StoredTree tree, Checkpoints checkpoints) {
        return new LogAudit(log, tree, checkpoints);
    }

    @Bean
    ProofMetrics proofMetrics(
            StoredTree tree,
            Checkpoints checkpoints,
            CheckpointSigner signer,
            @Qualifier("machineClock") InstantSource machineClock) {
        return new ProofMetrics(tree, checkpoints, signer, machineClock);
    }

    @Bean
    ProofHealth proofHealth(Checkpoints checkpoints, CheckpointSigner signer) {
        return new ProofHealth(checkpoints, signer);
    }
}
