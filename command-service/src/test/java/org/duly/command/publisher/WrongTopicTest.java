package org.duly.command.publisher;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A topic that does not hold a beginning of this log is not published into. */
class WrongTopicTest extends PublisherScenario {
    @Test
    void aTopicAheadOfTheLogIsRefused() {
        SyntheticLog log = new SyntheticLog(logName, 20);
        publishAndStop(log);

        EventPublisher restored = publish(new SyntheticLog(logName, 12));

        awaitRefusal(restored, "position 19, and the log ends at 11");
        assertTopicIsExactly(log);
    }

    @Test
    void aTopicOfAnotherLogIsRefused() {
        SyntheticLog log = new SyntheticLog(logName, 20);
        publishAndStop(log);

        EventPublisher other = publish(new SyntheticLog("another.example/main", 30));

        awaitRefusal(other, "not published from the log another.example/main");
        assertTopicIsExactly(log);
    }

    @Test
    void aTopicWithRecordsThatAreNoEventsIsRefused() throws Exception {
        KAFKA.newTopic(topic, 1);
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", KAFKA.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, "something else")).get();
        }

        awaitRefusal(publish(new SyntheticLog(logName, 1)), "has no position");
    }

    @ParameterizedTest
    @CsvSource({"retention.ms, 604800000", "retention.bytes, 1073741824", "cleanup.policy, compact"})
    void aTopicThatWouldNotKeepTheLogForEverIsRefused(String setting, String value) {
        Map<String, String> settings = new HashMap<>(Map.of("retention.ms", "-1"));
        settings.put(setting, value);
        KAFKA.newTopic(topic, 1, settings);

        EventPublisher publisher = publish(new SyntheticLog(logName, 1));

        awaitRefusal(publisher, setting + " is " + value);
        assertTopicIsExactly(new SyntheticLog(logName, 0));
    }

    @Test
    void aTopicWithoutTheLogsPartitionIsRefused() {
        KAFKA.newTopic(topic, 2);

        EventPublisher publisher = publish(new SyntheticLog(logName, 1), settings(topic, 2, 3), new AlwaysLeads());

        awaitRefusal(publisher, "has 2 partitions");
    }
}
