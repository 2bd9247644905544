package org.duly.command.intake;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.duly.command.intake.ImportRecord.State;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Runs started imports one after the other on a thread of its own: those that a stop or a crash cut off first of all. Of
 * several instances one at a time runs an import. What is kept of imports that have ended goes after {@link #KEPT_FOR}.
 */
final class ImportRunner implements SmartLifecycle {
    /** How long rows that failed, and files that were never started, can be fetched. */
    static final Duration KEPT_FOR = Duration.ofDays(30);

    private static final Duration SLOW_POLL = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LONGEST_UPLOAD = Duration.ofDays(1);
    private static final Logger LOG = LoggerFactory.getLogger(ImportRunner.class);

    private final DataSource database;
    private final ImportStore store;
    private final ImportVault vault;
    private final ImportRun run;
    private final InstantSource clock;
    private final Stumbles stumbles = new Stumbles();
    private final Semaphore woken = new Semaphore(0);
    private @Nullable Thread thread;
    private volatile boolean running;

    ImportRunner(DataSource database, ImportStore store, ImportVault vault, ImportRun run, InstantSource clock) {
        this.database = database;
        this.store = store;
        this.vault = vault;
        this.run = run;
        this.clock = clock;
    }

    /** Has it look at once for what was started. */
    void wake() {
        woken.release();
    }

    @Override
    public synchronized void start() {
        if (!running) {
            running = true;
            thread = Thread.ofPlatform().name("duly-imports").daemon().start(this::work);
        }
    }

    @Override
    public synchronized void stop() {
        running = false;
        Thread working = thread;
        thread = null;
        if (working == null) {
            return;
        }
        working.interrupt();
        try {
            if (!working.join(PATIENCE)) {
                LOG.warn("Imports did not stop in {}", PATIENCE);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void work() {
        while (running) {
            try {
                sweep();
                store.running().forEach(this::runAlone);
            } catch (RuntimeException failed) {
                if (running) {
                    LOG.warn("Imports cannot go on and will be tried again", failed);
                }
            }
            try {
                if (woken.tryAcquire(SLOW_POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                    woken.drainPermits();
                }
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void runAlone(ImportRecord one) {
        try (Connection connection = database.getConnection()) {
            if (lock(connection, "pg_try_advisory_lock", one.id())) {
                try {
                    Optional<ImportRecord> now = store.find(one.engagementId(), one.id());
                    if (now.isPresent() && now.get().state() == State.RUNNING) {
                        runOn(now.get());
                    }
                } finally {
                    lock(connection, "pg_advisory_unlock", one.id());
                }
            }
        } catch (SQLException failed) {
            if (running) {
                LOG.warn("Import {} could not be begun and will be tried again", one.id(), failed);
            }
        }
    }

    private void runOn(ImportRecord one) {
        try {
            run.run(one);
            stumbles.forget(one.id());
        } catch (Throwable failed) { // an error too: this thread outlives whatever a file does to it
            if (running) {
                stumbled(one, failed);
            }
        }
    }

    private void stumbled(ImportRecord one, Throwable failed) {
        boolean passes = Breakdown.passes(failed);
        String why = passes
                ? "The log, the vault or the document store did not answer."
                : "Duly has a fault of its own here, which its log describes.";
        Throwable told = passes ? failed : Breakdown.silent(failed);
        if (stumbles.isTheLast(one.id(), one.counts().read(), failed)) {
            LOG.error("Import {} failed at one place again and again, and is stopped", one.id(), told);
            store.stop(one.id(), why + " What lies above is in the log; resume the import to go on.", clock.instant());
        } else {
            LOG.warn("Import {} was cut off and will go on where it stood", one.id(), told);
            store.cutOff(one.id(), why + " The import is tried again every few seconds.");
        }
    }

    /** Held by the connection, so that it goes when the process does. */
    private static boolean lock(Connection connection, String function, UUID id) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT " + function + "(hashtextextended(?, 0))")) {
            query.setString(1, "import/" + id);
            try (ResultSet row = query.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private void sweep() {
        Instant now = clock.instant();
        for (ImportRecord old : store.keptSince(now.minus(KEPT_FOR))) {
            store.forget(old.id(), now);
            vault.destroy(old.key());
        }
        store.deleteOrphanedParts(
                UuidCreator.getTimeOrderedEpochMin(Instant.now().minus(LONGEST_UPLOAD)));
    }
}
