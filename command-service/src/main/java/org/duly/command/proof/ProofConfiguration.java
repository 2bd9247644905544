package org.duly.command.proof;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
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
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Proves the log: its tree and its checkpoints lie beside it, in the same database, and are never written with it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProofConfiguration.ProofProperties.class)
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

    /**
     * How the log is proven.
     *
     * @param checkpointInterval how long events may wait for a checkpoint
     * @param folder for a static web server to serve; none if absent
     * @param folderWithEntries whether the events themselves are in the folder too
     */
    @ConfigurationProperties("duly.proofs")
    record ProofProperties(
            @DefaultValue("10s") Duration checkpointInterval,
            @Nullable Path folder,
            @DefaultValue("false") boolean folderWithEntries) {}

    @Bean(defaultCandidate = false)
    InstantSource machineClock() {
        return InstantSource.system();
    }

    @Bean(defaultCandidate = false)
    HikariDataSource proofPool(Environment environment) {
        Database database =
                Binder.get(environment).bind("duly.log", Database.class).get();
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
            ProofProperties properties) {
        return new CheckpointSigner(
                log, tree, checkpoints, keys, machineClock, properties.checkpointInterval(), SIGNED_AT_ONCE);
    }

    @Bean
    Follower logTree(EventLog log, StoredTree tree, CheckpointSigner signer) {
        return new Follower("duly-tree", log, new LogTree(log, tree, signer));
    }

    @Bean
    @ConditionalOnProperty("duly.proofs.folder")
    Follower tileFolder(EventLog log, StoredTree tree, Checkpoints checkpoints, ProofProperties properties) {
        return new Follower(
                "duly-tile-folder",
                log,
                new TileFolder(
                        Objects.requireNonNull(properties.folder()),
                        properties.folderWithEntries(),
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
