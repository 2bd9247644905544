package org.duly.query.witness;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.duly.proofs.Checkpoint;
import org.duly.proofs.GrowingRoot;
import org.duly.proofs.Hash;
import org.duly.proofs.SignatureType;
import org.duly.proofs.SignedNote;
import org.duly.proofs.SigningKey;
import org.duly.testsupport.TestKafka;

/** A log as its owner publishes it: events and signed checkpoints; and as an owner of Kafka may alter what is there. */
final class PublishedLog implements AutoCloseable {
    private final TestKafka kafka;
    private final String name;
    private final String events;
    private final String checkpoints;
    private final KafkaProducer<byte[], byte[]> producer;
    private final List<byte[]> published = new ArrayList<>();
    private final List<Future<RecordMetadata>> sent = new ArrayList<>();
    private SigningKey key;

    PublishedLog(TestKafka kafka, String name) {
        this.kafka = kafka;
        this.name = name;
        this.events = kafka.newTopic(kafka.freshTopicName("witnessed-events"), 1);
        this.checkpoints = kafka.newTopic(kafka.freshTopicName("witnessed-checkpoints"), 1);
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        this.key = newKey();
    }

    SigningKey newKey() {
        return SigningKey.generate(name, SignatureType.ED25519);
    }

    SigningKey key() {
        return key;
    }

    void use(SigningKey next) {
        key = next;
    }

    String name() {
        return name;
    }

    String eventsTopic() {
        return events;
    }

    String checkpointsTopic() {
        return checkpoints;
    }

    /** The events there are, to be altered and published anew. */
    List<byte[]> events() {
        return new ArrayList<>(published);
    }

    byte[] event(long number) {
        return ("{\"source\":\"" + name + "\",\"number\":" + number + "}").getBytes(StandardCharsets.UTF_8);
    }

    /** Publishes so many more events. */
    void append(int count) {
        for (int more = 0; more < count; more++) {
            send(published.size(), event(published.size()));
            published.add(event(published.size()));
        }
        flush();
    }

    /** Puts a record on the topic of events. */
    void send(long position, byte[] event) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(events, event);
        record.headers().add("position", Long.toString(position).getBytes(StandardCharsets.US_ASCII));
        sent.add(producer.send(record));
    }

    /** Deletes the topic of events, makes it again and fills it with others. */
    void replaceBy(List<byte[]> others) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.deleteTopics(List.of(events)).all().get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
        await().ignoreExceptionsMatching(failed -> failed.getCause() instanceof ExecutionException cause
                        && cause.getCause() instanceof TopicExistsException)
                .until(() -> kafka.newTopic(events, 1), events::equals);
        published.clear();
        for (byte[] event : others) {
            send(published.size(), event);
            published.add(event);
        }
        flush();
    }

    /** The checkpoint of all events there are. */
    Checkpoint checkpoint() {
        return checkpoint(published);
    }

    Checkpoint checkpoint(Collection<byte[]> over) {
        GrowingRoot root = new GrowingRoot();
        over.forEach(event -> root.add(Hash.ofEntry(event)));
        return new Checkpoint(name, root.size(), root.root());
    }

    /** Signs all events there are, as a log does that names its key the first time. */
    void signFirst() {
        publish(SignedNote.of(checkpoint().naming(key.verifier()).text(), key));
    }

    void sign() {
        publish(SignedNote.of(checkpoint().text(), key));
    }

    void publish(SignedNote note) {
        publish(note.toString());
    }

    void publish(String note) {
        sent.add(producer.send(new ProducerRecord<>(
                checkpoints, name.getBytes(StandardCharsets.UTF_8), note.getBytes(StandardCharsets.UTF_8))));
        flush();
    }

    void flush() {
        producer.flush();
        try {
            for (Future<RecordMetadata> record : sent) {
                record.get();
            }
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
        sent.clear();
    }

    @Override
    public void close() {
        producer.close();
    }
}
