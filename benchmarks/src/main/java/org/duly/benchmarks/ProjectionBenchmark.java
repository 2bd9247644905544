package org.duly.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.duly.events.EventEnvelope;
import org.duly.platform.documents.PostgresDocumentStore;
import org.duly.platform.vault.MasterKey;
import org.duly.platform.vault.PostgresKeyVault;
import org.duly.platform.vault.Sealer;
import org.duly.query.QueryServiceApplication;
import org.duly.query.database.ReadSchema;
import org.duly.query.log.Projection;
import org.duly.query.rebuild.Rebuild;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A backlog of events into the read models: by the running query service and by its rebuild, beside COPY BINARY of
 * exactly the rows they leave into identical tables with the same indexes, and beside stock Axon writing the same
 * models.
 */
final class ProjectionBenchmark {
    private static final String LOG = "duly.benchmarks/projection";
    private static final String TOPIC = "duly.events.v1";
    private static final String READ = "duly_read";
    private static final long EVENTS = Long.getLong("events", 200_000);
    private static final int ROUNDS = Integer.getInteger("rounds", 3);
    /** Of the backlog in Axon's store: at its speed the whole would take minutes a round. */
    private static final long EVENTS_OF_STOCK = EVENTS / 10;

    private static final int STORED_AT_ONCE = 1_000;
    private static final List<String> TABLES = ReadSchema.TABLES;

    private final Servers servers;
    private final StockProjection stock;
    private final Projection projection;
    private final Rebuild rebuild;

    private ProjectionBenchmark(Servers servers, StockProjection stock, ConfigurableApplicationContext service) {
        this.servers = servers;
        this.stock = stock;
        this.projection = service.getBean(Projection.class);
        this.rebuild = service.getBean(Rebuild.class);
    }

    static void run() throws Exception {
        Figures figures = new Figures("Projection of a backlog of %,d events".formatted(EVENTS), "events/s");
        try (Servers servers = new Servers();
                Broker broker = new Broker(servers.directory())) {
            servers.database("duly_vault").migrate(PostgresKeyVault.MIGRATIONS);
            servers.database("duly_documents").migrate(PostgresDocumentStore.MIGRATIONS);
            broker.createTopic(TOPIC);
            broker.createTopic(TOPIC + ".dead-letter");
            servers.executeIn(READ, "CREATE SCHEMA stock AUTHORIZATION duly_owner", "CREATE SCHEMA copied");
            try (HikariDataSource vaultDatabase = servers.database("duly_vault").pool("vault", 2);
                    HikariDataSource documents =
                            servers.database("duly_documents").pool("documents", 2);
                    HikariDataSource stockDatabase = servers.ownerPool(READ, 10);
                    PostgresKeyVault vault =
                            new PostgresKeyVault(vaultDatabase, MasterKey.loadOrGenerate(servers.masterKeyFile()))) {
                Sealer sealer = new Sealer(new PostgresDocumentStore(documents));
                StockAxon.createSchema(stockDatabase);
                try (StockProjection stock = new StockProjection(stockDatabase, vault, sealer)) {
                    prepare(broker, stock, new Backlog(LOG, vault, sealer));
                    try (ConfigurableApplicationContext service = service(servers, broker)) {
                        ProjectionBenchmark benchmark = new ProjectionBenchmark(servers, stock, service);
                        benchmark.measure(figures);
                    }
                }
            }
        }
        figures.print();
        figures.printRatio("ours, live", "COPY BINARY", "0.6");
        figures.printRatio("ours, rebuild", "COPY BINARY", "0.8");
        figures.printRatio("ours, live", "stock Axon", "3");
    }

    /** The same events on the topic and in Axon's store. */
    private static void prepare(Broker broker, StockProjection stock, Backlog backlog) {
        List<EventEnvelope> unstored = new ArrayList<>(STORED_AT_ONCE);
        try (KafkaProducer<byte[], byte[]> producer = broker.producer(20)) {
            backlog.make(EVENTS, event -> {
                ProducerRecord<byte[], byte[]> record =
                        new ProducerRecord<>(TOPIC, 0, Envelopes.utf8(event.envelope().stream()), event.bytes());
                record.headers().add("position", Envelopes.utf8(Long.toString(event.position())));
                var _ = producer.send(record);
                unstored.add(event.envelope());
                if (unstored.size() == STORED_AT_ONCE) {
                    stock.store(unstored);
                    unstored.clear();
                }
            });
        }
        if (!unstored.isEmpty()) {
            stock.store(unstored);
        }
    }

