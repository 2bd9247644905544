package org.duly.query.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.duly.proofs.Checkpoint;
import org.duly.proofs.SignedNote;
import org.duly.proofs.VerifierKey;
import org.duly.testsupport.TestDatabases;
import org.duly.testsupport.TestKafka;
import org.duly.testsupport.TestServices;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A witness that runs alone, asked over HTTP. */
final class RunningWitness implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);

    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();

    /** Starts it with nothing but the settings it needs, and those given. */
    RunningWitness(PublishedLog log, TestDatabases databases, Path masterKeyFile, Map<String, String> more) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "spring.kafka.bootstrap-servers", TestKafka.shared().bootstrapServers(),
                "duly.events-topic", log.eventsTopic(),
                "duly.checkpoints-topic", log.checkpointsTopic(),
                "duly.witness.name", "witness.example/elsewhere",
                "duly.witness.url", databases.readUrl(),
                "duly.witness.username", databases.queryUsername(),
                "duly.witness.password", databases.queryPassword(),
                "duly.witness.master-key-file", masterKeyFile.toString(),
                "duly.witness.patience", "2s",
                "server.port", "0"));
        settings.putAll(more);
        context = WitnessApplication.builder().run(TestServices.arguments(settings));
    }

    Witness witness() {
        return context.getBean(Witness.class);
    }

    HttpResponse<String> get(String path) {
        return TestServices.send(http, HttpRequest.newBuilder(address(path)), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String json) {
        return TestServices.send(
                http,
                HttpRequest.newBuilder(address(path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json)),
                BodyHandlers.ofString());
    }

    JsonNode json(String path) {
        return JSON.readTree(get(path).body());
    }

    List<VerifierKey> keys() {
        return get("/api/v1/witness/keys")
                .body()
                .lines()
                .map(VerifierKey::parse)
                .toList();
    }

    /** How many events it has read, of a topic as it is now. */
    void awaitRead(long events) {
        await().atMost(LONG_ENOUGH)
                .until(() -> json("/api/v1/witness")
                                .path("logs")
                                .path(0)
                                .path("read")
                                .longValue(0)
                        == events);
    }

    /** The checkpoint of that size, with its cosignature. */
    SignedNote awaitCosigned(long size) {
        return await().atMost(LONG_ENOUGH)
                .until(
                        () -> {
                            HttpResponse<String> answer = get("/api/v1/witness/checkpoint");
                            return answer.statusCode() == 200 ? SignedNote.parse(answer.body()) : null;
                        },
                        note -> note != null && Checkpoint.parse(note.text()).size() == size);
    }

    /** The open alarm; then its health is down, and it goes on answering. */
    JsonNode awaitAlarm() {
        JsonNode alarm = await().atMost(LONG_ENOUGH)
                .until(() -> json("/api/v1/witness").path("alarms").path(0), JsonNode::isObject);
        assertThat(json("/actuator/health").at("/components/witness/status").stringValue())
                .isEqualTo("DOWN");
        assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(200);
        return alarm;
    }

    private URI address(String path) {
        return URI.create(
                "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port") + path);
    }

    @Override
    public void close() {
        http.close();
        context.close();
    }
}
