package org.duly.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.nio.file.Path;
import java.util.Map;

/** What tests that start a service and ask it over HTTP have in common. */
public final class TestServices {
    private TestServices() {}

    /** Settings as arguments of a command line, which come before a service's own file. */
    public static String[] arguments(Map<String, ?> settings) {
        return settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
    }

    /** Where a service may keep its master key: not there yet, and gone with the test JVM. */
    public static Path masterKeyFile() {
        Path directory = TemporaryDirectory.create("duly-test");
        Path file = directory.resolve("master.key");
        // What was named last is deleted first.
        directory.toFile().deleteOnExit();
        file.toFile().deleteOnExit();
        return file;
    }

    /** Sends a request and takes any answer. */
    public static <T> HttpResponse<T> send(HttpClient client, HttpRequest.Builder request, BodyHandler<T> body) {
        try {
            return client.send(request.build(), body);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
