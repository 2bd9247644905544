package org.duly.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.duly.command.CommandServiceApplication;
import org.duly.query.QueryServiceApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/**
 * From sending an HTTP command until a query shows what it did, at a fixed rate, beside what nothing that stands on
 * PostgreSQL and Kafka can do without: one commit and one acknowledged record produced and consumed.
 *
 * <p>Open loop: each command has its time to be sent, and what is late because the one before was slow counts as slow.
 * Before that, a few callers drive both services as fast as they go: at 200 commands a second on two cores the compiler
 * of a fresh JVM is what commands wait for, for minutes.
 */
final class RoundTripBenchmark {
    private static final int PER_SECOND = 200;
    private static final int SECONDS = Integer.getInteger("seconds", 20);
    private static final int ROUNDS = Integer.getInteger("rounds", 3);
    private static final int WARM_UP_SECONDS = Integer.getInteger("warmup", 180);
    private static final int WARM_UP_CALLERS = 8;
    private static final long LONGEST_MICROS = 60_000_000;
    private static final String PROBE = "probe";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Servers servers;
    private final Broker broker;
    private final String commands;
    private final String queries;
    private int run;

    private RoundTripBenchmark(
            Servers servers,
            Broker broker,
            ConfigurableApplicationContext command,
            ConfigurableApplicationContext query) {
        this.servers = servers;
        this.broker = broker;
        this.commands = address(command);
        this.queries = address(query);
    }

    /** One thing done, as the n-th of all. */
    @FunctionalInterface
    private interface Trip {
        void go(long number) throws Exception;
    }

    static void run() throws Exception {
        Figures figures = new Figures("HTTP command to visible in a query, %d/s".formatted(PER_SECOND), "ms");
        try (Servers servers = new Servers();
                Broker broker = new Broker(servers.directory());
                ConfigurableApplicationContext command = start(
                        CommandServiceApplication.builder(),
                        servers.commandSettings(),
                        broker,
                        Map.of("duly.log.name", "duly.benchmarks/roundtrip"));
                ConfigurableApplicationContext query =
                        start(QueryServiceApplication.builder(), servers.querySettings(), broker, Map.of())) {
            broker.createTopic(PROBE);
            servers.execute("CREATE TABLE public.probe (id bigint PRIMARY KEY, bytes bytea)");
            servers.execute("GRANT ALL ON public.probe TO duly_owner");
            RoundTripBenchmark benchmark = new RoundTripBenchmark(servers, broker, command, query);
            OpenEngagement engagement = OpenEngagement.at(benchmark.commands, benchmark.http);
            benchmark.warmUp(engagement);
            for (int round = -1; round < ROUNDS; round++) {
                Histogram ours = benchmark.ours(engagement);
                Histogram floor = benchmark.floor();
                if (round >= 0) {
                    figures.add("commit + Kafka round trip, p50", millis(floor, 50));
                    figures.add("commit + Kafka round trip, p99", millis(floor, 99));
                    figures.add("command to visible, p50", millis(ours, 50));
                    figures.add("command to visible, p99", millis(ours, 99));
                }
            }
        }
        figures.print();
        figures.printRatio("command to visible, p50", "commit + Kafka round trip, p50", "at most 3");
        figures.printRatio("command to visible, p99", "commit + Kafka round trip, p99", "none");
    }

    private static double millis(Histogram histogram, double percentile) {
        return histogram.getValueAtPercentile(percentile) / 1e3;
    }

