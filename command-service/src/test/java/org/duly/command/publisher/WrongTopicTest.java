package org.duly.command.publisher;

import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** A topic that does not hold a beginning of this log is not published into. */
class WrongTopicTest extends PublisherScenario {
    @Test
    void aTopicAheadOfTheLogIsRefused() {
        SyntheticLog log = new SyntheticLog(logName, 20);
        EventPublisher before = publish(log);
        awaitPublished(before, log);
        before.stop();

        EventPublisher restored = publish(new SyntheticLog(logName, 12));

        awaitRefusal(restored, "position 19, and the log ends at 11");
        assertTopicIsExactly(log);
    }

    @Test
    void aTopicOfAnotherLogIsRefused() {
        SyntheticLog log = new SyntheticLog(logName, 20);
        EventPublisher before = publish(log);
        awaitPublished(before, log);
        before.stop();

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

    @Test
    void aTopicWithoutTheLogsPartitionIsRefused() {
        KAFKA.newTopic(topic, 2);

        EventPublisher publisher = publish(new SyntheticLog(logName, 1), settings(topic, 2, 3), new AlwaysLeads());

        awaitRefusal(publisher, "has 2 partitions");
    }
}
