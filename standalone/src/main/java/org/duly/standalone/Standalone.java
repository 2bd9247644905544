package org.duly.standalone;

import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.duly.command.CommandServiceApplication;
import org.duly.embedded.DatabaseNames;
import org.duly.embedded.EmbeddedKafkaServer;
import org.duly.embedded.EmbeddedPostgresServer;
import org.duly.embedded.PortTakenException;
import org.duly.embedded.Ports;
import org.duly.embedded.PostgresSettings;
import org.duly.embedded.Provisioning;
import org.duly.platform.vault.MasterKey;
import org.duly.query.QueryServiceApplication;
import org.duly.standalone.demo.SimulatedClock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

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
    private volatile @Nullable ConfigurableApplicationContext command;
    private volatile @Nullable ConfigurableApplicationContext query;

    Standalone(DataFolder folder, FolderIdentity identity, PortNumbers ports, Progress progress) {
        this.folder = folder;
        this.identity = identity;
        this.ports = ports;
        this.progress = progress;
        this.passwords = Passwords.readOrGenerate(folder);
        this.postgres = new EmbeddedPostgresServer(
                PostgresSettings.of(folder.postgres(), passwords.superuser()).withPort(ports.postgres()));
        this.kafka = new EmbeddedKafkaServer(folder.kafka(), ports.kafka());
    }

    /**
     * Returns once both services answer.
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
            throw new LaunchFailure(
                    "it did not start: " + rootMessage(failure) + ". More is in "
                            + folder.logs().resolve("duly.log"),
                    failure);
        }
    }

    @Override
    public void close() {
        stop("query service", query);
        stop("command service", command);
        stop("Kafka", kafka);
        stop("PostgreSQL", postgres);
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
        ServiceSettings settings = new ServiceSettings(postgres, kafka, passwords, identity, folder, ports);
        progress.step(
                "command service",
                ports.commandUrl(),
                () -> command = ServiceContext.start(
                        CommandServiceApplication.builder(), settings.ofTheCommandService(), "logClock", clock));
        progress.step(
                "query service",
                ports.queryUrl(),
                () -> query = ServiceContext.start(
                        QueryServiceApplication.builder(), settings.ofTheQueryService(), "queryClock", clock));
    }

    private SimulatedClock simulatedClock() {
        return new SimulatedClock(LastRecorded.in(postgres).orElse(Instant.EPOCH));
    }

    private void stop(String name, @Nullable AutoCloseable part) {
        if (part == null) {
            return;
        }
        try {
            part.close();
            progress.say("  " + name + " stopped");
        } catch (Exception e) {
            // The others must be stopped all the same.
            progress.say("  " + name + " did not stop: " + e.getMessage());
        }
    }

    private static String rootMessage(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }
}
