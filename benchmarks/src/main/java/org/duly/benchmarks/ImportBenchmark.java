package org.duly.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
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
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.duly.command.CommandServiceApplication;
import org.duly.query.QueryServiceApplication;
import org.postgresql.PGConnection;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A CSV file of many rows into the log: from the start of the import to its end, beside COPY BINARY of the very same events
 * and keys into identical tables; and what of the heap is still in use after the collections on the way, beside a file with
 * three times the rows. Then the same file once more with the query service at work beside it, until the register shows
 * the last row. Each row has a name, a contact and two answers of some 200 characters together.
 */
final class ImportBenchmark {
    private static final int ROWS = Integer.getInteger("rows", 100_000);
    private static final int ROUNDS = Integer.getInteger("rounds", 3);
    private static final int WARM_UP = 50_000;
    private static final String LOG = "into the log";
    private static final String COPY = "COPY BINARY of the same events and keys";
    private static final String LOG_BESIDE = "into the log, the query service beside it";
    private static final String REGISTER = "into the register";
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
    private final Servers servers;
    private final String commands;

    private ImportBenchmark(Servers servers, ConfigurableApplicationContext command) {
        this.servers = servers;
        this.commands = address(command);
    }

    static void run() throws Exception {
        Figures rates = new Figures("Import of a CSV file, %,d rows".formatted(ROWS), "rows/s");
        Figures memory = new Figures("Heap in use after collections, at most", "MB");
        try (Servers servers = new Servers();
                Broker broker = new Broker(servers.directory());
                ConfigurableApplicationContext command = command(servers, broker)) {
            ImportBenchmark benchmark = new ImportBenchmark(servers, command);
            benchmark.imported(WARM_UP);
            for (int round = 0; round < ROUNDS; round++) {
                Imported imported = benchmark.imported(ROWS);
                rates.add(LOG, imported.rowsPerSecond());
                rates.add(COPY, benchmark.copied(imported));
                memory.add("%,d rows".formatted(ROWS), imported.megabytes());
            }
            memory.add(
                    "%,d rows".formatted(3 * ROWS), benchmark.imported(3 * ROWS).megabytes());
        }
        try (Servers servers = new Servers();
                Broker broker = new Broker(servers.directory());
                ConfigurableApplicationContext command = command(servers, broker);
                ConfigurableApplicationContext query =
                        start(QueryServiceApplication.builder(), servers.querySettings(), broker)) {
            ImportBenchmark benchmark = new ImportBenchmark(servers, command);
            benchmark.awaitRegister(query, benchmark.imported(WARM_UP));
            Imported imported = benchmark.imported(ROWS);
            rates.add(LOG_BESIDE, imported.rowsPerSecond());
            rates.add(REGISTER, ROWS / benchmark.awaitRegister(query, imported));
        }
        rates.print();
        memory.print();
        rates.printRatio(LOG, COPY, "none; 5,000 rows/s and more");
    }

    /**
     * A file that is in the log.
     *
     * @param begun when its import was started, in {@link System#nanoTime}
     * @param megabytes of the heap that were in use after collections on the way, at most
     */
    private record Imported(String engagement, int rows, long begun, double seconds, double megabytes) {
        double rowsPerSecond() {
            return rows / seconds;
        }
    }

    private Imported imported(int rows) throws IOException, InterruptedException {
        Path file = file(servers.directory(), rows);
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
        JsonNode state = get(commands + one);
        while (!state.has("endedAt")) {
            LockSupport.parkNanos(GLANCE.toNanos());
            most = Math.max(most, usedAfterCollections());
            state = get(commands + one);
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        if (state.required("logged").longValue() != rows) {
            throw new IllegalStateException("Not all rows were logged: " + state);
        }
        return new Imported(engagement, rows, begun, seconds, most / 1e6);
    }

    /** The rows that the import has just left in the log and in the vault, copied as they are: rows a second. */
    private double copied(Imported imported) throws SQLException, IOException {
        String events = "FROM log.event WHERE scope = 'engagement/" + imported.engagement() + "'";
        String keys = "FROM vault.respondent_key ORDER BY id DESC LIMIT " + imported.rows();
        return imported.rows()
                / (copySeconds("duly_log", "log.event", "SELECT * " + events)
                        + copySeconds("duly_vault", "vault.respondent_key", "SELECT * " + keys));
    }

    private double copySeconds(String database, String table, String select) throws SQLException, IOException {
        try (Connection connection = servers.superuser(database);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE public.copied (LIKE " + table + " INCLUDING ALL)");
            var copies = connection.unwrap(PGConnection.class).getCopyAPI();
            ByteArrayOutputStream rows = new ByteArrayOutputStream();
            copies.copyOut("COPY (" + select + ") TO STDOUT (FORMAT binary)", rows);
            ByteArrayInputStream in = new ByteArrayInputStream(rows.toByteArray());
            long began = System.nanoTime();
            copies.copyIn("COPY public.copied FROM STDIN (FORMAT binary)", in, 64 * 1024);
            double seconds = (System.nanoTime() - began) / 1e9;
            statement.execute("DROP TABLE public.copied");
            return seconds;
        }
    }

    /** Seconds from the start of the import until the register has all of its rows. */
    private double awaitRegister(ConfigurableApplicationContext query, Imported imported)
            throws IOException, InterruptedException {
        URI status = URI.create(address(query) + "/engagements/" + imported.engagement() + "/status");
        long received = 0;
        while (received < imported.rows()) {
            LockSupport.parkNanos(GLANCE.toNanos());
            var answer = http.send(HttpRequest.newBuilder(status).build(), BodyHandlers.ofString());
            // Until the engagement itself has been applied there is none.
            received = JSON.readTree(answer.body())
                    .path("responses")
                    .path("received")
                    .asLong(0);
        }
        return (System.nanoTime() - imported.begun()) / 1e9;
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
        return answer(HttpRequest.newBuilder(URI.create(commands + path))
                .header("Content-Type", mediaType)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(body));
    }

    private JsonNode get(String url) throws IOException, InterruptedException {
        return answer(HttpRequest.newBuilder(URI.create(url)));
    }

    private JsonNode answer(HttpRequest.Builder request) throws IOException, InterruptedException {
        var response = http.send(request.build(), BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IllegalStateException(response.statusCode() + ": " + response.body());
        }
        return JSON.readTree(response.body());
    }

    private static ConfigurableApplicationContext command(Servers servers, Broker broker) {
        Map<String, String> settings = servers.commandSettings();
        settings.put("duly.log.name", "duly.benchmarks/import");
        return start(CommandServiceApplication.builder(), settings, broker);
    }

    private static ConfigurableApplicationContext start(
            SpringApplicationBuilder service, Map<String, String> settings, Broker broker) {
        settings.put("spring.kafka.bootstrap-servers", broker.bootstrapServers());
        settings.put("server.port", "0");
        return service.run(settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new));
    }

    private static String address(ConfigurableApplicationContext service) {
        var server = ((WebServerApplicationContext) service).getWebServer();
        if (server == null) {
            throw new IllegalStateException("The web server is not up");
        }
        return "http://127.0.0.1:" + server.getPort() + "/api/v1";
    }
}
