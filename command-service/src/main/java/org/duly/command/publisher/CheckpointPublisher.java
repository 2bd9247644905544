package org.duly.command.publisher;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.duly.command.due.Follower;
import org.duly.command.proof.Checkpoints;
import org.duly.command.proof.Checkpoints.Signed;

/**
 * Publishes every checkpoint to its own topic: key the log's name, value the signed note. One that was published twice is
 * the same both times.
 */
final class CheckpointPublisher implements Follower.Task {
    private final Checkpoints checkpoints;
    private final CheckpointTopic topic;
    private final String log;
    private final InstantSource clock;

    CheckpointPublisher(Checkpoints checkpoints, CheckpointTopic topic, String log, InstantSource clock) {
        this.checkpoints = checkpoints;
        this.topic = topic;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public Duration follow() {
        for (Signed signed : checkpoints.unpublished()) {
            send(topic.producer(), signed);
            checkpoints.published(signed, clock.instant());
        }
        return Follower.SLOW_POLL;
    }

    private void send(Producer<byte[], byte[]> producer, Signed signed) {
        try {
            producer.send(new ProducerRecord<>(
                            topic.name(), utf8(log), utf8(signed.note().toString())))
                    .get();
        } catch (InterruptedException stopping) {
            throw new InterruptException(stopping);
        } catch (ExecutionException failed) {
            throw new KafkaException("The checkpoint could not be published", failed.getCause());
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
