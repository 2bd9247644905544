package org.duly.simulation;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * A transactional producer for the {@link SimulatedTopic}. As with the real one, what is sent goes out some time before
 * the commit, and what fails is told by the commit.
 */
@SuppressWarnings("UnsynchronizedOverridesSynchronized") // used by one thread
final class SimulatedProducer extends MockProducer<byte[], byte[]> {
    private final SimulatedTopic topic;
    private final Instance instance;
    private final Deque<ProducerRecord<byte[], byte[]>> unsent = new ArrayDeque<>();
    private int epoch;
    private @Nullable KafkaException failed;

    SimulatedProducer(SimulatedTopic topic, Instance instance) {
        this.topic = topic;
        this.instance = instance;
    }

    @Override
    public void initTransactions() {
        epoch = topic.weather.call(instance, "topic init", topic::initTransactions, SimulatedTopic::lost);
    }

    @Override
    public void beginTransaction() {
        unsent.clear();
        failed = null;
    }

    @Override
    public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record) {
        unsent.add(record);
        if (topic.simulation.random().nextInt(4) == 0) {
            sendOut();
        }
        return new CompletableFuture<>();
    }

    @Override
    public void commitTransaction() {
        sendOut();
        if (failed != null) {
            throw failed;
        }
        boolean _ = topic.weather.callMaybeLate(
                instance,
                "topic commit",
                () -> {
                    topic.commit(epoch);
                    return true;
                },
                SimulatedTopic::lost);
    }

    private void sendOut() {
        while (failed == null && !unsent.isEmpty()) {
            ProducerRecord<byte[], byte[]> record = unsent.remove();
            try {
                // A lost answer is not the application's to see: the client sends again, and the broker knows it.
                boolean _ = topic.weather.call(
                        instance,
                        "topic send",
                        () -> {
                            topic.append(epoch, record);
                            return true;
                        },
                        SimulatedTopic::lost);
            } catch (KafkaException failure) {
                failed = failure;
            }
        }
    }

    @Override
    public void flush() {
        sendOut();
    }

    @Override
    public void close() {
        unsent.clear();
    }

    @Override
    public void close(Duration timeout) {
        unsent.clear();
    }
}
