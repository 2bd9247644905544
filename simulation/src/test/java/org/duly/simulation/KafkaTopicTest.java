package org.duly.simulation;

import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.duly.command.publisher.PublisherSettings;
import org.duly.command.publisher.SimulatedPublishing;
import org.duly.testsupport.TestKafka;

/** The same of a real broker, with the publisher's own producer and reader. */
class KafkaTopicTest extends TopicContract {
    @Override
    void onAnEmptyTopic(Trial trial) {
        TestKafka kafka = TestKafka.shared();
        String name = kafka.newTopic(kafka.freshTopicName("contract"), 1);
        PublisherSettings settings =
                new PublisherSettings(name, 0, 1, (short) 1, Map.of("bootstrap.servers", kafka.bootstrapServers()));
        trial.on(new Topic() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Producer<byte[], byte[]> producer() {
                return SimulatedPublishing.realProducer(settings, name);
            }

            @Override
            public Consumer<byte[], byte[]> reader() {
                return SimulatedPublishing.realReader(settings, name);
            }
        });
    }
}
