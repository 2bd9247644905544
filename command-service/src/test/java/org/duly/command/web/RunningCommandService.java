package org.duly.command.web;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.duly.command.handling.Streams;
import org.duly.command.log.EventLog;
import org.duly.command.log.TestClock;
import org.duly.events.DomainEvent;
import org.duly.events.EventCodec;
import org.duly.platform.database.Database;
import org.duly.platform.vault.MasterKey;
import org.duly.testsupport.TestDatabases;
import org.duly.testsupport.TestPostgres;
import org.duly.testsupport.TestServices;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command service with its real log, vault and document store, and a clock that stands still until it is set. */
public final class RunningCommandService implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final TestDatabases databases;
    private final Map<String, Object> properties;
    private final ConfigurableApplicationContext context;
    private final String address;

    private RunningCommandService(TestDatabases databases, Map<String, Object> properties, Duration later) {
        SpringApplication application = new SpringApplication(Service.class);
        application.setDefaultProperties(properties);
        // Registered before the configurations are read, so that the log takes this clock instead of the system's.
        application.addInitializers(starting -> ((GenericApplicationContext) starting)
                .registerBean("logClock", TestClock.class, () -> clockMoved(later)));
        this.databases = databases;
        this.properties = properties;
        this.context = application.run();
        this.address = "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port");
    }

    /** Starts it on databases of its own. */
    public static RunningCommandService start() {
        TestDatabases databases = TestPostgres.shared().freshDatabases();
        Map<String, Object> properties = new HashMap<>(databases.commandServiceProperties());
        properties.put("server.port", "0");
        properties.put("server.address", "127.0.0.1");
        // What the API's advice could answer to anything says less than the problems it gives.
        properties.put("springdoc.override-with-generic-response", "false");
        properties.put("duly.log.name", "duly.example/test");
        properties.put("duly.log.simulated", "true");
        Path masterKey = TestServices.masterKeyFile();
        MasterKey.loadOrGenerate(masterKey);
        properties.put("duly.proofs.checkpoint-interval", "50ms");
        properties.put("duly.vault.master-key-file", masterKey.toString());
        return new RunningCommandService(databases, properties, Duration.ZERO);
    }

    /** Stops it, and starts it again on the same databases when its clock shows so much more than at first. */
    public RunningCommandService stopAndStart(Duration later) {
        close();
        return new RunningCommandService(databases, properties, later);
    }

    private static TestClock clockMoved(Duration by) {
        TestClock clock = new TestClock();
        clock.move(by);
        return clock;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public TestClock clock() {
        return bean(TestClock.class);
    }

    /** Its vault, as the query service reaches it. */
    public Database vaultAsQuery() {
        return new Database(
                databases.vaultUrl(),
                databases.queryUsername(),
                databases.queryPassword(),
                databases.ownerUsername(),
                databases.ownerPassword());
    }

    /** Where it listens. */
    public URI address() {
        return URI.create(address);
    }

    /** Everything recorded in an engagement's scope, in order. */
    public List<DomainEvent> recordedIn(UUID engagementId) {
        List<DomainEvent> events = new ArrayList<>();
        bean(EventLog.class)
                .readScope(Streams.engagement(engagementId), EventLog.NOTHING, 1_000)
                .forEach(event ->
                        events.add(bean(EventCodec.class).decode(event.bytes()).data()));
        return events;
    }

    /** Sends a command with an id of its own. */
    public Answer post(String path, String json, String... headers) {
        return post(path, "application/json", json.getBytes(StandardCharsets.UTF_8), headers);
    }

    public Answer post(String path, String contentType, byte[] body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + "/api/v1" + path))
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofByteArray(body));
        if (!List.of(headers).contains("Idempotency-Key")) {
            request.header("Idempotency-Key", UUID.randomUUID().toString());
        }
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    public HttpResponse<byte[]> get(String path) {
        return TestServices.send(
                client, HttpRequest.newBuilder(URI.create(address + path)), BodyHandlers.ofByteArray());
    }

    /** A command sent with exactly these headers. */
    public Answer postBare(String path, String json) {
        return send(HttpRequest.newBuilder(URI.create(address + "/api/v1" + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    private Answer send(HttpRequest.Builder request) {
        HttpResponse<String> response = TestServices.send(client, request, BodyHandlers.ofString());
        return new Answer(response, JSON.readTree(response.body()));
    }

    @Override
    public void close() {
        context.close();
    }

    /** What a command was answered. */
    public record Answer(HttpResponse<String> response, JsonNode json) {
        public int status() {
            return response.statusCode();
        }

        public UUID id() {
            return UUID.fromString(json.required("id").stringValue());
        }

        /** The problem's type without its prefix, or what was answered instead of a problem. */
        public String problem() {
            return json.has("type")
                    ? json.required("type").stringValue().replace("urn:duly:problem:", "")
                    : "no problem: " + response.body();
        }
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import(org.duly.command.DomainConfiguration.class)
    @ComponentScan({
        "org.duly.command.handling",
        "org.duly.command.log",
        "org.duly.command.vault",
        "org.duly.command.engagement",
        "org.duly.command.response",
        "org.duly.command.body",
        "org.duly.command.document",
        "org.duly.command.signoff",
        "org.duly.command.organisation",
        "org.duly.command.ballot",
        "org.duly.command.merger",
        "org.duly.command.decision",
        "org.duly.command.disclosure",
        "org.duly.command.codebook",
        "org.duly.command.consideration",
        "org.duly.command.programme",
        "org.duly.command.privacy",
        "org.duly.command.due",
        "org.duly.command.intake",
        "org.duly.command.proof",
        "org.duly.command.web"
    })
    static class Service {}
}
