package org.duly.simulation;

import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.duly.query.database.ReadSchema;
import org.duly.query.log.AppliedPositions;
import org.duly.query.log.AppliedSpans;
import org.duly.query.log.DeadLetters;
import org.duly.query.log.Projection;
import org.duly.query.log.Projector;
import org.duly.query.log.ReadModel;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * One instance of the query side, started: the production projection, whose listener container is played here. Records
 * may be delivered twice, late, and to an instance that has lost its partition without knowing it.
 */
final class QuerySide {
    private static final Duration POLL = Duration.ofMillis(300);
    private static final Duration RETRY_UNAVAILABLE = Duration.ofSeconds(1);

    // Never asked: the container is not started, and no record here is unreadable.
    private static final ConsumerFactory<byte[], byte[]> CONSUMERS = new DefaultKafkaConsumerFactory<>(Map.of());
    private static final DeadLetters DEAD_LETTERS =
            new DeadLetters(new KafkaTemplate<>(new DefaultKafkaProducerFactory<>(Map.of())), Map.of(), "nowhere");

    private final Deployment deployment;
    private final Instance instance;
    private final Projection projection;
    private final AppliedPositions positions;
    private final SimulatedConsumer consumer;

    QuerySide(Deployment deployment, Instance instance) {
        this.deployment = deployment;
        this.instance = instance;
        DataSource database = deployment.readStore().of(instance);
        ReadModel model =
                (connection, _, events) -> connection.unwrap(ReadSession.class).fold(events);
        CompositeMeterRegistry nobodyMeasures = new CompositeMeterRegistry();
        this.positions = new AppliedPositions(database, nobodyMeasures);
        this.consumer = new SimulatedConsumer(deployment.topic(), instance);
        this.projection = new Projection(
                SimulatedTopic.PARTITION.topic(),
                CONSUMERS,
                database,
                new Projector(database, ReadSchema.LIVE, List.of(model)),
                positions,
                DEAD_LETTERS,
                InstantSource.system(),
                RETRY_UNAVAILABLE,
                nobodyMeasures,
                new AppliedSpans(OpenTelemetry.noop(), "query", InstantSource.system()));
        instance.start("consumer", this::consume);
    }

    Instance instance() {
        return instance;
    }

    /** How far the log is applied, as far as this instance says. */
    long says(String log) {
        return positions.known().getOrDefault(log, -1L);
    }

    private void consume() {
        try {
            while (true) {
                joinOrLeave();
                if (consumer.assignment().isEmpty()) {
                    instance.sleep(POLL);
                } else {
                    if (!projection.blockages().isEmpty()) {
                        // As the container does with a partition that stands still: paused, and tried again later.
                        instance.sleep(RETRY_UNAVAILABLE);
                    }
                    poll();
                }
            }
        } catch (InterruptedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void joinOrLeave() {
        List<TopicPartition> partitions = List.of(SimulatedTopic.PARTITION);
        boolean assigned = !consumer.assignment().isEmpty();
        boolean owner = deployment.group().isOwner(instance);
        if (owner && !assigned) {
            consumer.assign(partitions);
            projection.onPartitionsAssigned(consumer, partitions);
        } else if (!owner && assigned) {
            projection.onPartitionsLost(consumer, partitions);
            consumer.assign(List.of());
        }
    }

    private void poll() throws InterruptedException {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try {
            deployment.group().maybeReadAgain(consumer);
            consumer.poll(POLL).forEach(records::add);
        } catch (KafkaException nothingToday) {
            instance.sleep(POLL);
        }
        if (records.isEmpty()) {
            instance.sleep(POLL);
        } else {
            // Here the partition may be lost, with the records at hand.
            deployment
                    .simulation()
                    .step(instance, "deliver from " + records.getFirst().offset());
            projection.onMessage(records, consumer);
        }
    }
}
