package org.duly.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.duly.platform.database.DatabaseUnavailableException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebHabitsTest {
    private static final String GOOD = """
            {"name":"a","kind":"RED","count":1,"when":"2026-09-01T09:30:00Z","parts":[{"id":"p"}],"note":null}""";

    private final HttpClient client = HttpClient.newHttpClient();
    private ConfigurableApplicationContext service;
    private String address;

    @BeforeAll
    void start() {
        SpringApplication application = new SpringApplication(Service.class);
        application.setDefaultProperties(Map.of("server.port", "0", "server.address", "127.0.0.1"));
        service = application.run();
        address = "http://127.0.0.1:" + service.getEnvironment().getRequiredProperty("local.server.port");
    }

    @AfterAll
    void stop() {
        client.close();
        service.close();
    }

    @Test
    void goodRequestsPass() throws Exception {
        assertThat(postThing(GOOD).statusCode()).isEqualTo(200);
        assertThat(postThing(GOOD.replace(",\"note\":null", "")).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"name\":\"a\"             | \"name\":\"a\",\"nmae\":1     | unknown-field | nmae        | name",
                "\"name\":\"a\",            |                               | missing-field | name        | required",
                "\"name\":\"a\"             | \"name\":null                 | missing-field | name        | required",
                "\"name\":\"a\"             | \"name\":7                    | invalid-field | name        | text",
                "\"count\":1,               |                               | missing-field | count       | required",
                "\"count\":1                | \"count\":null                | missing-field | count       | required",
                "\"count\":1                | \"count\":1.5                 | invalid-field | count       | whole number",
                "\"count\":1                | \"count\":\"1\"               | invalid-field | count       | whole number",
                "\"count\":1                | \"count\":-1                  | invalid-body  |             | at least 0",
                "\"RED\"                    | \"PINK\"                      | invalid-field | kind        | RED, GREEN",
                "\"RED\"                    | 0                             | invalid-field | kind        | RED, GREEN",
                "\"2026-09-01T09:30:00Z\"   | \"tomorrow\"                  | invalid-field | when        | 2026-09-01T09:30:00Z",
                "\"id\":\"p\"               |                               | missing-field | parts[0].id | required",
                "[{\"id\":\"p\"}]           | [null]                        | missing-field | parts[0]    | required",
                "[{\"id\":\"p\"}]           | \"p\"                         | invalid-field | parts       | an array",
                "\"count\":1                | \"count\":1,\"count\":2       | malformed-json|             | JSON",
                "\"count\":1                | \"count\"                     | malformed-json|             | column",
            })
    void aBodyThatIsNotRightIsRefusedByItsField(
            String part, @Nullable String replacement, String type, @Nullable String field, String detail)
            throws Exception {
        String body = GOOD.replace(part, replacement == null ? "" : replacement);

        JsonNode problem = problem(postThing(body), 400, type);

        assertThat(problem.path("field").asString("")).isEqualTo(field == null ? "" : field);
        assertThat(problem.path("detail").stringValue()).contains(detail);
    }

    @Test
    void aMissingBodyIsRefused() throws Exception {
        problem(postThing(""), 400, "missing-body");
        problem(postThing(GOOD + "{}"), 400, "invalid-body");
    }

    @Test
    void missingAndWrongParametersAreNamed() throws Exception {
        assertThat(problem(get("/things/not-a-uuid?limit=1"), 400, "invalid-parameter")
                        .path("field")
                        .stringValue())
                .isEqualTo("id");
        assertThat(problem(get("/things/" + new UUID(1, 2)), 400, "missing-parameter")
                        .path("field")
                        .stringValue())
                .isEqualTo("limit");
        assertThat(problem(get("/header"), 400, "missing-header").path("field").stringValue())
                .isEqualTo("Idempotency-Key");
    }

    @Test
    void whatIsNotThereIsAProblemToo() throws Exception {
        problem(get("/nowhere"), 404, "not-found");
        problem(get("/things"), 405, "method-not-allowed");
        HttpResponse<String> text = send(HttpRequest.newBuilder(uri("/things"))
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("x")));
        problem(text, 415, "unsupported-media-type");
        assertThat(problem(get("/ended"), 409, "a-rule").path("title").stringValue())
                .isEqualTo("A rule");
    }

    @Test
    void failuresTellTheCallerAnIdAndNothingElse() throws Exception {
        String trace = "0af7651916cd43dd8448eb211c80319c";
        HttpResponse<String> unexpected = send(HttpRequest.newBuilder(uri("/unexpected"))
                .header("traceparent", "00-" + trace + "-b7ad6b7169203331-01"));

        assertThat(problem(unexpected, 500, "unexpected").path("correlationId").stringValue())
                .as("the id of the caller's trace (W3C Trace Context)")
                .isEqualTo(trace);
        assertThat(problem(get("/unexpected"), 500, "unexpected")
                        .path("correlationId")
                        .stringValue())
                .matches("[0-9a-f]{32}");
        assertThat(unexpected.body()).doesNotContain("secret");
        assertThat(problem(get("/unavailable"), 503, "temporarily-unavailable")
                        .path("detail")
                        .stringValue())
                .contains("Idempotency-Key");
    }

    @Test
    void bodiesOverTheLimitAreRefusedWhetherOrNotTheySayTheirLength() throws Exception {
        byte[] tooMuchJson = new byte[(int) BodyLimits.usual().json() + 1];
        Arrays.fill(tooMuchJson, (byte) ' ');

        problem(postThing(BodyPublishers.ofByteArray(tooMuchJson)), 413, "body-too-large");
        problem(
                postThing(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(tooMuchJson))),
                413,
                "body-too-large");

        byte[] document = new byte[(int) BodyLimits.usual().other()];
        assertThat(putDocument(BodyPublishers.ofByteArray(document)).statusCode())
                .isEqualTo(200);
        byte[] tooLarge = new byte[document.length + 1];
        problem(
                putDocument(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(tooLarge))),
                413,
                "body-too-large");
    }

    private static JsonNode problem(HttpResponse<String> response, int status, String type) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        JsonNode problem = JsonMapper.shared().readTree(response.body());
        assertThat(problem.path("type").stringValue()).as(response.body()).isEqualTo("urn:duly:problem:" + type);
        assertThat(problem.path("status").intValue()).isEqualTo(status);
        assertThat(problem.path("title").stringValue()).isNotBlank();
        assertThat(problem.path("detail").stringValue()).isNotBlank();
        return problem;
    }

    private HttpResponse<String> postThing(String body) throws IOException, InterruptedException {
        return postThing(BodyPublishers.ofString(body));
    }

    private HttpResponse<String> postThing(BodyPublisher body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri("/things"))
                .header("Content-Type", "application/json")
                .POST(body));
    }

    private HttpResponse<String> putDocument(BodyPublisher body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri("/document"))
                .header("Content-Type", "application/pdf")
                .PUT(body));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)).GET());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create(address + path);
    }

    enum Kind {
        RED,
        GREEN
    }

    record Part(String id) {}

    record Thing(
            String name,
            Kind kind,
            int count,
            Instant when,
            List<Part> parts,
            @Nullable String note) {
        Thing {
            if (count < 0) {
                throw new IllegalArgumentException("count is at least 0");
            }
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({WebHabits.class, Endpoints.class})
    static class Service {}

    @RestController
    static class Endpoints {
        @PostMapping(path = "/things", consumes = "application/json")
        Thing thing(@RequestBody Thing thing) {
            return thing;
        }

        @GetMapping("/things/{id}")
        String thing(@PathVariable UUID id, @RequestParam int limit) {
            return id + " " + limit;
        }

        @GetMapping("/header")
        String header(@RequestHeader("Idempotency-Key") String key) {
            return key;
        }

        @PutMapping("/document")
        int document(@RequestBody byte[] content) {
            return content.length;
        }

        @GetMapping("/ended")
        String ended() {
            throw new ProblemException(Problem.of(HttpStatus.CONFLICT, "a-rule", "A rule", "Not so"));
        }

        @GetMapping("/unexpected")
        String unexpected() {
            throw new IllegalStateException("a secret");
        }

        @GetMapping("/unavailable")
        String unavailable() {
            throw new DatabaseUnavailableException("a secret", null);
        }
    }
}
