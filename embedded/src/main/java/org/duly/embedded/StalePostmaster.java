package org.duly.embedded;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a killed JVM leaves behind: PostgreSQL's postmaster lives on, or died and left its pid file. Either would make
 * the next start wait a minute and fail.
 */
final class StalePostmaster {
    private static final Logger LOG = LoggerFactory.getLogger(StalePostmaster.class);
    private static final int STOP_SECONDS = 60;

    private StalePostmaster() {}

    /** Leaves no postmaster and no pid file in this data directory. */
    static void clear(Path dataDirectory) throws IOException {
        Path pidFile = dataDirectory.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        Optional<ProcessHandle> postmaster = ownerOf(pidFile).filter(process -> serves(process, dataDirectory));
        if (postmaster.isPresent()) {
            LOG.info(
                    "Stopping the PostgreSQL (process {}) that an earlier run left",
                    postmaster.get().pid());
            stop(postmaster.get(), dataDirectory);
        }
        // Only when nobody serves the directory: with a live postmaster this file is what keeps a second one out.
        Files.deleteIfExists(pidFile);
    }

    private static Optional<ProcessHandle> ownerOf(Path pidFile) throws IOException {
        List<String> lines = Files.readAllLines(pidFile, StandardCharsets.UTF_8);
        try {
            return lines.isEmpty()
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(lines.getFirst().strip()));
        } catch (NumberFormatException torn) {
            return Optional.empty();
        }
    }

    /** False for a zombie too: it has no program any more. A pid may also have gone to another program since. */
    private static boolean serves(ProcessHandle process, Path dataDirectory) {
        boolean postgres =
                program(process).map(path -> path.endsWith("postgres")).orElse(false);
        return postgres
                && process.info()
                        .arguments()
                        .map(arguments -> Arrays.asList(arguments).contains(dataDirectory.toString()))
                        .orElse(true);
    }

    private static Optional<Path> program(ProcessHandle process) {
        return process.info().command().map(Path::of);
    }

    private static void stop(ProcessHandle postmaster, Path dataDirectory) throws IOException {
        Path pgCtl = program(postmaster).orElseThrow().resolveSibling("pg_ctl");
        List<String> command = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) {
            // PostgreSQL's programs refuse to run as root; in a user namespace of their own they do not see it.
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(pgCtl.toString(), "-D", dataDirectory.toString(), "-m", "fast", "-w"));
        command.addAll(List.of("-t", Integer.toString(STOP_SECONDS), "stop"));
        Process stopping = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            boolean ended = stopping.waitFor(STOP_SECONDS + 5, TimeUnit.SECONDS);
            if (!ended || (stopping.exitValue() != 0 && postmaster.isAlive() && serves(postmaster, dataDirectory))) {
                throw new IOException("PostgreSQL (process " + postmaster.pid() + ") still uses " + dataDirectory
                        + " and did not stop within " + STOP_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while stopping PostgreSQL", e);
        }
    }
}
