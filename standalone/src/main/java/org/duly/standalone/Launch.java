package org.duly.standalone;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import org.duly.standalone.demo.SimulatedClock;
import org.jspecify.annotations.Nullable;

/** One run on one data folder, from taking the folder to letting go of it, however it ends short of a kill. */
final class Launch implements AutoCloseable {
    private final DataFolder folder;
    private final FolderLock lock;
    private final FolderIdentity identity;
    private final PortNumbers ports;
    private final Progress progress;
    private final Standalone standalone;
    private final long begun = System.nanoTime();
    private boolean ended;
    private @Nullable SimulatedClock simulatedClock;
    private @Nullable String demoEngagement;

    private Launch(DataFolder folder, FolderLock lock, FolderIdentity identity, PortNumbers ports, Progress progress) {
        this.folder = folder;
        this.lock = lock;
        this.identity = identity;
        this.ports = ports;
        this.progress = progress;
        this.standalone = new Standalone(folder, identity, ports, progress);
    }

    /**
     * Takes the folder; nothing is started yet.
     *
     * @throws LaunchFailure when another Duly runs on it, or when it holds a real log and a demo was asked for
     */
    static Launch of(DataFolder folder, LogKind asked, PortNumbers ports, Progress progress) {
        folder.prepare();
        Logging.to(folder);
        FolderLock lock = FolderLock.tryTake(folder).orElseThrow(() -> alreadyRunning(folder));
        try {
            return new Launch(folder, lock, identify(folder, asked), ports, progress);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Returns once everything is up; says how to reach it. */
    void start() {
        progress.say("Duly, data in " + folder.root());
        new RunFile(ProcessHandle.current().pid(), Instant.now(), ports).write(folder);
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "duly-end"));
        simulatedClock = standalone.start();
        progress.done("ready", Duration.ofNanos(System.nanoTime() - begun), "log " + identity.logName());
    }

    /** Loads what the demo's log does not hold yet. Only for a demo's folder. */
    void loadDemo() {
        if (simulatedClock == null) {
            throw new IllegalStateException("a real log takes no demo");
        }
        demoEngagement = standalone.loadDemo(simulatedClock);
    }

    /** Says how to reach everything, and returns only when the process is told to end. */
    void stay() {
        Greeting greeting = new Greeting(progress, ports.commandUrl(), ports.queryUrl());
        if (simulatedClock == null) {
            greeting.print();
        } else {
            greeting.printOfTheDemo(
                    "its clock is simulated and shows " + Greeting.day(simulatedClock.instant()), demoEngagement);
        }
        progress.say("Ctrl-C stops everything.");
        progress.say("");
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void close() {
        if (ended) {
            return;
        }
        ended = true;
        progress.say("Stopping");
        standalone.close();
        RunFile.remove(folder);
        lock.close();
    }

    private static FolderIdentity identify(DataFolder folder, LogKind asked) {
        FolderIdentity identity = folder.identity().orElseGet(() -> {
            FolderIdentity fresh = FolderIdentity.fresh(asked);
            folder.identify(fresh);
            return fresh;
        });
        if (asked == LogKind.DEMO && identity.kind() == LogKind.REAL) {
            throw new LaunchFailure(
                    "the folder " + folder.root() + " holds a real log, and a demo must not get into it."
                            + " Give the demo a folder of its own: --data data-demo");
        }
        return identity;
    }

    private static LaunchFailure alreadyRunning(DataFolder folder) {
        String which = RunFile.read(folder)
                .map(run -> " (process " + run.pid() + ", " + run.ports().commandUrl() + ")")
                .orElse("");
        return new LaunchFailure("Duly already runs on " + folder.root() + which
                + ". Stop it with `duly stop`, or use another folder with --data");
    }
}
