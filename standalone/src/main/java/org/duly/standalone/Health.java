package org.duly.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** How a service says it is. */
enum Health {
    UP("up"),
    IN_TROUBLE("answers, but reports trouble"),
    NO_ANSWER("does not answer");

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int OK = 200;

    private final String words;

    Health(String words) {
        this.words = words;
    }

    static Health of(String serviceUrl) {
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(serviceUrl + "/actuator/health"))
                    .timeout(PATIENCE)
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == OK ? UP : IN_TROUBLE;
        } catch (IOException e) {
            return NO_ANSWER;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return NO_ANSWER;
        }
    }

    String words() {
        return words;
    }
}
