package org.duly.standalone.demo;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks to the two services as anybody else would: over HTTP, through their public commands and queries. */
final class DemoClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int FIRST_REFUSAL = 300;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final JsonMapper json = JsonMapper.shared();
    private final String commandUrl;
    private final String queryUrl;

    DemoClient(String commandUrl, String queryUrl) {
        this.commandUrl = commandUrl + "/api/v1";
        this.queryUrl = queryUrl + "/api/v1";
    }

    /**
     * Sends a command. Sent again with the same key and body it changes nothing and is answered as it was at first.
     *
     * @param path with the ids
     */
    JsonNode command(String path, String key, Stage.Actor actor, Map<String, ?> body) {
        return send(post(path, key, actor)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(body)))
                .build());
    }

    /** Sends a command whose body is a document and whose values stand in the address. */
    JsonNode document(
            String path, String key, Stage.Actor actor, Map<String, String> values, String type, byte[] content) {
        String query = values.entrySet().stream()
                .map(value -> value.getKey() + "=" + URLEncoder.encode(value.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(post(path + "?" + query, key, actor)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(content))
                .build());
    }

    JsonNode query(String path) {
        return send(HttpRequest.newBuilder(URI.create(queryUrl + path))
                .timeout(PATIENCE)
                .build());
    }

    @Override
    public void close() {
        http.close();
    }

    private HttpRequest.Builder post(String path, String key, Stage.Actor actor) {
        return HttpRequest.newBuilder(URI.create(commandUrl + path))
                .timeout(PATIENCE)
                .header("Idempotency-Key", key)
                .header("Duly-Actor", actor.id())
                .header("Duly-Actor-Role", actor.role());
    }

    private JsonNode send(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() >= FIRST_REFUSAL) {
                throw new IllegalStateException(request.method() + " " + request.uri() + " was answered "
                        + response.statusCode() + ": " + new String(response.body(), StandardCharsets.UTF_8));
            }
            return json.readTree(response.body());
        } catch (IOException e) {
            throw new IllegalStateException(request.uri() + " did not answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
