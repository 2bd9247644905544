package org.duly.endtoend.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.duly.embedded.Ports;
import org.duly.testsupport.JavaProcess;
import org.duly.testsupport.TestServices;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One instance of a service in a JVM of its own. It has the same address after every end and start. Closing it kills the
 * process and leaves what all its processes printed in {@code target/processes}.
 */
final class Instance implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Path OUTPUT = Path.of("target", "processes");

    /** Small and quick to start: none of these lives for a minute. */
    private static final List<String> JVM = List.of(
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            OlderQueryService.JVM_OPTION);

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = Ports.free();
    private final List<JavaProcess> processes = new ArrayList<>();
    private final String name;
    private final String[] arguments;
    private Class<?> main;

    /** @param settings as on the command line; the port is chosen here */
    Instance(String name, Class<?> main, Map<String, String> settings) {
        this.name = name;
        this.main = main;
        List<String> all = new ArrayList<>(List.of(TestServices.arguments(settings)));
        all.add("--server.port=" + port);
        this.arguments = all.toArray(String[]::new);
    }

    /** From its next start on it is another version of the service. */
    void become(Class<?> otherMain) {
        main = otherMain;
    }

    /** Starts it and does not wait. */
    void launch() {
        processes.add(JavaProcess.start(JVM, main, arguments));
    }

    /** Returns once it takes requests. */
    void awaitReady() {
        await(name + " is ready")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .failFast(name + " has ended", () -> !processes.getLast().isAlive())
                .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .until(() -> ask("/actuator/health/readiness").statusCode() == 200);
    }

    /** Starts it and returns once it takes requests. */
    void start() {
        launch();
        awaitReady();
    }

    /** Asks it to end, as an operator or an orchestrator does, and waits for that. */
    void end() {
        processes.getLast().terminate();
        assertThat(processes.getLast().awaitExit(PATIENCE))
                .as("exit code of %s, 143 for an end by SIGTERM", name)
                .isEqualTo(143);
    }

    /** As if its machine had lost power. */
    void kill() {
        processes.getLast().kill();
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** Any answer to a question. */
    HttpResponse<String> ask(String path) {
        return TestServices.send(
                http, HttpRequest.newBuilder(address(path)).timeout(PATIENCE), BodyHandlers.ofString());
    }

    /** The answer to a question that this instance can answer. */
    JsonNode get(String path) {
        return successful(path, ask(path));
    }

    JsonNode post(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(path)).POST(BodyPublishers.noBody());
        return successful(path, TestServices.send(http, request, BodyHandlers.ofString()));
    }

    private JsonNode successful(String path, HttpResponse<String> answer) {
        assertThat(answer.statusCode() / 100)
                .as("%s of %s: %s", path, name, answer.body())
                .isEqualTo(2);
        return JsonMapper.shared().readTree(answer.body());
    }

    @Override
    public void close() {
        processes.forEach(JavaProcess::close);
        http.close();
        try {
            Files.createDirectories(OUTPUT);
            Files.write(
                    OUTPUT.resolve(name + ".log"),
                    processes.stream()
                            .flatMap(process -> process.output().stream())
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
