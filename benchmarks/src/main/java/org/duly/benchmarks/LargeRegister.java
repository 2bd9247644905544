package org.duly.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.duly.platform.database.Database;
import org.duly.platform.documents.PostgresDocumentStore;
import org.duly.platform.vault.MasterKey;
import org.duly.platform.vault.PostgresKeyVault;
import org.duly.platform.vault.Sealer;
import org.duly.query.QueryServiceApplication;
import org.duly.query.database.ReadMigration;
import org.duly.query.database.ReadSchema;
import org.duly.query.engagement.Engagements;
import org.duly.query.log.Applied;
import org.duly.query.log.Archive;
import org.duly.query.log.PlacedEvent;
import org.duly.query.log.Projector;
import org.duly.query.response.ResponseRegister;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The query service over one engagement with {@code -Dresponses} responses (1,000,000), which the projection wrote. With
 * {@code -Ddata=<directory>} they are kept there and need not be loaded by the next run.
 */
final class LargeRegister implements AutoCloseable {
    static final long RESPONSES = Long.getLong("responses", 1_000_000);
    static final String LOG = "duly.benchmarks/queries";
    private static final String READ = "duly_read";
    private static final String TOPIC = "duly.events.v1";
    private static final int BATCH = 5_000;
    private static @Nullable LargeRegister shared;

    private final Servers servers;
    private final Broker broker;
    private final ConfigurableApplicationContext service;
    private final String engagement;

    private LargeRegister(Servers servers, Broker broker, ConfigurableApplicationContext service, String engagement) {
        this.servers = servers;
        this.broker = broker;
        this.service = service;
        this.engagement = engagement;
    }

    /** Of this run; the first to ask waits until it is loaded. */
    static LargeRegister shared() throws Exception {
        if (shared == null) {
            shared = open();
        }
        return shared;
    }

    static void closeShared() throws IOException {
        if (shared != null) {
            shared.close();
        }
    }

    private static LargeRegister open() throws Exception {
        String directory = System.getProperty("data");
        Servers servers = directory == null ? new Servers() : Servers.keptIn(Path.of(directory));
        Map<String, String> settings = servers.querySettings();
        Database read = servers.queryDatabase(READ);
        try (HikariDataSource database = read.pool("loading", 2)) {
            ReadMigration.run(database);
            if (number(servers, "SELECT count(*) FROM read.response") != RESPONSES) {
                load(servers, database);
            }
        }
        Broker broker = new Broker(Files.createTempDirectory("duly-benchmarks"));
        broker.createTopic(TOPIC);
        broker.createTopic(TOPIC + ".dead-letter");
        settings.put("duly.events-topic", TOPIC);
        settings.put("spring.kafka.bootstrap-servers", broker.bootstrapServers());
        settings.put("server.port", "0");
        ConfigurableApplicationContext service = QueryServiceApplication.builder()
                .run(settings.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
        return new LargeRegister(servers, broker, service, text(servers, "SELECT id FROM read.engagement"));
    }

    private static void load(Servers servers, HikariDataSource database) throws Exception {
        servers.database("duly_vault").migrate(PostgresKeyVault.MIGRATIONS);
        servers.database("duly_documents").migrate(PostgresDocumentStore.MIGRATIONS);
        try (HikariDataSource vaultDatabase = servers.database("duly_vault").pool("vault", 2);
                HikariDataSource documents = servers.database("duly_documents").pool("documents", 2);
                PostgresKeyVault vault =
                        new PostgresKeyVault(vaultDatabase, MasterKey.loadOrGenerate(servers.masterKeyFile()));
                Writer writer = new Writer(
                        database, new ResponseRegister(vault, new Sealer(new PostgresDocumentStore(documents))))) {
            long began = System.nanoTime();
            new Consultation(LOG, vault, new Sealer(new PostgresDocumentStore(documents)))
                    .make(RESPONSES, writer::take);
            writer.finish();
            System.err.printf("%,d responses loaded in %d s%n", RESPONSES, (System.nanoTime() - began) / 1_000_000_000);
        }
        servers.executeIn(READ, "VACUUM ANALYZE");
    }

    /** Writes one batch while the next is made. */
    private static final class Writer implements AutoCloseable {
        private final ExecutorService thread = Executors.newSingleThreadExecutor();
        private final Projector projector;
        private List<PlacedEvent> batch = new ArrayList<>();
        private @Nullable Future<?> writing;
        private Applied at = Applied.nothingOf(LOG, "loaded", 0);

        Writer(HikariDataSource database, ResponseRegister register) {
            projector = new Projector(database, ReadSchema.LIVE, List.of(new Archive(), new Engagements(), register));
        }

        void take(PlacedEvent event) {
            batch.add(event);
            if (batch.size() == BATCH) {
                write();
            }
        }

        private void write() {
            awaitWritten();
            List<PlacedEvent> events = batch;
            batch = new ArrayList<>();
            writing = thread.submit(() -> {
                at = projector.apply(at, events, "loaded", 0);
                return null;
            });
        }

        private void awaitWritten() {
            try {
                if (writing != null) {
                    writing.get();
                }
            } catch (InterruptedException | ExecutionException failed) {
                throw new IllegalStateException(failed);
            }
        }

        void finish() {
            if (!batch.isEmpty()) {
                write();
            }
            awaitWritten();
        }

        @Override
        public void close() {
            thread.shutdownNow();
        }
    }

    /** The address of something about the engagement. */
    String address(String path) {
        var server = ((ServletWebServerApplicationContext) service).getWebServer();
        if (server == null) {
            throw new IllegalStateException("The web server is not up");
        }
        return "http://127.0.0.1:" + server.getPort() + "/api/v1/engagements/" + engagement + path;
    }

    Connection superuser() throws SQLException {
        return servers.superuser(READ);
    }

    long lastPosition() throws SQLException {
        return number(servers, "SELECT position FROM read.applied");
    }

    private static long number(Servers servers, String query) throws SQLException {
        return Long.parseLong(text(servers, query));
    }

    private static String text(Servers servers, String query) throws SQLException {
        try (Connection connection = servers.superuser(READ);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    @Override
    public void close() throws IOException {
        service.close();
        broker.close();
        servers.close();
    }
}
