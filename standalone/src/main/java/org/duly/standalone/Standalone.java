package org.duly.standalone;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.duly.embedded.DatabaseNames;
import org.duly.embedded.EmbeddedKafkaServer;
import org.duly.embedded.EmbeddedPostgresServer;
import org.duly.embedded.PortTakenException;
import org.duly.embedded.Ports;
import org.duly.embedded.PostgresSettings;
import org.duly.embedded.Provisioning;
import org.duly.platform.vault.MasterKey;
import org.duly.standalone.demo.SimulatedClock;
import org.jspecify.annotations.Nullable;

/**
 * The four servers of one data folder, in the order in which they need each other. {@link #close} may come at any time,
 * also while {@link #start} is under way, and leaves no child process.
 */
final class Standalone implements AutoCloseable {
    private final DataFolder folder;
    private final FolderIdentity identity;
    private final PortNumbers ports;
    private final Progress progress;
    private final Passwords passwords;
    private final EmbeddedPostgresServer postgres;
    private final EmbeddedKafkaServer kafka;
    private final ServicePair services;

    Standalone(DataFolder folder, FolderIdentity identity, PortNumbers ports, Progress progress) {
        this.folder = folder;
        this.identity = identity;
        this.ports = ports;
        this.progress = progress;
        this.passwords = Passwords.readOrGenerate(folder);
        this.postgres = new EmbeddedPostgresServer(
                PostgresSettings.of(folder.postgres(), passwords.superuser()).withPort(ports.postgres()));
        this.kafka = new EmbeddedKafkaServer(folder.kafka(), ports.kafka());
        this.services = new ServicePair(ports.command(), ports.query(), progress);
    }

    /**
     * Returns once both services are well.
     *
     * @return the simulated clock of a demo's log, null for a real one
     * @throws LaunchFailure when a port is taken or a server does not start
     */
    @Nullable
    SimulatedClock start() {
        try {
            Ports.requireFree("The command service", ports.command());
            Ports.requireFree("The query service", ports.query());
            startServers();
            SimulatedClock simulated = identity.kind() == LogKind.DEMO ? simulatedClock() : null;
            startServices(simulated == null ? InstantSource.system() : simulated);
            return simulated;
        } catch (PortTakenException taken) {
            throw new LaunchFailure(
                    taken.getMessage() + ". Stop that program, or choose another port with "
                            + ports.optionOf(taken.port()),
                    taken);
        } catch (RuntimeException failure) {
            throw LaunchFailure.ofTheStart(failure, folder.log().toString());
        }
    }

    /**
     * Loads what the demo's log does not hold yet.
     *
     * @return the id of the engagement to look at first
     * @throws LaunchFailure when a service does not take a step
     */
    String loadDemo(SimulatedClock clock) {
        return services.loadDemo(
                clock,
                "If the folder holds the demo of an earlier Duly, give this one a folder of its own: --data data-demo");
    }

    @Override
    public void close() {
        services.close();
        progress.stop("Kafka", kafka);
        progress.stop("PostgreSQL", postgres);
    }

    private void startServers() {
        CompletableFuture<Void> broker =
                CompletableFuture.runAsync(() -> progress.step("Kafka", kafka.bootstrapServers(), kafka::start));
        try {
            progress.step("PostgreSQL", "127.0.0.1:" + ports.postgres(), this::startPostgres);
        } finally {
            // Waited for in any case, so that nothing starts any more once this has failed.
            broker.exceptionally(failure -> null).join();
        }
        try {
            broker.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private void startPostgres() {
        postgres.start();
        try {
            Provisioning.provision(postgres, DatabaseNames.standard(), passwords.roles());
        } catch (SQLException e) {
            throw new IllegalStateException("roles and databases could not be made", e);
        }
    }

    private void startServices(InstantSource clock) {
        MasterKey.loadOrGenerate(folder.masterKey());
        ServiceSettings settings = new ServiceSettings(postgres, kafka, passwords, identity, folder);
        services.start(
                settings.ofTheCommandService(),
                settings.ofTheQueryService(),
                clock,
                folder.log().toString());
    }

    private SimulatedClock simulatedClock() {
        try (Connection log = postgres.connect(DatabaseNames.standard().log())) {
            return new SimulatedClock(LastRecorded.in(log).orElse(Instant.EPOCH));
        } catch (SQLException e) {
            throw new IllegalStateException("the log's last recorded time cannot be read", e);
        }
    }
}