    private static ConfigurableApplicationContext start(
            SpringApplicationBuilder service, Map<String, String> databases, Broker broker, Map<String, String> more) {
        databases.putAll(more);
        databases.put("spring.kafka.bootstrap-servers", broker.bootstrapServers());
        databases.put("server.port", "0");
        return service.run(databases.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new));
    }

    private static String address(ConfigurableApplicationContext service) {
        var server = ((WebServerApplicationContext) service).getWebServer();
        if (server == null) {
            throw new IllegalStateException("The web server is not up");
        }
        return "http://127.0.0.1:" + server.getPort() + "/api/v1";
    }

    private void warmUp(OpenEngagement engagement) throws Exception {
        Trip trip = logAndRead(engagement);
        AtomicLong number = new AtomicLong();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(WARM_UP_SECONDS);
        Callable<Void> caller = () -> {
            while (System.nanoTime() < end) {
                trip.go(number.getAndIncrement());
            }
            return null;
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(WARM_UP_CALLERS)) {
            for (Future<Void> done : threads.invokeAll(Collections.nCopies(WARM_UP_CALLERS, caller))) {
                done.get();
            }
        }
        System.out.printf(
                "%nWarm-up: %,d commands in %d s by %d callers%n", number.get(), WARM_UP_SECONDS, WARM_UP_CALLERS);
    }

    private Histogram ours(OpenEngagement engagement) throws Exception {
        return atRate(logAndRead(engagement));
    }

    /** One response logged, and read in the query service once it is there. */
    private Trip logAndRead(OpenEngagement engagement) {
        String batch = "run" + run++ + "/";
        return number -> {
            JsonNode answer = engagement.respond(commands, batch + number);
            String seen = "/responses/" + answer.path("id").asString() + "?readAfter="
                    + answer.path("log").asString() + "@"
                    + answer.path("position").asLong();
            HttpAnswers.of(http, HttpRequest.newBuilder(URI.create(queries + seen)));
        };
    }

    /** One client commits single rows; each is then produced with acks=all and awaited by a consumer. */
    private Histogram floor() throws Exception {
        servers.execute("TRUNCATE public.probe");
        byte[] bytes = new byte[900];
        List<CompletableFuture<Void>> consumed = new ArrayList<>();
        for (int number = 0; number < PER_SECOND * SECONDS; number++) {
            consumed.add(new CompletableFuture<>());
        }
        try (HikariDataSource pool = servers.ownerPool(1);
                Connection connection = pool.getConnection();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO public.probe VALUES (?, ?)");
                KafkaProducer<byte[], byte[]> producer = broker.producer(0);
                KafkaConsumer<byte[], byte[]> consumer = broker.consumer();
                ExecutorService client = Executors.newSingleThreadExecutor();
                ExecutorService reader = Executors.newSingleThreadExecutor()) {
            TopicPartition partition = new TopicPartition(PROBE, 0);
            consumer.assign(List.of(partition));
            consumer.seekToEnd(List.of(partition));
            consumer.position(partition);
            Future<?> reading = reader.submit(() -> read(consumer, consumed));
            Histogram histogram = atRate(number -> {
                Callable<Integer> commit = () -> {
                    insert.setLong(1, number);
                    insert.setBytes(2, bytes);
                    return insert.executeUpdate();
                };
                client.submit(commit).get();
                var _ = producer.send(new ProducerRecord<>(PROBE, Envelopes.utf8(Long.toString(number)), bytes));
                consumed.get((int) number).get();
            });
            consumer.wakeup();
            reading.get();
            return histogram;
        }
    }

    private static void read(KafkaConsumer<byte[], byte[]> consumer, List<CompletableFuture<Void>> consumed) {
        try {
            while (true) {
                consumer.poll(Duration.ofSeconds(1))
                        .forEach(record -> consumed.get(
                                        Integer.parseInt(new String(record.key(), StandardCharsets.US_ASCII)))
                                .complete(null));
            }
        } catch (WakeupException done) {
            // Told to end.
        }
    }

    private static Histogram atRate(Trip trip) throws Exception {
        Histogram latencies = new ConcurrentHistogram(LONGEST_MICROS, 3);
        BlockingQueue<Exception> failures = new ArrayBlockingQueue<>(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long began = System.nanoTime();
            for (long number = 0; number < (long) PER_SECOND * SECONDS; number++) {
                long due = began + number * TimeUnit.SECONDS.toNanos(1) / PER_SECOND;
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                long me = number;
                threads.execute(() -> {
                    try {
                        trip.go(me);
                        latencies.recordValue(Math.min(LONGEST_MICROS, (System.nanoTime() - due) / 1_000));
                    } catch (Exception failed) {
                        failures.offer(failed);
                    }
                });
            }
        }
        Exception failed = failures.poll();
        if (failed != null) {
            throw failed;
        }
        return latencies;
    }
}
