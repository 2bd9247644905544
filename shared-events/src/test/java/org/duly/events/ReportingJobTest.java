package org.duly.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.duly.events.response.ExclusionReason;
import org.duly.events.response.ResponseCounted;
import org.duly.events.response.ResponseExcluded;
import org.duly.events.response.ResponseWithdrawn;
import org.duly.examples.ReportingJob;
import org.duly.testsupport.TestKafka;
import org.junit.jupiter.api.Test;

/** The README's reporting job, run against a real broker. */
class ReportingJobTest {
    private final EventCodec codec = new EventCodec();
    private final TestKafka kafka = TestKafka.shared();
    private final String topic = kafka.newTopic(kafka.freshTopicName("reporting"), 2);

    @Test
    void countsWhatIsCommittedOnceAndIgnoresWhatIsNot() {
        DomainEvent planned = EventExamples.all().getFirst().data();
        DomainEvent logged = EventExamples.all().stream()
                .filter(event -> event.stream().startsWith("response/"))
                .findFirst()
                .orElseThrow()
                .data();
        DomainEvent excluded = new ResponseExcluded(ExclusionReason.SPAM, "An advertisement", "officer-8");
        try (KafkaProducer<String, byte[]> publisher = publisher()) {
            publisher.initTransactions();
            publisher.beginTransaction();
            send(publisher, 0, planned, 0);
            for (int response = 1; response <= 5; response++) {
                send(publisher, response, logged, response);
            }
            send(publisher, 6, new ResponseCounted(null), 1);
            send(publisher, 1, logged, 1);
            send(publisher, 7, excluded, 2);
            send(publisher, 8, excluded, 3);
            send(publisher, 9, new ResponseCounted(null), 3);
            send(publisher, 10, new ResponseWithdrawn(null), 4);
            publisher.commitTransaction();
            publisher.beginTransaction();
            send(publisher, 11, logged, 6);
            publisher.abortTransaction();
        }
        awaitMarkers();
        assertThat(output(kafka.bootstrapServers(), topic))
                .isEqualTo("The future arrangements for NHS commissioning in your area: "
                        + "5 received, 2 counted, 2 excluded" + System.lineSeparator());
    }

    @Test
    void stopsAtAGap() {
        DomainEvent planned = EventExamples.all().getFirst().data();
        try (KafkaProducer<String, byte[]> publisher = publisher()) {
            publisher.initTransactions();
            publisher.beginTransaction();
            send(publisher, 0, planned, 0);
            send(publisher, 2, planned, 0);
            publisher.commitTransaction();
        }
        awaitMarkers();
        assertThatIllegalStateException()
                .isThrownBy(() -> ReportingJob.main(new String[] {kafka.bootstrapServers(), topic}))
                .withMessage("Position 1 is missing: do not trust these figures");
    }

    /** A transaction's end is seen by readers a little after it was answered; the next one begins only after that. */
    private void awaitMarkers() {
        try (KafkaProducer<String, byte[]> next = publisher()) {
            next.initTransactions();
        }
    }

    private static String output(String... args) {
        PrintStream console = System.out;
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
        try {
            ReportingJob.main(args);
        } finally {
            System.setOut(console);
        }
        return output.toString(StandardCharsets.UTF_8);
    }

    private KafkaProducer<String, byte[]> publisher() {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "transactional.id", topic + "-publisher");
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    private void send(KafkaProducer<String, byte[]> publisher, long position, DomainEvent data, int response) {
        EventEnvelope example = EventExamples.envelope(data, response);
        String stream = response == 0 ? example.stream() : "response/" + new UUID(7, response);
        EventEnvelope event = new EventEnvelope(
                example.id(),
                example.source(),
                stream,
                example.streamVersion(),
                example.time(),
                example.recordedTime(),
                example.scope(),
                example.actor(),
                example.actorRole(),
                null,
                example.correlationId(),
                example.causationId(),
                data);
        ProducerRecord<String, byte[]> published =
                new ProducerRecord<>(topic, 0, stream, codec.encode(event).stamp(event.recordedTime()));
        published.headers().add("position", Long.toString(position).getBytes(StandardCharsets.US_ASCII));
        assertThat(publisher.send(published)).isNotNull();
    }
}
