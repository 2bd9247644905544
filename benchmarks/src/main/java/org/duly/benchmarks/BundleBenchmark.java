package org.duly.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.duly.platform.documents.PostgresDocumentStore;
import org.duly.platform.vault.MasterKey;
import org.duly.platform.vault.PostgresKeyVault;
import org.duly.platform.vault.Sealer;
import org.duly.proofs.Checkpoint;
import org.duly.proofs.GrowingRoot;
import org.duly.proofs.Hash;
import org.duly.proofs.SignatureType;
import org.duly.proofs.SignedNote;
import org.duly.proofs.SigningKey;
import org.duly.query.QueryServiceApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A disclosure bundle of an engagement with {@code -Dresponses} responses (460, which are about 1,000 events, each with its
 * proof): how long the query service takes for it over HTTP, and how long {@code java verifier/Verify.java} takes to check it,
 * start and compilation included. Run in the folder that has {@code verifier}.
 */
final class BundleBenchmark {
    private static final String LOG = "duly.benchmarks/bundle";
    private static final String EVENTS = "duly.events.v1";
    private static final String CHECKPOINTS = "duly.checkpoints.v1";
    private static final long RESPONSES = Long.getLong("responses", 460);
    private static final int ROUNDS = Integer.getInteger("rounds", 5);
    private static final String BUNDLE = "bundle";
    private static final String VERIFIER = "verifier";

    /** What the query service says while it has not yet applied, or its witness not yet cosigned, what is asked for. */
    private static final int NOT_YET = 503;

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI address;
    private final String engagement;
    private final long last;

    private BundleBenchmark(URI address, String engagement, long last) {
        this.address = address;
        this.engagement = engagement;
        this.last = last;
    }

    /** The engagement, and the position of the last event. */
    private record Told(String engagement, long last) {}

    static void run() throws Exception {
        Figures figures = new Figures("Bundle of an engagement with %,d responses".formatted(RESPONSES), "s");
        try (Servers servers = new Servers();
                Broker broker = new Broker(servers.directory())) {
            servers.database("duly_vault").migrate(PostgresKeyVault.MIGRATIONS);
            servers.database("duly_documents").migrate(PostgresDocumentStore.MIGRATIONS);
            Told told = tell(servers, broker);
            Map<String, String> settings = servers.querySettings();
            settings.put("duly.events-topic", EVENTS);
            settings.put("duly.checkpoints-topic", CHECKPOINTS);
            settings.put("spring.kafka.bootstrap-servers", broker.bootstrapServers());
            settings.put("server.port", "0");
            try (ConfigurableApplicationContext service = QueryServiceApplication.builder()
                    .run(settings.entrySet().stream()
                            .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                            .toArray(String[]::new))) {
                BundleBenchmark benchmark = new BundleBenchmark(address(service), told.engagement(), told.last());
                Path file = servers.directory().resolve("bundle.zip");
                for (int round = -1; round < ROUNDS; round++) {
                    Figures into = round < 0 ? new Figures("", "") : figures;
                    into.add(BUNDLE, benchmark.bundle(file));
                    into.add(VERIFIER, verify(file));
                }
                System.out.printf(
                        "%nThe bundle has %,d events with their proofs, in %,d bytes (aims: made in 2 s, checked in 2 s)%n",
                        events(file), Files.size(file));
            }
        }
        figures.print();
    }

    /** An engagement on the topic, and a checkpoint of all of it. */
    private static Told tell(Servers servers, Broker broker) throws InterruptedException, ExecutionException {
        broker.createTopic(EVENTS);
        broker.createTopic(EVENTS + ".dead-letter");
        broker.createTopic(CHECKPOINTS);
        GrowingRoot root = new GrowingRoot();
        List<String> scopes = new ArrayList<>();
        try (HikariDataSource vaultDatabase = servers.database("duly_vault").pool("vault", 2);
                HikariDataSource documents = servers.database("duly_documents").pool("documents", 2);
                PostgresKeyVault vault =
                        new PostgresKeyVault(vaultDatabase, MasterKey.loadOrGenerate(servers.masterKeyFile()));
                KafkaProducer<byte[], byte[]> producer = broker.producer(5)) {
            new Consultation(LOG, vault, new Sealer(new PostgresDocumentStore(documents))).make(RESPONSES, event -> {
                scopes.add(event.envelope().scope());
                root.add(Hash.ofEntry(event.bytes()));
                ProducerRecord<byte[], byte[]> record =
                        new ProducerRecord<>(EVENTS, 0, Envelopes.utf8(event.envelope().stream()), event.bytes());
                record.headers().add("position", Envelopes.utf8(Long.toString(event.position())));
                var _ = producer.send(record);
            });
            SigningKey key = SigningKey.generate(LOG, SignatureType.ED25519);
            Checkpoint checkpoint = new Checkpoint(LOG, root.size(), root.root()).naming(key.verifier());
            producer.send(new ProducerRecord<>(
                            CHECKPOINTS,
                            Envelopes.utf8(LOG),
                            Envelopes.utf8(SignedNote.of(checkpoint.text(), key).toString())))
                    .get();
        }
        return new Told(scopes.getFirst().substring("engagement/".length()), root.size() - 1);
    }

    private static URI address(ConfigurableApplicationContext service) {
        var server = ((ServletWebServerApplicationContext) service).getWebServer();
        if (server == null) {
            throw new IllegalStateException("The web server is not up");
        }
        return URI.create("http://127.0.0.1:" + server.getPort());
    }

    /** From the question to the last byte on disk, in seconds; asked again as long as the service is not that far. */
    private double bundle(Path file) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        address.resolve("/api/v1/disclosure-bundles?readAfter=" + LOG + "@" + last))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("""
                        {"subject": {"kind": "ENGAGEMENT", "id": "%s"}}""".formatted(engagement)))
                .build();
        while (true) {
            long began = System.nanoTime();
            HttpResponse<Path> answer = http.send(request, HttpResponse.BodyHandlers.ofFile(file));
            if (answer.statusCode() == 200) {
                return (System.nanoTime() - began) / 1e9;
            }
            if (answer.statusCode() != NOT_YET) {
                throw new IllegalStateException(Files.readString(file));
            }
        }
    }

    private static double verify(Path file) throws IOException, InterruptedException {
        long began = System.nanoTime();
        Process verifier = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        Path.of("verifier", "Verify.java").toString(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(verifier.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (verifier.waitFor() != 0) {
            throw new IllegalStateException(said);
        }
        return (System.nanoTime() - began) / 1e9;
    }

    private static long events(Path file) throws IOException {
        long events = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().startsWith("events/")) {
                    events++;
                }
            }
        }
        return events;
    }
}
