package org.duly.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.duly.testsupport.RandomCases;

class SimulatedTopicTest extends TopicContract {
    @Override
    void onAnEmptyTopic(Trial trial) {
        RandomCases.tryMany(20, random -> {
            Simulation simulation = new Simulation(random.nextLong(), (_, _, _) -> {});
            SimulatedTopic topic = new SimulatedTopic(simulation, Weather.fair(simulation), Set.of());
            AtomicBoolean done = new AtomicBoolean();
            simulation.world().start("trial", () -> {
                trial.on(new Topic() {
                    @Override
                    public String name() {
                        return SimulatedTopic.PARTITION.topic();
                    }

                    @Override
                    public Producer<byte[], byte[]> producer() {
                        return new SimulatedProducer(topic, simulation.world());
                    }

                    @Override
                    public Consumer<byte[], byte[]> reader() {
                        return new SimulatedConsumer(topic, simulation.world());
                    }
                });
                done.set(true);
            });
            assertThat(simulation.runUntil(done::get, Duration.ofMinutes(5))).isTrue();
        });
    }
}
