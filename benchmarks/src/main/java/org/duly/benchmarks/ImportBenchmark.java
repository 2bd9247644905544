package org.duly.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.duly.command.CommandServiceApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A CSV file of many rows into the log: from the start of the import to its end, and what of the heap is still in use
 * after the collections on the way, beside a file with three times the rows. Each row has a name, a contact and two answers
 * of some 300 characters together.
 */
final class ImportBenchmark {
    private static final int ROWS = Integer.getInteger("rows", 100_000);
    private static final int ROUNDS = Integer.getInteger("rounds", 3);
    private static final int WARM_UP = 50_000;
    private static final Duration GLANCE = Duration.ofMillis(100);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String PLAN = """
            {"plan": {"title": "Import", "kind": "PUBLIC_CONSULTATION", "ownerBodies": ["eastvale"], "purpose": "Figures",
              "proposals": [{"id": "P1", "title": "One"}],
              "questions": [{"id": "Q1", "text": "What?", "proposalId": "P1"}, {"id": "Q2", "text": "Why?"}],
              "stakeholderGroups": [{"id": "public", "name": "The public", "primary": true}],
              "channels": [{"channel": "WEB", "address": "https://eastvale.example", "receivingBody": "eastvale"}],
              "latePolicy": "RULE_EACH", "countingPolicy": "EACH_ITEM"}}""";

    private static final String MAPPING = """
            {"mapping": {"columns": [
               {"column": "Id", "to": "externalId"}, {"column": "Received", "to": "receivedAt"},
               {"column": "Name", "to": "respondentName"}, {"column": "Email", "to": "respondentContact"},
               {"column": "What", "to": "answers.Q1"}, {"column": "Why", "to": "answers.Q2"}],
             "constants": {"channel": "WEB", "receivingBody": "eastvale", "respondentKind": "INDIVIDUAL",
               "stakeholderGroup": "public"}}}""";

    private final HttpClient http = HttpClient.newHttpClient();
    private final String address;

    private ImportBenchmark(String address) {
        this.address = address;
    }

    static void run() throws Exception {
        Figures rates = new Figures("Import of a CSV file into the log", "rows/s");
        Figures memory = new Figures("Heap in use after collections, at most", "MB");
        try (Servers servers = new Servers();
                Broker broker = new Broker(servers.directory());
                ConfigurableApplicationContext command = start(servers, broker)) {
            ImportBenchmark benchmark = new ImportBenchmark(address(command));
            benchmark.measured(servers.directory(), WARM_UP);
            for (int round = 0; round < ROUNDS; round++) {
                for (int times : new int[] {1, 3}) {
                    Measured measured = benchmark.measured(servers.directory(), times * ROWS);
                    String name = "%,d rows".formatted(times * ROWS);
                    rates.add(name, measured.rowsPerSecond());
                    memory.add(name, measured.megabytes());
                }
            }
        }
        rates.print();
        memory.print();
    }

    private record Measured(double rowsPerSecond, double megabytes) {}

    private Measured measured(Path directory, int rows) throws IOException, InterruptedException {
        Path file = file(directory, rows);
        String engagement = post("/engagements", BodyPublishers.ofString(PLAN), "application/json")
                .required("id")
                .stringValue();
        String imports = "/engagements/" + engagement + "/imports";
        String one = imports + "/"
                + post(imports + "?source=web", BodyPublishers.ofFile(file), "text/csv")
                        .required("id")
                        .stringValue();
        Files.delete(file);
        System.gc(); // what the upload left is not the import's
        long begun = System.nanoTime();
        post(one + "/start", BodyPublishers.ofString(MAPPING), "application/json");
        long most = 0;
        JsonNode state = get(one);
        while (!state.has("endedAt")) {
            LockSupport.parkNanos(GLANCE.toNanos());
            most = Math.max(most, usedAfterCollections());
            state = get(one);
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        if (state.required("logged").longValue() != rows) {
            throw new IllegalStateException("Not all rows were logged: " + state);
        }
        return new Measured(rows / seconds, most / 1e6);
    }

    private static Path file(Path directory, int rows) throws IOException {
        Path file = Files.createTempFile(directory, "import", ".csv");
        String what =
                "I am worried about how people without a car would get there, and so are my neighbours. ".repeat(2);
        try (var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write("Id,Received,Name,Email,What,Why\r\n");
            for (int i = 0; i < rows; i++) {
                out.write(i + ",29/11/2019 14:05,Name No " + i + ",name" + i + "@example.org,\"" + what
                        + "\",\"Because, as it stands, nobody has asked us\"\r\n");
            }
        }
        return file;
    }

    private static long usedAfterCollections() {
        long used = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            MemoryUsage usage = pool.getCollectionUsage();
            used += usage == null ? 0 : usage.getUsed();
        }
        return used;
    }

    private JsonNode post(String path, BodyPublisher body, String mediaType) throws IOException, InterruptedException {
        return answer(request(path)
                .header("Content-Type", mediaType)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(body));
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return answer(request(path));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + "/api/v1" + path));
    }

    private JsonNode answer(HttpRequest.Builder request) throws IOException, InterruptedException {
        var response = http.send(request.build(), BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IllegalStateException(response.statusCode() + ": " + response.body());
        }
        return JSON.readTree(response.body());
    }

    private static ConfigurableApplicationContext start(Servers servers, Broker broker) {
        Map<String, String> settings = servers.commandSettings();
        settings.put("duly.log.name", "duly.benchmarks/import");
        settings.put("spring.kafka.bootstrap-servers", broker.bootstrapServers());
        settings.put("server.port", "0");
        return CommandServiceApplication.builder()
                .run(settings.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
    }

    private static String address(ConfigurableApplicationContext service) {
        var server = ((WebServerApplicationContext) service).getWebServer();
        if (server == null) {
            throw new IllegalStateException("The web server is not up");
        }
        return "http://127.0.0.1:" + server.getPort();
    }
}
