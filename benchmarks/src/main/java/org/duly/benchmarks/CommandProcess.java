package org.duly.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.duly.command.CommandServiceApplication;
import org.duly.embedded.Ports;
import org.jspecify.annotations.Nullable;

/** An instance of the command service in a process of its own, always on the same port. */
final class CommandProcess implements AutoCloseable {
    private static final Duration GLANCE = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final HttpClient http;
    private final int port = Ports.free();
    private final List<String> command;
    private @Nullable Process process;

    CommandProcess(HttpClient http, Map<String, String> settings) {
        this.http = http;
        command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                CommandServiceApplication.class.getName(),
                "--server.port=" + port));
        settings.forEach((setting, value) -> command.add("--" + setting + "=" + value));
    }

    /** Returns once it takes requests. */
    void start() throws IOException, InterruptedException {
        Process started = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        process = started;
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isReady()) {
            if (!started.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("A command service did not start: " + String.join(" ", command));
            }
            LockSupport.parkNanos(GLANCE.toNanos());
        }
    }

    /** As if its machine had lost power. Returns when the signal is sent. */
    void kill() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
        }
    }

    String commands() {
        return "http://127.0.0.1:" + port + "/api/v1";
    }

    boolean publishes() throws IOException, InterruptedException {
        return ask("/actuator/health/is-published").contains("\"LEADER\"");
    }

    private boolean isReady() throws InterruptedException {
        try {
            return ask("/actuator/health/readiness").contains("\"UP\"");
        } catch (IOException notYet) {
            return false;
        }
    }

    private String ask(String path) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    @Override
    public void close() {
        kill();
        Process running = process;
        if (running != null) {
            running.onExit().join();
        }
    }
}
