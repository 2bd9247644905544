package org.duly.endtoend;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.duly.command.CommandServiceApplication;
import org.duly.platform.vault.MasterKey;
import org.duly.query.QueryServiceApplication;
import org.duly.testsupport.TestDatabases;
import org.duly.testsupport.TestKafka;
import org.duly.testsupport.TestPostgres;
import org.duly.testsupport.TestServices;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command service and the query service on databases and a topic of their own, with a clock that is set by hand. */
final class BothServices implements AutoCloseable {
    private static final String JSON = "application/json";

    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicInteger requests = new AtomicInteger();
    private final List<String> answers = new ArrayList<>();
    private final TestDatabases databases;
    private final String topic;
    private final ConfigurableApplicationContext command;
    private final ConfigurableApplicationContext query;
    private volatile Instant now;

    BothServices(Path directory, Instant now) {
        this(
                directory,
                now,
                TestPostgres.shared().freshDatabases(),
                TestKafka.shared().freshTopicName("both"),
                Map.of());
    }

    /**
     * The same on what may be there already. The query service starts once the command service takes commands in.
     *
     * @param more settings of both services
     */
    BothServices(Path directory, Instant now, TestDatabases databases, String topic, Map<String, String> more) {
        this.now = now;
        this.databases = databases;
        this.topic = topic;
        Path masterKey = directory.resolve("master.key");
        MasterKey.loadOrGenerate(masterKey);
        Map<String, String> common = new HashMap<>(Map.of(
                "duly.events-topic",
                topic,
                "duly.vault.master-key-file",
                masterKey.toString(),
                "spring.kafka.bootstrap-servers",
                TestKafka.shared().bootstrapServers(),
                "server.port",
                "0"));
        common.putAll(more);
        Map<String, String> commandSettings = new HashMap<>(databases.commandServiceProperties());
        commandSettings.put("duly.log.name", "duly.test/both-simulated");
        commandSettings.put("duly.log.simulated", "true");
        command = run(CommandServiceApplication.builder(), "logClock", common, commandSettings);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> send(HttpRequest.newBuilder(address(command, "/actuator/health/accepts-commands")))
                                .statusCode()
                        == 200);
        Map<String, String> querySettings = new HashMap<>(databases.queryServiceProperties());
        querySettings.put("duly.query.group", "query-" + topic);
        query = run(QueryServiceApplication.builder(), "queryClock", common, querySettings);
    }

    private ConfigurableApplicationContext run(
            SpringApplicationBuilder service, String clock, Map<String, String> common, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(common);
        return service.initializers(context ->
                        ((GenericApplicationContext) context).registerBean(clock, InstantSource.class, () -> () -> now))
                .run(TestServices.arguments(all));
    }

    void clock(Instant instant) {
        now = instant;
    }

    ConfigurableApplicationContext command() {
        return command;
    }

    ConfigurableApplicationContext query() {
        return query;
    }

    /** What every command was answered, accepted or refused. */
    List<String> answers() {
        return List.copyOf(answers);
    }

    TestDatabases databases() {
        return databases;
    }

    String topic() {
        return topic;
    }

    /** Sends a command as this actor and expects it to be accepted. */
    JsonNode accepted(String actor, String path, String json) {
        return accepted(actor, path, BodyPublishers.ofString(json), JSON);
    }

    JsonNode accepted(String actor, String path, BodyPublisher body, String mediaType) {
        HttpResponse<String> answer = command(actor, path, body, mediaType);
        return body(path, answer);
    }

    /** Sends a command under a key, as one does who did not get the answer the first time. */
    HttpResponse<String> command(String actor, String idempotencyKey, String path, String json) {
        return sent(actor, idempotencyKey, path, BodyPublishers.ofString(json), JSON);
    }

    /** Sends what is answered with the personal data it is about, to whoever sent that; the answer is not kept. */
    JsonNode shown(String actor, String path, BodyPublisher body, String mediaType) {
        HttpResponse<String> answer = sent(actor, path, body, mediaType);
        return body(path, answer);
    }

    private static JsonNode body(String path, HttpResponse<String> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new AssertionError(path + " gave " + answer.statusCode() + ": " + answer.body());
        }
        return JsonMapper.shared().readTree(answer.body());
    }

    /** What the command service shows. */
    String look(String path) {
        return send(HttpRequest.newBuilder(address(command, path))).body();
    }

    HttpResponse<String> command(String actor, String path, String json) {
        return command(actor, path, BodyPublishers.ofString(json), JSON);
    }

    private HttpResponse<String> command(String actor, String path, BodyPublisher body, String mediaType) {
        HttpResponse<String> answer = sent(actor, path, body, mediaType);
        answers.add(answer.body());
        return answer;
    }

    /** Sends a command that is part of a trace, as its header {@code traceparent} says, and expects it to be accepted. */
    JsonNode acceptedInTrace(String traceparent, String actor, String path, String json) {
        String key = "request-" + requests.incrementAndGet();
        HttpRequest.Builder request = request(actor, key, path, BodyPublishers.ofString(json), JSON);
        return body(path, send(request.header("traceparent", traceparent)));
    }

    private HttpResponse<String> sent(String actor, String path, BodyPublisher body, String mediaType) {
        return sent(actor, "request-" + requests.incrementAndGet(), path, body, mediaType);
    }

    private HttpResponse<String> sent(
            String actor, String idempotencyKey, String path, BodyPublisher body, String mediaType) {
        return send(request(actor, idempotencyKey, path, body, mediaType));
    }

    private HttpRequest.Builder request(
            String actor, String idempotencyKey, String path, BodyPublisher body, String mediaType) {
        return HttpRequest.newBuilder(address(command, path))
                .header("Idempotency-Key", idempotencyKey)
                .header("Duly-Actor", actor)
                .header("Content-Type", mediaType)
                .POST(body);
    }

    /** Asks the query service. */
    JsonNode ask(String path) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(address(query, path)));
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + " gave " + answer.statusCode() + ": " + answer.body());
        }
        return JsonMapper.shared().readTree(answer.body());
    }

    /** Sends the query service a question or an order. */
    HttpResponse<String> order(String path, String json) {
        return send(HttpRequest.newBuilder(address(query, path))
                .header("Content-Type", JSON)
                .POST(BodyPublishers.ofString(json)));
    }

    /** {@code readAfter} of a command's answer, so that a query waits for what the command did. */
    static String after(JsonNode answer) {
        return "readAfter=" + answer.path("log").asString() + "@"
                + answer.path("position").asLong();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return TestServices.send(http, request, BodyHandlers.ofString());
    }

    private static URI address(ConfigurableApplicationContext service, String path) {
        return URI.create(
                "http://127.0.0.1:" + service.getEnvironment().getRequiredProperty("local.server.port") + path);
    }

    @Override
    public void close() {
        query.close();
        command.close();
        http.close();
    }
}