    private static ConfigurableApplicationContext service(Servers servers, Broker broker) {
        Map<String, String> settings = servers.querySettings();
        settings.put("duly.events-topic", TOPIC);
        settings.put("spring.kafka.bootstrap-servers", broker.bootstrapServers());
        settings.put("server.port", "0");
        return QueryServiceApplication.builder()
                .run(settings.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
    }

    private void measure(Figures figures) throws Exception {
        awaitLive();
        for (String table : TABLES) {
            servers.executeIn(
                    READ,
                    "CREATE TABLE copied.%s (LIKE read.%s INCLUDING ALL)".formatted(table, table),
                    "CREATE TABLE stock.%s (LIKE read.%s INCLUDING ALL)".formatted(table, table));
        }
        servers.executeIn(READ, "GRANT ALL ON ALL TABLES IN SCHEMA stock TO duly_owner");
        for (int round = -1; round < ROUNDS; round++) {
            double live = live();
            double copied = copy();
            double byStock = stock();
            double rebuilt = rebuild();
            System.err.printf("live %.0f, COPY %.0f, stock %.0f, rebuild %.0f%n", live, copied, byStock, rebuilt);
            if (round >= 0) {
                figures.add("COPY BINARY", copied);
                figures.add("ours, live", live);
                figures.add("ours, rebuild", rebuilt);
                figures.add("stock Axon", byStock);
            }
        }
    }

    /** From the start of the consumer on empty tables until the last event is applied. */
    private double live() throws SQLException {
        projection.stop();
        truncate("read");
        long began = System.nanoTime();
        projection.start();
        awaitLive();
        return EVENTS / secondsSince(began);
    }

    private void awaitLive() throws SQLException {
        await("SELECT coalesce(max(position), -1) FROM read.applied", EVENTS - 1);
    }

    private double rebuild() throws Exception {
        servers.executeIn(READ, "CHECKPOINT");
        long began = System.nanoTime();
        rebuild.run(_ -> {});
        return EVENTS / secondsSince(began);
    }

    /** The rows the service has just written, as they are: nothing is decrypted, folded or counted. */
    private double copy() throws Exception {
        truncate("copied");
        try (Connection connection = servers.superuser(READ)) {
            CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
            Map<String, byte[]> rows = new LinkedHashMap<>();
            for (String table : TABLES) {
                ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 20);
                copies.copyOut("COPY read." + table + " TO STDOUT (FORMAT binary)", out);
                rows.put(table, out.toByteArray());
            }
            long began = System.nanoTime();
            for (Map.Entry<String, byte[]> table : rows.entrySet()) {
                copies.copyIn(
                        "COPY copied." + table.getKey() + " FROM STDIN (FORMAT binary)",
                        new ByteArrayInputStream(table.getValue()),
                        64 * 1024);
            }
            return EVENTS / secondsSince(began);
        }
    }

    private double stock() throws SQLException {
        truncate("stock");
        servers.executeIn(READ, "TRUNCATE public.tokenentry");
        long began = System.nanoTime();
        stock.start();
        long reached = await("SELECT coalesce(max(position), -1) FROM stock.archive", EVENTS_OF_STOCK);
        double seconds = secondsSince(began);
        stock.stop();
        return reached / seconds;
    }

    private void truncate(String schema) throws SQLException {
        servers.executeIn(
                READ,
                TABLES.stream().map(table -> schema + "." + table).collect(Collectors.joining(", ", "TRUNCATE ", "")),
                "CHECKPOINT");
    }

    private long await(String question, long enough) throws SQLException {
        try (Connection connection = servers.superuser(READ);
                Statement statement = connection.createStatement()) {
            while (true) {
                try (ResultSet row = statement.executeQuery(question)) {
                    row.next();
                    if (row.getLong(1) >= enough) {
                        return row.getLong(1);
                    }
                }
                LockSupport.parkNanos(20_000_000);
            }
        }
    }

    private static double secondsSince(long began) {
        return (System.nanoTime() - began) / 1e9;
    }
}
