package org.duly.query.testing;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.duly.query.QueryServiceApplication;
import org.duly.testsupport.TestDatabases;
import org.duly.testsupport.TestServices;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service, started on a free port, and asked over HTTP. */
public final class QueryService implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();

    private QueryService(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** The settings a service needs to read this topic into these databases. */
    public static Map<String, Object> settings(
            TestDatabases databases, TestVault vault, String bootstrapServers, String topic) {
        Map<String, Object> settings = new HashMap<>(databases.queryServiceProperties());
        settings.put("duly.vault.master-key-file", vault.masterKeyFile().toString());
        settings.put("duly.events-topic", topic);
        settings.put("duly.query.group", "query-" + topic);
        settings.put("spring.kafka.bootstrap-servers", bootstrapServers);
        settings.put("server.port", "0");
        return settings;
    }

    /** With another clock. */
    public static QueryService start(Map<String, Object> settings, InstantSource clock) {
        return new QueryService(QueryServiceApplication.builder()
                .initializers(context -> ((GenericApplicationContext) context)
                        .registerBean("queryClock", InstantSource.class, () -> clock))
                .run(TestServices.arguments(settings)));
    }

    public static QueryService start(Map<String, Object> settings) {
        return new QueryService(QueryServiceApplication.builder().run(TestServices.arguments(settings)));
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public Object bean(String name) {
        return context.getBean(name);
    }

    /** Asks for a path and takes any answer. */
    public JsonNode json(String path) {
        return JSON.readTree(send("GET", path).body());
    }

    /** Asks for a path and expects an answer of success. */
    public JsonNode get(String path) {
        HttpResponse<String> answer = send("GET", path);
        if (answer.statusCode() / 100 != 2) {
            throw new AssertionError(path + " gave " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    public HttpResponse<String> send(String method, String path) {
        return TestServices.send(
                http,
                HttpRequest.newBuilder(address(path)).method(method, HttpRequest.BodyPublishers.noBody()),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Asks a path with a body of JSON, and takes any answer. */
    public HttpResponse<byte[]> post(String path, String json) {
        return TestServices.send(
                http,
                HttpRequest.newBuilder(address(path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json)),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    /** Asks for a path and leaves the body to be read. */
    public HttpResponse<InputStream> stream(String path) {
        return TestServices.send(
                http, HttpRequest.newBuilder(address(path)), HttpResponse.BodyHandlers.ofInputStream());
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
