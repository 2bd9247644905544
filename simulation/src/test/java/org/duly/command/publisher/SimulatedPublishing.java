package org.duly.command.publisher;

import io.opentelemetry.api.OpenTelemetry;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.duly.command.log.EventLog;
import org.duly.command.log.Scheduling;

/** Opens publishers whose topic, lead, threads and time are simulated. */
public final class SimulatedPublishing {
    private SimulatedPublishing() {}

    /** A publisher that is yet to be started. */
    public static EventPublisher publisher(
            EventLog log,
            String topic,
            Supplier<Producer<byte[], byte[]>> producers,
            Supplier<Consumer<byte[], byte[]>> readers,
            Leadership leadership,
            Scheduling scheduling) {
        LogTopic simulated = new LogTopic() {
            @Override
            public void ensure() {
                // It is there.
            }

            @Override
            public Producer<byte[], byte[]> producer() {
                return producers.get();
            }

            @Override
            public Consumer<byte[], byte[]> reader() {
                return readers.get();
            }
        };
        PublisherSettings settings = new PublisherSettings(topic, 0, 1, (short) 1, Map.of());
        return new EventPublisher(log, settings, simulated, leadership, () -> {}, scheduling, OpenTelemetry.noop());
    }

    /** The producer that publishes a log to a real broker. */
    public static Producer<byte[], byte[]> realProducer(PublisherSettings settings, String log) {
        return new KafkaLogTopic(settings, log).producer();
    }

    /** The reader with which a publisher looks at the end of a real topic. */
    public static Consumer<byte[], byte[]> realReader(PublisherSettings settings, String log) {
        return new KafkaLogTopic(settings, log).reader();
    }
}
