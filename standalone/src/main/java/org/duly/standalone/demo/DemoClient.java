package org.duly.standalone.demo;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
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

    /**
     * What is to be recorded of a bundle that was given out.
     *
     * @param position that it is as of
     */
    record Bundle(long position, long checkpointSize, String manifestSha256) {}

    /** Has a bundle built, and says what is to be recorded of it; nobody here keeps it. */
    Bundle bundle(Map<String, ?> question) {
        HttpHeaders headers = answer(HttpRequest.newBuilder(URI.create(queryUrl + "/disclosure-bundles"))
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(question)))
                        .build())
                .headers();
        String position = headers.firstValue("Duly-Position").orElseThrow();
        return new Bundle(
                Long.parseLong(position.substring(position.lastIndexOf('@') + 1)),
                headers.firstValueAsLong("Duly-Checkpoint-Size").orElseThrow(),
                headers.firstValue("Duly-Manifest-SHA256").orElseThrow());
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
        return json.readTree(answer(request).body());
    }

    private HttpResponse<byte[]> answer(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() >= FIRST_REFUSAL) {
                throw new IllegalStateException(request.method() + " " + request.uri() + " was answered "
                        + response.statusCode() + ": " + new String(response.body(), StandardCharsets.UTF_8));
            }
            return response;
        } catch (IOException e) {
            throw new IllegalStateException(request.uri() + " did not answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
