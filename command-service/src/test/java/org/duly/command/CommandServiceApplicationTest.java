package org.duly.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.SimpleEventBus;
import org.duly.command.log.EventLog;
import org.duly.events.EventCodec;
import org.duly.events.EventEnvelope;
import org.duly.events.response.ResponseLogged;
import org.duly.platform.vault.MasterKey;
import org.duly.testsupport.TestKafka;
import org.duly.testsupport.TestPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The whole service on a real database and a real broker. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommandServiceApplicationTest {
    private static final String PLAN = """
            {"plan": {
              "title": "The future of the walk-in centre", "kind": "PUBLIC_CONSULTATION", "ownerBodies": ["eastvale"],
              "purpose": "To hear what people think before anything is decided.",
              "proposals": [{"id": "P1", "title": "Move the centre to the hospital site"}],
              "questions": [{"id": "Q1", "text": "What do you think of the move?", "proposalId": "P1"}],
              "stakeholderGroups": [{"id": "public", "name": "The public", "primary": true}],
              "channels": [{"channel": "EMAIL", "address": "views@eastvale.example", "receivingBody": "eastvale"}],
              "latePolicy": "RULE_EACH", "countingPolicy": "EACH_ITEM"}}
            """;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Object> properties = new HashMap<>();
    private ConfigurableApplicationContext service;

    @BeforeAll
    void start(@TempDir Path directory) {
        Path masterKey = directory.resolve("master.key");
        MasterKey.loadOrGenerate(masterKey);
        properties.putAll(TestPostgres.shared().freshDatabases().commandServiceProperties());
        properties.put("duly.log.name", "duly.test/application");
        properties.put("duly.vault.master-key-file", masterKey.toString());
        properties.put("duly.events-topic", TestKafka.shared().freshTopicName("application"));
        properties.put("spring.kafka.bootstrap-servers", TestKafka.shared().bootstrapServers());
        properties.put("server.port", "0");
        service = CommandServiceApplication.builder().run(arguments());
    }

    @AfterAll
    void stop() {
        service.close();
        http.close();
    }

    @Test
    void an_engagement_is_opened_and_a_response_is_logged_sealed() throws Exception {
        HttpResponse<String> planned = post("/api/v1/engagements", "plan", PLAN);
        assertThat(planned.statusCode()).as(planned.body()).isEqualTo(201);
        String engagement = field(planned, "id");
        HttpResponse<String> document = send(request(
                        "/api/v1/engagements/" + engagement
                                + "/documents?documentId=D1&title=Consultation&format=STANDARD",
                        "document")
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("What we propose, and why.")));
        assertThat(document.statusCode()).as(document.body()).isEqualTo(200);
        HttpResponse<String> opened = post("/api/v1/engagements/" + engagement + "/open", "open", """
                {"opensAt": "2026-01-05T09:00:00Z", "closesAt": "2126-01-05T09:00:00Z", "timeZone": "Europe/London"}
                """);
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(200);

        String response = """
                {"channel": "EMAIL", "receivingBody": "eastvale", "receivedAt": "2026-01-06T10:00:00Z",
                 "respondentKind": "INDIVIDUAL", "stakeholderGroup": "public",
                 "consent": {"publication": "PUBLISH_WITHOUT_NAME", "mayContact": true},
                 "respondentName": "Marked-Name", "answers": [{"questionId": "Q1", "text": "Marked-Answer"}]}
                """;
        String path = "/api/v1/engagements/" + engagement + "/responses";
        HttpResponse<String> logged = post(path, "response", response);
        HttpResponse<String> repeated = post(path, "response", response);

        assertThat(logged.statusCode()).as(logged.body()).isEqualTo(201);
        assertThat(field(repeated, "position")).isEqualTo(field(logged, "position"));
        EventLog log = service.getBean(EventLog.class);
        byte[] bytes =
                log.readStream("response/" + field(logged, "id"), 0).getFirst().bytes();
        assertThat(new String(bytes, java.nio.charset.StandardCharsets.UTF_8)).doesNotContain("Marked-");
        EventEnvelope event = new EventCodec().decode(bytes);
        assertThat(event.data()).isInstanceOf(ResponseLogged.class);
        assertThat(event.recordedTime()).isBefore(Instant.now().plusSeconds(1));
    }

    @Test
    void a_refusal_is_a_problem_that_says_what_to_do() throws Exception {
        HttpResponse<String> refused = post(
                "/api/v1/engagements/" + UUID.randomUUID() + "/withdraw",
                "nowhere",
                "{\"reason\": \"No longer wanted\"}");

        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(field(refused, "type")).isEqualTo("urn:duly:problem:addressed-stream-exists");
    }

    @Test
    void it_refuses_to_start_unless_axons_event_bus_is_the_log() {
        assertThatThrownBy(() -> CommandServiceApplication.builder()
                        .initializers(context -> ((GenericApplicationContext) context)
                                .registerBean(
                                        "forgetfulBus",
                                        EventBus.class,
                                        () -> SimpleEventBus.builder().build(),
                                        bean -> bean.setPrimary(true)))
                        .run(arguments()))
                .rootCause()
                .hasMessageContaining("events would be lost");
    }

    private String[] arguments() {
        return properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);
    }

    private HttpResponse<String> post(String path, String commandId, String json)
            throws IOException, InterruptedException {
        return send(request(path, commandId)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    private HttpRequest.Builder request(String path, String commandId) {
        String port = service.getEnvironment().getRequiredProperty("local.server.port");
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Idempotency-Key", commandId);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String field(HttpResponse<String> response, String name) {
        return tools.jackson.databind.json.JsonMapper.shared()
                .readTree(response.body())
                .path(name)
                .asString();
    }
}
