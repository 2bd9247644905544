package org.duly.testsupport;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A main class in a JVM of its own, on the tests' class path: something a drill can kill. Closing it kills it. */
public final class JavaProcess implements AutoCloseable {
    private static final int KILL_SECONDS = 30;

    private final Process process;
    private final List<String> output = new CopyOnWriteArrayList<>();
    private final Thread reader;

    private JavaProcess(Process process) {
        this.process = process;
        this.reader = Thread.ofVirtual().name("output-of-" + process.pid()).start(this::readOutput);
    }

    public static JavaProcess start(Class<?> main, String... arguments) {
        return start(List.of(), main, arguments);
    }

    /**
     * The same with options for the JVM itself.
     *
     * @param jvmOptions such as {@code -Xmx256m} or {@code -Dname=value}
     */
    public static JavaProcess start(List<String> jvmOptions, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return start(new ProcessBuilder(command));
    }

    /** Any program, its output read as UTF-8. */
    public static JavaProcess start(ProcessBuilder program) {
        try {
            return new JavaProcess(program.redirectErrorStream(true).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the first line of output that fits, waiting for it; fails when the process ends without one. */
    public String awaitLine(Predicate<String> wanted, Duration limit) {
        await().atMost(limit)
                .pollInterval(Duration.ofMillis(20))
                .failFast(() -> requireStillPrinting(wanted))
                .until(() -> printed(wanted));
        return output.stream().filter(wanted).findFirst().orElseThrow();
    }

    /** Everything printed so far, standard error included. */
    public List<String> output() {
        return List.copyOf(output);
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Kills it outright (SIGKILL): it has no chance to tidy up. Returns once it is gone. */
    public void kill() {
        process.destroyForcibly();
        awaitExit(Duration.ofSeconds(KILL_SECONDS));
    }

    /** Asks it to end (SIGTERM), as Ctrl-C or an operator would. Does not wait. */
    public void terminate() {
        process.destroy();
    }

    /** Waits for its end and returns its exit code. */
    public int awaitExit(Duration limit) {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("still running after " + limit + ":\n" + String.join("\n", output));
            }
            reader.join(limit);
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for process " + pid(), e);
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            kill();
        }
    }

    private boolean printed(Predicate<String> wanted) {
        return output.stream().anyMatch(wanted);
    }

    private void requireStillPrinting(Predicate<String> wanted) {
        if (!process.isAlive() && !reader.isAlive() && !printed(wanted)) {
            throw new IllegalStateException("the process ended:\n" + String.join("\n", output));
        }
    }

    private void readOutput() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            String line = lines.readLine();
            while (line != null) {
                output.add(line);
                line = lines.readLine();
            }
        } catch (IOException e) {
            output.add("(output ended: " + e.getMessage() + ")");
        }
    }
}
