package org.duly.command.publisher;

import java.time.InstantSource;
import org.duly.command.due.Follower;
import org.duly.command.log.EventLog;
import org.duly.command.proof.Checkpoints;
import org.duly.platform.database.Database;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Publishes the service's log, and the checkpoints that prove it.
 *
 * <p>Settings: {@code duly.events-topic}, {@code duly.events-topic-partitions} and
 * {@code duly.events-topic-replication-factor} (both only for making the topic),
 * {@code duly.checkpoints-topic}, {@code duly.log.partition}, and
 * {@code spring.kafka.*} for the connection.
 */
@Configuration(proxyBeanMethods = false)
public class PublisherConfiguration {
    @Bean
    EventPublisher eventPublisher(EventLog log, Environment environment, KafkaProperties kafka) {
        Binder binder = Binder.get(environment);
        Database database = binder.bind("duly.log", Database.class).get();
        int partition = environment.getProperty("duly.log.partition", Integer.class, 0);
        PublisherSettings settings = new PublisherSettings(
                environment.getProperty("duly.events-topic", "duly.events.v1"),
                partition,
                environment.getProperty("duly.events-topic-partitions", Integer.class, partition + 1),
                environment.getProperty(
                        "duly.events-topic-replication-factor", Short.class, PublisherSettings.BROKER_DEFAULT),
                kafka.buildAdminProperties());
        return new EventPublisher(log, settings, new PostgresLeadership(database, log.name()));
    }

    @Bean
    CheckpointTopic checkpointTopic(Environment environment, KafkaProperties kafka) {
        return new CheckpointTopic(new PublisherSettings(
                environment.getProperty("duly.checkpoints-topic", "duly.checkpoints.v1"),
                0,
                1,
                environment.getProperty(
                        "duly.events-topic-replication-factor", Short.class, PublisherSettings.BROKER_DEFAULT),
                kafka.buildAdminProperties()));
    }

    @Bean
    Follower checkpointPublisher(
            EventLog log,
            Checkpoints checkpoints,
            CheckpointTopic topic,
            @Qualifier("machineClock") InstantSource machineClock) {
        return new Follower(
                "duly-checkpoints", log, new CheckpointPublisher(checkpoints, topic, log.name(), machineClock));
    }

    @Bean
    PublisherHealth publisherHealth(EventPublisher publisher) {
        return new PublisherHealth(publisher);
    }

    @Bean
    PublisherMetrics publisherMetrics(EventPublisher publisher) {
        return new PublisherMetrics(publisher);
    }
}
