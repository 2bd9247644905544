package org.duly.testsupport;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** As much of a Docker engine as is asked whether containers can run: it describes itself, finds images and pulls them. */
final class FakeDocker implements AutoCloseable {
    private static final Pattern INSPECT = Pattern.compile(".*/images/(.+)/json");
    private static final Pattern PULL = Pattern.compile("fromImage=([^&]+)&tag=([^&]+).*");

    enum Pulls {
        SUCCEED,
        ARE_REFUSED,
        NEVER_END
    }

    private final Set<String> images = ConcurrentHashMap.newKeySet();
    private final Pulls pulls;
    private final List<String> pulled = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    FakeDocker(Collection<String> images, Pulls pulls) {
        this.images.addAll(images);
        this.pulls = pulls;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** For the variable DOCKER_HOST. */
    String address() {
        return "tcp://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The images it was asked to pull, in order. */
    List<String> pulled() {
        return List.copyOf(pulled);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Matcher inspected = INSPECT.matcher(path);
        if (path.endsWith("/_ping")) {
            answer(exchange, 200, "OK");
        } else if (path.endsWith("/info")) {
            answer(exchange, 200, """
                    {"OSType": "linux", "OperatingSystem": "none", "ServerVersion": "28.0.0", "MemTotal": 0}
                    """);
        } else if (path.endsWith("/version")) {
            answer(exchange, 200, """
                    {"Version": "28.0.0", "ApiVersion": "1.44"}
                    """);
        } else if (inspected.matches() && images.contains(inspected.group(1))) {
            answer(exchange, 200, """
                    {"Id": "sha256:0", "RepoTags": ["%s"], "Created": "2026-01-01T00:00:00Z"}
                    """.formatted(inspected.group(1)));
        } else if (path.endsWith("/images/create")) {
            pull(exchange);
        } else if (path.endsWith("/images/json")) {
            answer(exchange, 200, "[]");
        } else {
            answer(exchange, 404, """
                    {"message": "no such thing"}
                    """);
        }
    }

    private void pull(HttpExchange exchange) throws IOException {
        Matcher asked = PULL.matcher(exchange.getRequestURI().getQuery());
        if (!asked.matches()) {
            throw new IllegalArgumentException(exchange.getRequestURI().toString());
        }
        String image = asked.group(1) + ":" + asked.group(2);
        pulled.add(image);
        switch (pulls) {
            case SUCCEED -> {
                images.add(image);
                answer(exchange, 200, """
                        {"status": "Status: Downloaded newer image for %s"}
                        """.formatted(image));
            }
            case ARE_REFUSED -> answer(exchange, 500, """
                    {"message": "the registry cannot be reached"}
                    """);
            case NEVER_END -> {
                try {
                    closed.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
