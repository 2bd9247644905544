package org.duly.endtoend.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Several callers who keep sending commands about one engagement to the instances of one log, now to one and now to another,
 * and repeat a command with the same key, at the next instance, until it is answered. Some commands they repeat although it was.
 */
final class Callers implements AutoCloseable {
    private static final Duration ANSWER = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final long PAUSE_NANOS = 40_000_000;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final Queue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final AtomicInteger commands = new AtomicInteger();
    private final List<Thread> threads = new ArrayList<>();
    private final List<Instance> instances;
    private final ConsultationCommands consultation;
    private final int callers;
    private final SplittableRandom seeds;
    private volatile boolean calling;

    Callers(List<Instance> instances, int callers, RandomGenerator random) {
        this.instances = instances;
        this.callers = callers;
        this.seeds = new SplittableRandom(random.nextLong());
        this.consultation = new ConsultationCommands(this);
    }

    /** Starts to call, and returns once everybody had some answers. */
    void start() {
        calling = true;
        for (int caller = 0; caller < callers; caller++) {
            SplittableRandom random = seeds.split();
            threads.add(Thread.ofPlatform().name("caller-" + caller).start(() -> call(random)));
        }
        awaitMore(5 * callers);
    }

    /** Waits until this many more commands were acknowledged. */
    void awaitMore(int more) {
        int before = acknowledged.size();
        await("commands are acknowledged").atMost(PATIENCE).until(() -> acknowledged.size() >= before + more);
    }

    /** Lets every command under way have its answer, and ends. */
    void stop() {
        calling = false;
        threads.forEach(Callers::join);
        threads.clear();
        assertThat(faults).as("answers that nobody should get").isEmpty();
    }

    Queue<Acknowledged> acknowledged() {
        return acknowledged;
    }

    Set<String> refused() {
        return refused;
    }

    ConsultationCommands consultation() {
        return consultation;
    }

    private void call(SplittableRandom random) {
        while (calling) {
            consultation.next(random);
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /**
     * Has a command answered.
     *
     * @return null if a rule said no
     */
    @Nullable
    JsonNode send(RandomGenerator random, String path, String mediaType, String body) {
        String command = "command-" + commands.incrementAndGet();
        int first = random.nextInt(instances.size());
        HttpResponse<String> answer = answer(first, command, path, mediaType, body);
        if (answer == null) {
            faults.add(path + " was not answered in " + PATIENCE);
            return null;
        }
        if (answer.statusCode() == 409) {
            refused.add(command);
            return null;
        }
        if (answer.statusCode() / 100 != 2) {
            faults.add(path + " was answered " + answer.statusCode() + " " + answer.body());
            return null;
        }
        JsonNode accepted = JsonMapper.shared().readTree(answer.body());
        Acknowledged told = told(command, accepted);
        acknowledged.add(told);
        if (random.nextInt(10) == 0) {
            HttpResponse<String> again = answer(first + 1, command, path, mediaType, body);
            if (again == null || !told.equals(told(command, JsonMapper.shared().readTree(again.body())))) {
                faults.add(told + ", repeated: " + (again == null ? "no answer" : again.body()));
            }
        }
        return accepted;
    }

    private static Acknowledged told(String command, JsonNode answer) {
        return new Acknowledged(
                command,
                answer.path("position").asLong(),
                answer.path("stream").asString(),
                answer.path("version").asLong());
    }

    private @Nullable HttpResponse<String> answer(
            int first, String command, String path, String mediaType, String body) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (int attempt = first; System.nanoTime() < deadline; attempt++) {
            HttpRequest request = HttpRequest.newBuilder(
                            instances.get(attempt % instances.size()).address(path))
                    .timeout(ANSWER)
                    .header("Idempotency-Key", command)
                    .header("Content-Type", mediaType)
                    .POST(BodyPublishers.ofString(body))
                    .build();
            try {
                HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
                if (answer.statusCode() != 503 && !isToBeRepeated(answer)) {
                    return answer;
                }
            } catch (IOException gone) {
                // Whether it took effect the next instance will tell.
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return null;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return null;
    }

    /** Not refused by a rule: others were faster, again and again. */
    private static boolean isToBeRepeated(HttpResponse<String> answer) {
        return answer.statusCode() == 409
                && (answer.body().contains("version-taken") || answer.body().contains("guard-broken"));
    }

    private static void join(Thread thread) {
        try {
            assertThat(thread.join(PATIENCE))
                    .as("%s has ended", thread.getName())
                    .isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        calling = false;
        http.shutdownNow();
    }
}
