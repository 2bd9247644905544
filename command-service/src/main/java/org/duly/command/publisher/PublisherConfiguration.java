package org.duly.command.publisher;

import java.time.InstantSource;
import org.duly.command.due.BallotKeyFollower;
import org.duly.command.due.ErasureFollower;
import org.duly.command.due.Follower;
import org.duly.command.log.EventLog;
import org.duly.command.log.PostgresEventLog;
import org.duly.command.proof.Checkpoints;
import org.duly.events.EventCodec;
import org.duly.platform.database.Database;
import org.duly.platform.vault.BallotKeyVault;
import org.duly.platform.vault.KeyVault;
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
 * {@code duly.checkpoints-topic}, {@code duly.log.partition}, {@code duly.log.start-without-topic} (to take commands in
 * before the log was compared with its topic), and {@code spring.kafka.*} for the connection.
 */
@Configuration(proxyBeanMethods = false)
public class PublisherConfiguration {
    @Bean
    EventPublisher eventPublisher(
            PostgresEventLog log,
            EventCodec codec,
            KeyVault vault,
            BallotKeyVault ballotKeys,
            Environment environment,
            KafkaProperties kafka) {
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
        Runnable preparation = environment.getProperty("duly.log.start-without-topic", Boolean.class, false)
                ? () -> {}
                : new LogCompletion(settings, new KafkaLogTopic(settings, log.name()), log, () -> {
                    // A vault from a backup has keys again that were destroyed since.
                    new ErasureFollower(log, codec, vault).follow();
                    new BallotKeyFollower(log, codec, ballotKeys).follow();
                });
        return new EventPublisher(log, settings, new PostgresLeadership(database, log.name()), preparation);
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
