package org.duly.endtoend.processes;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.duly.command.CommandServiceApplication;
import org.duly.platform.vault.MasterKey;
import org.duly.query.QueryServiceApplication;
import org.duly.testsupport.TestDatabases;
import org.duly.testsupport.TestKafka;
import org.duly.testsupport.TestPostgres;
import tools.jackson.databind.JsonNode;

/**
 * Two logs on one topic, a partition each: the first has two instances of the command service, the second one. Two instances
 * of the query service share the two partitions and one database. The logs share vault and documents.
 */
final class Deployment implements AutoCloseable {
    static final List<String> LOGS = List.of("duly.test/north", "duly.test/south");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    final String topic = TestKafka.shared().freshTopicName("processes");
    final List<Instance> north;
    final Instance south;
    final List<Instance> queries;

    private final List<TestDatabases> databases = List.of(
            TestPostgres.shared().freshDatabases(), TestPostgres.shared().freshDatabases());
    private final Path masterKey;

    Deployment(Path directory) {
        masterKey = directory.resolve("master.key");
        MasterKey.loadOrGenerate(masterKey);
        north = List.of(command("north-1", 0), command("north-2", 0));
        south = command("south", 1);
        queries = List.of(query("query-1"), query("query-2"));
    }

    /** Returns once everything takes requests. */
    void start() {
        commands().forEach(Instance::launch);
        // They make the vault, which the query services read.
        commands().forEach(Instance::awaitReady);
        queries.forEach(Instance::launch);
        queries.forEach(Instance::awaitReady);
    }

    /** Those of the first log first. */
    List<Instance> commands() {
        return Stream.concat(north.stream(), Stream.of(south)).toList();
    }

    String deadLetters() {
        return topic + ".dead-letter";
    }

    TestDatabases databases(int log) {
        return databases.get(log);
    }

    /** The instance that publishes the first log; waits until there is one. */
    Instance publisher() {
        return await("one instance publishes")
                .atMost(PATIENCE)
                .until(() -> north.stream().filter(Deployment::publishes).findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    static boolean publishes(Instance command) {
        return command.ask("/actuator/health/is-published").body().contains("\"role\":\"LEADER\"");
    }

    /** How far each log is applied, as any query service tells. */
    static Map<String, Long> applied(Instance query) {
        Map<String, Long> positions = new HashMap<>();
        for (JsonNode log : query.get("/api/v1/logs")) {
            positions.put(log.path("log").asString(), log.path("position").asLong());
        }
        return positions;
    }

    private Instance command(String name, int log) {
        Map<String, String> settings = new HashMap<>(databases.getFirst().commandServiceProperties());
        databases.get(log).commandServiceProperties().forEach((setting, value) -> {
            if (setting.startsWith("duly.log.")) {
                settings.put(setting, value);
            }
        });
        settings.put("duly.log.name", LOGS.get(log));
        settings.put("duly.log.partition", Integer.toString(log));
        settings.put("duly.events-topic-partitions", Integer.toString(LOGS.size()));
        settings.put("duly.proofs.checkpoint-interval", "1s");
        return new Instance(name, CommandServiceApplication.class, common(settings));
    }

    private Instance query(String name) {
        Map<String, String> settings = new HashMap<>(databases.getFirst().queryServiceProperties());
        settings.put("duly.query.group", "query-" + topic);
        settings.put("duly.query.retry-refused", "1s");
        settings.put("duly.witness.name", "duly.test/witness");
        return new Instance(name, QueryServiceApplication.class, common(settings));
    }

    private Map<String, String> common(Map<String, String> settings) {
        settings.put("duly.events-topic", topic);
        settings.put("duly.checkpoints-topic", topic + ".checkpoints");
        settings.put("duly.vault.master-key-file", masterKey.toString());
        settings.put("spring.kafka.bootstrap-servers", TestKafka.shared().bootstrapServers());
        return settings;
    }

    @Override
    public void close() {
        Stream.concat(commands().stream(), queries.stream()).forEach(Instance::close);
    }
}
