package org.duly.endtoend.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.duly.command.publisher.EventPublisher;
import org.duly.events.EventCodec;
import org.duly.testsupport.TestDatabases;
import org.duly.testsupport.TestKafka;

/** A log as it stands in the database, to be held against what callers were told and against the topic. */
final class Recorded {
    private static final Duration POLL = Duration.ofMillis(200);

    private final List<Row> rows;

    /** @param command the id of the command that caused it */
    record Row(long position, String stream, long version, String command, byte[] bytes) {}

    private Recorded(List<Row> rows) {
        this.rows = rows;
    }

    static Recorded of(TestDatabases databases) throws SQLException {
        EventCodec codec = new EventCodec();
        List<Row> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(
                        databases.logUrl(), databases.ownerUsername(), databases.ownerPassword());
                PreparedStatement select = connection.prepareStatement(
                        "SELECT position, stream, version, bytes FROM log.event ORDER BY position");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                byte[] bytes = row.getBytes("bytes");
                rows.add(new Row(
                        row.getLong("position"),
                        row.getString("stream"),
                        row.getLong("version"),
                        codec.decode(bytes).causationId(),
                        bytes));
            }
        }
        return new Recorded(rows);
    }

    long head() {
        return rows.getLast().position();
    }

    byte[] bytes(long position) {
        return rows.get((int) position).bytes();
    }

    /**
     * Holds that positions have no gap, that every command that was acknowledged has had its effect once and where its
     * caller was told, and that what was refused has had none.
     */
    void assertHas(Collection<Acknowledged> acknowledged, Set<String> refused) {
        Map<String, List<Row>> effects = new HashMap<>();
        for (int position = 0; position < rows.size(); position++) {
            assertThat(rows.get(position).position()).isEqualTo(position);
            effects.computeIfAbsent(rows.get(position).command(), _ -> new ArrayList<>())
                    .add(rows.get(position));
        }
        Set<String> answered = new HashSet<>(refused);
        for (Acknowledged each : acknowledged) {
            List<Row> effect = effects.getOrDefault(each.command(), List.of());
            assertThat(effect).as("events of %s", each).hasSize(1);
            assertThat(effect.getFirst().position()).as("position of %s", each).isEqualTo(each.position());
            assertThat(effect.getFirst().stream()).as("stream of %s", each).isEqualTo(each.stream());
            assertThat(effect.getFirst().version()).as("version of %s", each).isEqualTo(each.version());
            answered.add(each.command());
        }
        assertThat(refused).as("refused commands").doesNotContainAnyElementsOf(effects.keySet());
        assertThat(effects.keySet()).as("commands with an effect").isSubsetOf(answered);
    }

    /** Holds that readers of committed records see exactly this log in its partition: same bytes, same order, once. */
    void assertIsWhatIsPublished(String topic, int partition) {
        List<ConsumerRecord<byte[], byte[]>> records = committed(topic, partition);
        assertThat(records).as("records of partition %d", partition).hasSameSizeAs(rows);
        for (Row row : rows) {
            ConsumerRecord<byte[], byte[]> record = records.get((int) row.position());
            assertThat(record.headers().lastHeader(EventPublisher.POSITION).value())
                    .asString(StandardCharsets.US_ASCII)
                    .isEqualTo(Long.toString(row.position()));
            assertThat(record.value()).as("bytes at %d", row.position()).isEqualTo(row.bytes());
        }
    }

    /** Everything committed in a partition. */
    static List<ConsumerRecord<byte[], byte[]>> committed(String topic, int partition) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                TestKafka.shared().bootstrapServers(),
                "isolation.level",
                "read_committed",
                "allow.auto.create.topics",
                false);
        TopicPartition whole = new TopicPartition(topic, partition);
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(whole));
            consumer.seekToBeginning(List.of(whole));
            long end = consumer.endOffsets(List.of(whole)).getOrDefault(whole, 0L);
            while (consumer.position(whole) < end) {
                consumer.poll(POLL).forEach(records::add);
            }
        }
        return records;
    }
}
