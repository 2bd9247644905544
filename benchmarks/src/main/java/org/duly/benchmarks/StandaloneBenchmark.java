package org.duly.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.duly.command.log.Append;
import org.duly.command.log.LogIdentity;
import org.duly.command.log.PostgresEventLog;
import org.duly.embedded.Provisioning;
import org.duly.platform.database.Database;
import org.duly.platform.documents.PostgresDocumentStore;
import org.duly.platform.vault.MasterKey;
import org.duly.platform.vault.PostgresKeyVault;
import org.duly.platform.vault.Sealer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code ./duly start}, run from the project's root: how long a second start takes until both services are up, and how
 * much memory the whole tree of processes holds with many responses.
 *
 * <p>The responses go into the running log as a second instance would append them; publishing and projecting them is
 * the standalone's own work.
 */
final class StandaloneBenchmark {
    private static final long EVENTS = Long.getLong("events", 1_666_667);
    private static final int ROUNDS = Integer.getInteger("rounds", 3);
    private static final int APPENDED_AT_ONCE = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Path directory;
    private final int commandPort = freePort();
    private final int queryPort = freePort();
    private final int postgresPort = freePort();
    private final int kafkaPort = freePort();
    private final HttpClient http = HttpClient.newHttpClient();
    private @Nullable Process process;

    private StandaloneBenchmark(Path directory) {
        this.directory = directory;
    }

    static void run() throws Exception {
        Figures starts = new Figures("Standalone: warm start until both services are up", "s");
        Figures memory = new Figures("Standalone: proportional set size of all its processes", "MB");
        Path directory = Files.createTempDirectory("duly-benchmarks");
        try {
            StandaloneBenchmark benchmark = new StandaloneBenchmark(directory.resolve("data"));
            benchmark.start();
            benchmark.stop();
            for (int round = 0; round < ROUNDS; round++) {
                starts.add("start on an existing folder", benchmark.start());
                memory.add("no responses", benchmark.proportionalSetSize());
                benchmark.stop();
            }
            benchmark.start();
            benchmark.load();
            memory.add("%,d events, just after they came".formatted(EVENTS), benchmark.proportionalSetSize());
            benchmark.stop();
            for (int round = 0; round < ROUNDS; round++) {
                starts.add("start with %,d events".formatted(EVENTS), benchmark.start());
                benchmark.ask();
                memory.add("%,d events, started anew and asked".formatted(EVENTS), benchmark.proportionalSetSize());
                benchmark.stop();
            }
        } finally {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        starts.print();
        System.out.printf("%nAim: under 15 s%n");
        memory.print();
        System.out.printf("%nAim: under 1,500 MB%n");
    }

    /** Starts, and says how many seconds it took until both are healthy. */
    private double start() throws Exception {
        long began = System.nanoTime();
        ProcessBuilder builder = new ProcessBuilder("./duly", "start", "--data", directory.toString());
        builder.environment().put("DULY_COMMAND_PORT", Integer.toString(commandPort));
        builder.environment().put("DULY_QUERY_PORT", Integer.toString(queryPort));
        builder.environment().put("DULY_POSTGRES_PORT", Integer.toString(postgresPort));
        builder.environment().put("DULY_KAFKA_PORT", Integer.toString(kafkaPort));
        Process started = builder.redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        process = started;
        while (!isUp(commandPort) || !isUp(queryPort)) {
            if (!started.isAlive() || System.nanoTime() - began > PATIENCE.toNanos()) {
                throw new IllegalStateException("It did not start");
            }
            LockSupport.parkNanos(50_000_000);
        }
        return (System.nanoTime() - began) / 1e9;
    }

    private Process running() {
        Process started = process;
        if (started == null) {
            throw new IllegalStateException("Nothing was started");
        }
        return started;
    }

    private void stop() throws InterruptedException {
        Process ending = running();
        ending.destroy();
        if (!ending.waitFor(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("It did not stop");
        }
    }

    /** In megabytes of 1,000,000 bytes. */
    private double proportionalSetSize() throws IOException {
        long kibibytes = 0;
        List<ProcessHandle> tree = Stream.concat(
                        Stream.of(running().toHandle()), running().descendants())
                .toList();
        for (ProcessHandle each : tree) {
            Path rollup = Path.of("/proc", Long.toString(each.pid()), "smaps_rollup");
            for (String line : Files.readAllLines(rollup)) {
                if (line.startsWith("Pss:")) {
                    kibibytes += Long.parseLong(line.replaceAll("\\D", ""));
                }
            }
        }
        return kibibytes * 1024 / 1e6;
    }

    /** Returns once everything is in the read models. */
    private void load() throws Exception {
        String name = properties("duly.properties").getProperty("log", "");
        try (HikariDataSource vaultDatabase = database("duly_vault").pool("vault", 4);
                HikariDataSource documents = database("duly_documents").pool("documents", 2);
                PostgresKeyVault vault = new PostgresKeyVault(
                        vaultDatabase, MasterKey.load(directory.resolve("secrets/vault-master.key")));
                PostgresEventLog log = PostgresEventLog.open(
                        database("duly_log"), new LogIdentity(name, false), InstantSource.system())) {
            List<Append.NewEvent> waiting = new ArrayList<>();
            new Backlog(name, vault, new Sealer(new PostgresDocumentStore(documents))).make(EVENTS, event -> {
                waiting.add(new Append.NewEvent(
                        event.envelope().id(),
                        event.envelope().stream(),
                        event.envelope().streamVersion(),
                        event.envelope().scope(),
                        event.envelope().type(),
                        event.encoded()));
                if (waiting.size() == APPENDED_AT_ONCE || event.position() == EVENTS - 1) {
                    log.append(new Append(waiting, null, List.of()));
                    waiting.clear();
                }
            });
        }
        long began = System.nanoTime();
        while (get(queryPort, "/api/v1/engagements?readAfter=" + name + "@" + (EVENTS - 1))
                        .statusCode()
                != 200) {
            if (System.nanoTime() - began > PATIENCE.toNanos()) {
                throw new IllegalStateException("The events were not applied");
            }
        }
    }

    /** A status and some pages of the register of every engagement. */
    private void ask() throws Exception {
        var engagements = JsonMapper.shared()
                .readTree(get(queryPort, "/api/v1/engagements").body())
                .path("items");
        if (engagements.isEmpty()) {
            throw new IllegalStateException("There is no engagement");
        }
        for (var engagement : engagements) {
            String path = "/api/v1/engagements/" + engagement.path("id").asString();
            for (String question : List.of("/status", "/responses", "/responses?q=hospital")) {
                HttpResponse<String> answer = get(queryPort, path + question);
                if (answer.statusCode() != 200) {
                    throw new IllegalStateException(question + " was answered " + answer.body());
                }
            }
        }
    }

    private Database database(String name) throws IOException {
        Properties passwords = properties("secrets/passwords.properties");
        return new Database(
                "jdbc:postgresql://127.0.0.1:" + postgresPort + "/" + name,
                Provisioning.COMMAND,
                passwords.getProperty("command", ""),
                Provisioning.OWNER,
                passwords.getProperty("owner", ""));
    }

    private Properties properties(String file) throws IOException {
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(directory.resolve(file))) {
            properties.load(reader);
        }
        return properties;
    }

    private boolean isUp(int port) throws InterruptedException {
        try {
            return get(port, "/actuator/health").statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }
}
