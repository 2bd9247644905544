package org.duly.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The two services of an installation over HTTP. */
final class Api implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final PortNumbers ports;

    Api(PortNumbers ports) {
        this.ports = ports;
    }

    JsonNode post(String path, String contentType, String body) throws IOException, InterruptedException {
        return JsonMapper.shared().readTree(send(command(path, contentType, body)));
    }

    /** Sends a command that is to be refused, and returns the status of the answer. */
    int refused(String path, String json) throws IOException, InterruptedException {
        return http.send(command(path, "application/json", json), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private HttpRequest command(String path, String contentType, String body) {
        return HttpRequest.newBuilder(URI.create(ports.commandUrl() + "/api/v1" + path))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    /** What the two services tell whoever runs them, one after the other. */
    String told(String actuatorPath) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(ports.commandUrl() + "/actuator" + actuatorPath))
                        .build())
                + send(HttpRequest.newBuilder(URI.create(ports.queryUrl() + "/actuator" + actuatorPath))
                        .build());
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return JsonMapper.shared().readTree(text(path));
    }

    String text(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(ports.queryUrl() + "/api/v1" + path))
                .build());
    }

    /** A disclosure bundle. */
    byte[] bundle(String kind, String id) throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(URI.create(ports.queryUrl() + "/api/v1/disclosure-bundles"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "{\"subject\": {\"kind\": \"%s\", \"id\": \"%s\"}}".formatted(kind, id)))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    @Override
    public void close() {
        http.close();
    }

    private String send(HttpRequest request) throws IOException, InterruptedException {
        return send(request, HttpResponse.BodyHandlers.ofString());
    }

    private <T> T send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
            throws IOException, InterruptedException {
        HttpResponse<T> response = http.send(request, handler);
        if (response.statusCode() >= 300) {
            throw new AssertionError(request.uri() + " was answered " + response.statusCode() + " " + response.body());
        }
        return response.body();
    }
}
